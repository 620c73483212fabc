import type { JudgedRecord } from '../../shared/ledger/link-judgement.ts'
import { breathe } from './investigation.ts'
import { contentNumber, numberOfContent, type RecordColumn, recordContent } from './record-content.ts'
import { ordinalOf } from './row-refs.ts'
import type { BatchRecord } from './store/records.ts'
import type { StoredTable } from './store/segments.ts'

/** Contents of the rows of a batch's segments, by segment and columns: a batch never changes. */
const contents = new WeakMap<BatchRecord, Map<string, Float64Array>>()

/** Where judged records stand in a table as it is opened now. */
export class RecordPlaces {
  readonly #judged = new Map<string, number>()
  readonly #rows = new Map<string, number[]>()

  /** Reads each wanted column once for a batch, then a number for each row: about 2 µs a row the first time. */
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
    for (const [key, { columns, wanted }] of byColumns) await places.#find(table, key, columns, wanted, signal)
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
    key: string,
    columns: readonly RecordColumn[],
    wanted: ReadonlySet<string>,
    signal: AbortSignal,
  ): Promise<void> {
    const numbers = new Set([...wanted].map(numberOfContent))
    for (const [segment, { start }] of table.segments.entries()) {
      const known = await contentsOf(table, segment, key, columns)
      signal.throwIfAborted()
      for (let at = 0; at < known.length; at++) {
        if (!numbers.has(known[at]!)) continue
        const cells = await Promise.all(columns.map(({ name }) => table.cell(segment, name, at)))
        const content = recordContent(columns, cells)
        if (!wanted.has(content)) continue
        const rows = this.#rows.get(content)
        if (rows) rows.push(start + at)
        else this.#rows.set(content, [start + at])
      }
    }
  }
}

function nameOf({ ref: { dataset, batch, row } }: JudgedRecord): string {
  return `${dataset}/${batch}/${row}`
}

async function contentsOf(
  table: StoredTable,
  index: number,
  key: string,
  columns: readonly RecordColumn[],
): Promise<Float64Array> {
  const { batch, segment, rows } = table.segments[index]!
  const ofBatch = contents.get(batch) ?? new Map<string, Float64Array>()
  contents.set(batch, ofBatch)
  const place = `${segment}/${key}`
  const known = ofBatch.get(place)
  if (known) return known
  const values = await Promise.all(columns.map(({ name }) => table.segmentColumn(index, name)))
  const numbers = new Float64Array(rows)
  for (let at = 0; at < rows; at++) {
    numbers[at] = contentNumber(
      columns,
      values.map((column) => column.get(at)),
    )
    if (at % 16_384 === 16_383) await breathe()
  }
  ofBatch.set(place, numbers)
  return numbers
}
