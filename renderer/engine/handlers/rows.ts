import type { CellHit, EngineContract, ResultRow, RowPage } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import type { RowRef } from '../../../shared/ledger/clue.ts'
import { linkGrades } from '../../../shared/linkage/figures.ts'
import {
  columnsOf,
  findColumn,
  OWN_PART,
  ownValues,
  type Relation,
  type RelationColumn,
  rowCountOf,
} from '../../../shared/model/relation.ts'
import { chunksOf } from '../../../shared/model/relation-chunks.ts'
import type { Row } from '../../../shared/screening/evaluate.ts'
import { monthTally, valueTally } from '../../../shared/screening/tally.ts'
import { NO_ROW } from '../../../shared/table/column.ts'
import { unordered } from '../cued-rows.ts'
import { breathe, type Investigation, type ResolvedRows, resolveRows } from '../investigation.ts'
import { CueReader } from '../row-cues.ts'

export function rowHandlers(investigation: Investigation): Pick<Handlers<EngineContract>, 'rows.page' | 'rows.tally'> {
  return {
    'rows.page': async ({ of, offset, limit }, { signal }) => {
      const rows = await resolveRows(investigation, of, signal)
      return readPage(rows, offset, limit)
    },
    'rows.tally': async ({ of, column, by, limit }, { signal }) => {
      const { relation, sources } = await resolveRows(investigation, unordered(of), signal)
      const found = findColumn(columnsOf(relation, sources), column, '')
      const tally = by === 'month' ? monthTally() : valueTally(found.type)
      for (const chunk of chunksOf(relation, sources)) {
        tally.add(await chunk.column(found), chunk.rows)
        await breathe()
        signal.throwIfAborted()
      }
      return tally.tallies().slice(0, limit)
    },
  }
}

const noRow: RowRef = { dataset: '', batch: '', row: 0 }

/** A page of a relation: the cells of all its columns, row numbers in the source files, and the hits of its screens. */
export async function readPage(rows: ResolvedRows, offset: number, limit: number): Promise<RowPage> {
  const { relation, sources, leftParts } = rows
  const total = rowCountOf(relation)
  const end = Math.min(total, offset + limit)
  const columns = columnsOf(relation, sources)
  const page: ResultRow[] = []
  for (let index = offset; index < end; index++) {
    const rules = relation.rules?.[index] ?? null
    page.push({
      index,
      row: 0,
      ref: noRow,
      rightRow: null,
      rules,
      link: linkFigures(relation, index),
      cells: [],
      hits: [],
      cues: [],
      cue: 'plain',
    })
  }
  const cells = await Promise.all(columns.map((column) => readCells(rows, column, page)))
  for (const [at, row] of page.entries()) row.cells = cells.map((ofColumn) => ofColumn[at]!)
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
  const reader = new CueReader(rows)
  for (const row of page) {
    const cell = (column: number) => row.cells[column] ?? ''
    row.hits = hitsOf(rows, cell)
    Object.assign(row, reader.read(row.hits, cell))
  }
  return {
    columns: columns.map(({ name, header, type, field, part, source }) => ({
      name,
      header,
      type,
      ...(field && { field }),
      side: part === OWN_PART ? ('step' as const) : part < leftParts ? ('left' as const) : ('right' as const),
      source,
    })),
    total,
    rows: page,
  }
}

/** What a link says of one of its rows; null where only keys decided, or the rows are no link. */
function linkFigures({ figures }: Relation, index: number): ResultRow['link'] {
  if (!figures) return null
  const { score, probability, grades, candidates } = figures
  const known = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)
  return {
    score: known(score?.[index]),
    probability: known(probability?.[index]),
    grade: linkGrades[grades?.[index] ?? 0]!,
    candidates: candidates?.[index] ?? null,
  }
}

/** The values of a column, row by row of the page. */
async function readCells(
  { relation, sources }: ResolvedRows,
  column: RelationColumn,
  page: readonly ResultRow[],
): Promise<string[]> {
  if (column.part === OWN_PART) {
    const values = ownValues(relation, column)
    return page.map(({ index }) => values.get(index))
  }
  const { rows } = relation.parts[column.part]!
  return sources.get(column.source)!.cells(
    column.own,
    page.map(({ index }) => rows[index]!),
  )
}

/** Hits of all screens in one row, in the order of the text; equal ranges once. */
export function hitsOf({ screens }: ResolvedRows, cell: Row): CellHit[] {
  const hits = new Map<string, CellHit>()
  for (const { screen, base } of screens) {
    for (const { column, start, end } of screen.hits((index) => cell(base + index))) {
      hits.set(`${base + column}:${start}:${end}`, { column: base + column, start, end })
    }
  }
  return [...hits.values()].sort((a, b) => a.column - b.column || a.start - b.start || a.end - b.end)
}
