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
const CANDIDATES = 80
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
  const grams = new Set(columns.flatMap((column) => [...gramsOf(own.cells[column]!)]))
  const { likeness, candidates, ...found } = await candidatesFor(table, columns, grams, signal)
  const ranked = await compare(table, columns, likeness, candidates)
  const number = ticketNo(table.columns, own.cells)
  const tickets: SimilarTicket[] = []
  for (const { row, score } of ranked) {
    if (tickets.length === limit || score < LEAST_SCORE) break
    const origin = await table.origin(row)
    const ref = { dataset: of.dataset, batch: origin.batch.id, row: origin.row }
    if (ref.batch === of.batch && ref.row === of.row) continue
    const { cells } = await readRef(table, ref)
    if (number !== '' && ticketNo(table.columns, cells) === number) continue
    tickets.push({ ref, fileName: origin.batch.fileName, score, cells, marks: marksOf(likeness, columns, cells) })
  }
  return { columns: resultColumns(table), tickets, total: table.rowCount, ...found }
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

/** Candidates by how alike their whole text is, the most similar first. */
async function compare(
  table: StoredTable,
  columns: readonly number[],
  likeness: Likeness,
  candidates: readonly number[],
): Promise<{ row: number; score: number }[]> {
  const bySegment = new Map<number, number[]>()
  for (const row of candidates) {
    const segment = table.segmentOf(row)
    bySegment.set(segment, [...(bySegment.get(segment) ?? []), row])
  }
  const compared: { row: number; score: number }[] = []
  for (const [segment, rows] of bySegment) {
    const { start, rows: size } = table.segments[segment]!
    const wanted = new Bitset(size)
    for (const row of rows) wanted.add(row - start)
    const source = table.segmentSource(segment)
    const values = await Promise.all(columns.map((column) => source.values(column, wanted)))
    for (const row of rows) {
      const grams = new Set(values.flatMap((column) => [...gramsOf(column.get(row - start))]))
      compared.push({ row, score: similarity(likeness, grams) })
    }
  }
  return compared.sort((a, b) => b.score - a.score || a.row - b.row)
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

function ticketNo(columns: readonly ColumnSchema[], cells: readonly string[]): string {
  return baseTicketNo(fieldOf(columns, cells, 'ticketNo'))
}

function resultColumns(table: StoredTable): ResultColumn[] {
  return table.columns.map((column) => ({ ...column, side: 'left' as const, source: table.dataset.name }))
}
