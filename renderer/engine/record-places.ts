import type { JudgedRecord } from '../../shared/ledger/link-judgement.ts'
import { KeyNumbers } from '../../shared/linkage/key-numbers.ts'
import { breathe } from './investigation.ts'
import { numbersOfContent, type RecordColumn } from './record-content.ts'
import { ordinalOf } from './row-refs.ts'
import type { StoredTable } from './store/segments.ts'

/** Where judged records stand in a table as it is opened now. */
export class RecordPlaces {
  readonly #judged = new Map<string, number>()
  readonly #rows = new Map<string, number[]>()

  /** Reads what the rows say in the columns by which records are told, in threads; it is kept. */
  static async of(table: StoredTable, records: readonly JudgedRecord[], signal: AbortSignal): Promise<RecordPlaces> {
    const places = new RecordPlaces()
    for (const record of records) {
      const ordinal = await ordinalOf(table, record.ref)
      if (ordinal !== undefined) places.#judged.set(nameOf(record), ordinal)
    }
    const byColumns = new Map<string, { columns: RecordColumn[]; wanted: Set<string> }>()
    for (const { columns: names, content } of records) {
      const columns = names.flatMap((name) => table.columns.find((column) => column.name === name) ?? [])
      if (content === '' || columns.length < names.length) continue
      const key = JSON.stringify(columns.map(({ name, type, field }) => [name, type, field ?? null]))
      const group = byColumns.get(key) ?? { columns, wanted: new Set<string>() }
      byColumns.set(key, group)
      group.wanted.add(content)
    }
    for (const { columns, wanted } of byColumns.values()) await places.#find(table, columns, wanted, signal)
    return places
  }

  /** The row that was judged; undefined when its batch is gone. */
  judgedRow(record: JudgedRecord): number | undefined {
    return this.#judged.get(nameOf(record))
  }

  /** How many rows {@link rows} has, but for a judged row whose content was another when it was judged. */
  rowCount(record: JudgedRecord): number {
    return this.#rows.get(record.content)?.length ?? (this.judgedRow(record) === undefined ? 0 : 1)
  }

  /** The row that was judged and all rows of its content, ascending. */
  rows(record: JudgedRecord): number[] {
    const found = new Set(this.#rows.get(record.content))
    const judged = this.judgedRow(record)
    if (judged !== undefined) found.add(judged)
    return [...found].sort((a, b) => a - b)
  }

  async #find(
    table: StoredTable,
    columns: readonly RecordColumn[],
    wanted: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<void> {
    const numbers = new KeyNumbers()
    const rowsOf: number[][] = []
    for (const content of wanted) {
      const rows: number[] = []
      rowsOf[numbers.add(...numbersOfContent(content))] = rows
      this.#rows.set(content, rows)
    }
    const ofSegments = await table.derived.contents(columns, signal)
    for (const [segment, contents] of ofSegments.entries()) {
      const { start } = table.segments[segment]!
      for (let entry = 0; entry < contents.length; entry += 2) {
        const number = numbers.find(contents[entry]!, contents[entry + 1]!)
        if (number >= 0) rowsOf[number]!.push(start + entry / 2)
      }
      await breathe()
      signal.throwIfAborted()
    }
  }
}

function nameOf({ ref: { dataset, batch, row } }: JudgedRecord): string {
  return `${dataset}/${batch}/${row}`
}
