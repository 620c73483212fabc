import type { CellHit, ResultColumn } from '../../shared/contract/engine.ts'
import type { SimilarTicket, SimilarTickets } from '../../shared/contract/reading.ts'
import { baseTicketNo } from '../../shared/ingest/duplicate.ts'
import type { RowRef } from '../../shared/ledger/clue.ts'
import { Bitset } from '../../shared/screening/bitset.ts'
import {
  BestRows,
  gramsOf,
  type Likeness,
  likenessOf,
  probesOf,
  sharedPhrases,
  similarity,
} from '../../shared/screening/similar.ts'
import type { ColumnSchema } from '../../shared/table/schema.ts'
import { fieldOf, readRef } from './row-refs.ts'
import { countGrams, openIndexes, scoreRows } from './similar-index.ts'
import { scanNewest } from './similar-scan.ts'
import type { StoredTable } from './store/segments.ts'
import { openTableOf, type Workspace } from './workspace.ts'

/** Rows whose text is compared in full. */
const CANDIDATES = 48
/** Below this score tickets share no more than the phrases of their trade. */
const LEAST_SCORE = 0.15

/**
 * The tickets of the dataset whose text is most like that of a row: candidates by the rarest pairs of characters from the index, then compared in full.
 * Where no segment has an index the newest rows are read instead. Rows with the same ticket number are left out.
 */
export async function similarTickets(
  workspace: Workspace,
  of: RowRef,
  limit: number,
  signal: AbortSignal,
): Promise<SimilarTickets> {
  const table = await openTableOf(workspace, of.dataset)
  const own = await readRef(table, of)
  const columns = comparedColumns(table.columns)
  const grams = gramsIn(own.cells, columns)
  const { likeness, candidates, ...found } = await candidatesFor(table, columns, grams, signal)
  const shown = shownColumns(table.columns, columns)
  const number = ticketNo(table.columns, own.cells)
  const tickets: SimilarTicket[] = []
  for (const { row, cells } of await readRows(table, shown, candidates)) {
    const score = similarity(likeness, gramsIn(cells, columns))
    if (score < LEAST_SCORE || (number !== '' && ticketNo(table.columns, cells) === number)) continue
    const { batch, row: inFile } = await table.origin(row)
    if (batch.id === of.batch && inFile === of.row) continue
    const ref = { dataset: of.dataset, batch: batch.id, row: inFile }
    tickets.push({ ref, fileName: batch.fileName, score, cells, marks: marksOf(likeness, columns, cells) })
  }
  tickets.sort((a, b) => b.score - a.score)
  return { columns: resultColumns(table), tickets: tickets.slice(0, limit), total: table.rowCount, ...found }
}

interface Candidates {
  likeness: Likeness
  /** Rows of the table. */
  candidates: number[]
  searched: number
  isScanned: boolean
  unindexed: number
}

async function candidatesFor(
  table: StoredTable,
  columns: readonly number[],
  grams: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Candidates> {
  const indexed = await openIndexes(table, columns, signal)
  const best = new BestRows(CANDIDATES)
  if (indexed.segments.length === 0) {
    const { rows, counts, scanned } = await scanNewest(table, indexed.unindexed, columns, grams, signal)
    const likeness = likenessOf(grams, counts, scanned)
    for (const { row, grams: held } of rows)
      best.offer(
        row,
        held.reduce((sum, gram) => sum + likeness.weights.get(gram)!, 0),
      )
    return { likeness, candidates: best.best().map(({ row }) => row), searched: scanned, isScanned: true, unindexed: 0 }
  }
  const counts = countGrams(indexed, grams)
  const likeness = likenessOf(grams, counts, indexed.rows)
  await scoreRows(indexed, probesOf(grams, counts), likeness.weights, best, signal)
  return {
    likeness,
    candidates: best.best().map(({ row }) => row),
    searched: indexed.rows,
    isScanned: false,
    unindexed: indexed.unindexed.length,
  }
}

interface ReadRow {
  row: number
  cells: string[]
}

/** Rows in their order; of the columns that are not named the cells are empty. Reads what the screens read, so that one serves the other. */
async function readRows(table: StoredTable, columns: readonly number[], rows: readonly number[]): Promise<ReadRow[]> {
  const bySegment = new Map<number, number[]>()
  for (const row of [...rows].sort((a, b) => a - b)) {
    const segment = table.segmentOf(row)
    bySegment.set(segment, [...(bySegment.get(segment) ?? []), row])
  }
  const read: ReadRow[] = []
  for (const [segment, own] of bySegment) {
    const { start, rows: size } = table.segments[segment]!
    const wanted = new Bitset(size)
    for (const row of own) wanted.add(row - start)
    const source = table.segmentSource(segment)
    const values = await Promise.all(columns.map((column) => source.values(column, wanted)))
    for (const row of own) {
      const cells = table.columns.map(() => '')
      columns.forEach((column, at) => {
        cells[column] = values[at]!.get(row - start)
      })
      read.push({ row, cells })
    }
  }
  return read
}

function gramsIn(cells: readonly string[], columns: readonly number[]): Set<string> {
  return new Set(columns.flatMap((column) => [...gramsOf(cells[column]!)]))
}

function marksOf(likeness: Likeness, columns: readonly number[], cells: readonly string[]): CellHit[] {
  return columns.flatMap((column) => sharedPhrases(likeness, cells[column]!).map((range) => ({ column, ...range })))
}

/** Title and content of a ticket; of another table every text. */
function comparedColumns(columns: readonly ColumnSchema[]): number[] {
  const texts = columns.flatMap(({ type, field }, column) => (type === 'text' ? [{ field, column }] : []))
  const main = texts.filter(({ field }) => field === 'title' || field === 'content')
  return (main.length > 0 ? main : texts).map(({ column }) => column)
}

/** What a list shows of a ticket: number, time and street beside what is compared. */
function shownColumns(columns: readonly ColumnSchema[], compared: readonly number[]): number[] {
  const listed = columns.flatMap(({ field }, column) =>
    field === 'ticketNo' || field === 'receivedAt' || field === 'street' ? [column] : [],
  )
  return [...new Set([...listed, ...compared])]
}

function ticketNo(columns: readonly ColumnSchema[], cells: readonly string[]): string {
  return baseTicketNo(fieldOf(columns, cells, 'ticketNo'))
}

function resultColumns(table: StoredTable): ResultColumn[] {
  return table.columns.map((column) => ({ ...column, side: 'left' as const, source: table.dataset.name }))
}
