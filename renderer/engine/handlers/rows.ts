import type { CellHit, EngineContract, ResultRow, RowPage, Tally } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import type { RowRef } from '../../../shared/ledger/clue.ts'
import { chunksOf, columnsOf, findColumn, type RelationColumn, rowCountOf } from '../../../shared/model/relation.ts'
import { NO_ROW } from '../../../shared/table/column.ts'
import { normalizeDate } from '../../../shared/values/value.ts'
import { type Investigation, type ResolvedRows, resolveRows } from '../investigation.ts'

export function rowHandlers(investigation: Investigation): Pick<Handlers<EngineContract>, 'rows.page' | 'rows.tally'> {
  return {
    'rows.page': async ({ of, offset, limit }, { signal }) => {
      const rows = await resolveRows(investigation, of, signal)
      return readPage(rows, offset, limit)
    },
    'rows.tally': async ({ of, column, by, limit }, { signal }) => {
      const { relation, sources } = await resolveRows(investigation, of, signal)
      const found = findColumn(columnsOf(relation, sources), column, '')
      const counts = new Map<string, number>()
      for (const chunk of chunksOf(relation, sources)) {
        const values = await chunk.column(found)
        for (const row of chunk.rows) {
          const key = by === 'month' ? monthOf(values.get(row)) : values.get(row).trim()
          counts.set(key, (counts.get(key) ?? 0) + 1)
        }
        signal.throwIfAborted()
      }
      return sortTallies(
        [...counts].map(([key, count]) => ({ key, count })),
        by,
      ).slice(0, limit)
    },
  }
}

/** Months in time, values by count; equal counts by value, so that the order is the same every time. */
function sortTallies(tallies: Tally[], by: 'value' | 'month'): Tally[] {
  const byKey = (a: Tally, b: Tally) => (a.key < b.key ? -1 : 1)
  return tallies.sort(by === 'month' ? byKey : (a, b) => b.count - a.count || byKey(a, b))
}

const months = new Map<string, string>()

/** `2026-06` of a date as text; '' for what is no date or has no month. Remembers days, of which there are few. */
function monthOf(text: string): string {
  const day = text.slice(0, 10)
  const known = months.get(day)
  if (known !== undefined) return known
  const month = /^\d+-\d{2}/.exec(normalizeDate(text) ?? '')?.[0] ?? ''
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) months.set(day, month)
  return month
}

const noRow: RowRef = { dataset: '', batch: '', row: 0 }

/** A page of a relation: the cells of all its columns, row numbers in the source files, and the hits of its screens. */
export async function readPage(rows: ResolvedRows, offset: number, limit: number): Promise<RowPage> {
  const { relation, sources, leftParts } = rows
  const total = rowCountOf(relation)
  const end = Math.min(total, offset + limit)
  const columns = columnsOf(relation, sources)
  const page: ResultRow[] = []
  for (let index = offset; index < end; index++)
    page.push({ index, row: 0, ref: noRow, rightRow: null, rules: relation.rules?.[index] ?? null, cells: [], hits: [] })
  for (const column of columns) await readCells(rows, column, page)
  for (const [part, { source }] of relation.parts.entries()) {
    if (part !== 0 && part !== leftParts) continue
    const table = sources.get(source)!
    for (const row of page) {
      const ordinal = relation.parts[part]!.rows[row.index]!
      if (ordinal === NO_ROW) continue
      const origin = await table.origin(ordinal)
      if (part === 0) {
        row.row = origin.row
        row.ref = { dataset: table.dataset.id, batch: origin.batch.id, row: origin.row }
      } else row.rightRow = origin.row
    }
  }
  for (const row of page) row.hits = hitsOf(rows, row.cells)
  return {
    columns: columns.map(({ name, header, type, field, part, source }) => ({
      name,
      header,
      type,
      ...(field && { field }),
      side: part < leftParts ? ('left' as const) : ('right' as const),
      source,
    })),
    total,
    rows: page,
  }
}

async function readCells({ relation, sources }: ResolvedRows, column: RelationColumn, page: ResultRow[]): Promise<void> {
  const table = sources.get(column.source)!
  const { rows } = relation.parts[column.part]!
  for (const row of page) {
    const ordinal = rows[row.index]!
    if (ordinal === NO_ROW) {
      row.cells.push('')
      continue
    }
    const segment = table.segmentOf(ordinal)
    row.cells.push(await table.cell(segment, column.own, ordinal - table.segments[segment]!.start))
  }
}

/** Hits of all screens in one row, in the order of the text; equal ranges once. */
export function hitsOf({ screens }: ResolvedRows, cells: readonly string[]): CellHit[] {
  const hits = new Map<string, CellHit>()
  for (const { screen, base } of screens) {
    for (const { column, start, end } of screen.hits((index) => cells[base + index] ?? '')) {
      hits.set(`${base + column}:${start}:${end}`, { column: base + column, start, end })
    }
  }
  return [...hits.values()].sort((a, b) => a.column - b.column || a.start - b.start || a.end - b.end)
}
