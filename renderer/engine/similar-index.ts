import { candidatesOf } from '../../shared/screening/posting-candidates.ts'
import { readPosting } from '../../shared/screening/posting-rows.ts'
import { IndexUnreadable, type TextIndex } from '../../shared/screening/segment-source.ts'
import { addWeight, type BestRows } from '../../shared/screening/similar.ts'
import { breathe } from './investigation.ts'
import type { StoredTable } from './store/segments.ts'

/** Milliseconds of work after which other calls are let in. */
const SLICE_MS = 24

/** The segments of a table that can be searched by their index, with the indexes of the columns that are compared. */
export interface IndexedSegments {
  segments: { start: number; rows: number; indexes: TextIndex[] }[]
  /** Rows of the segments that have them. */
  rows: number
  /** Segments without, or with a damaged one. */
  unindexed: number[]
}

export async function openIndexes(table: StoredTable, columns: readonly number[], signal: AbortSignal): Promise<IndexedSegments> {
  const opened: IndexedSegments = { segments: [], rows: 0, unindexed: [] }
  for (const [segment, { start, rows }] of table.segments.entries()) {
    const indexes = await indexesOf(table, segment, columns)
    signal.throwIfAborted()
    if (indexes) opened.segments.push({ start, rows, indexes })
    else opened.unindexed.push(segment)
    opened.rows += indexes ? rows : 0
  }
  return opened
}

async function indexesOf(table: StoredTable, segment: number, columns: readonly number[]): Promise<TextIndex[] | null> {
  const source = table.segmentSource(segment)
  try {
    const found = await Promise.all(columns.map((column) => source.index(column)))
    const indexes = found.filter((index) => index !== undefined)
    return indexes.length > 0 ? indexes : null
  } catch (error) {
    if (error instanceof IndexUnreadable) return null
    throw error
  }
}

/** How many rows hold each pair of characters, summed over the compared columns. Some microseconds a pair and segment. */
export function countGrams({ segments }: IndexedSegments, grams: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const gram of grams) {
    let rows = 0
    for (const { indexes } of segments)
      for (const { keys } of indexes) rows += keys.find(gram.charCodeAt(0), gram.charCodeAt(1))?.count ?? 0
    counts.set(gram, rows)
  }
  return counts
}

/** Offers every row by the weights of those pairs that it holds. An index with a chunk that cannot be read is left out in that segment. */
export async function scoreRows(
  { segments }: IndexedSegments,
  probes: readonly string[],
  weights: ReadonlyMap<string, number>,
  best: BestRows,
  signal: AbortSignal,
): Promise<void> {
  let lastBreath = performance.now()
  for (const { start, rows, indexes } of segments) {
    const scores = new Float32Array(rows)
    for (const index of indexes) await addProbes(index, probes, weights, scores)
    for (let row = 0; row < rows; row++) if (scores[row]! > 0) best.offer(start + row, scores[row]!)
    if (performance.now() - lastBreath < SLICE_MS) continue
    await breathe()
    signal.throwIfAborted()
    lastBreath = performance.now()
  }
}

async function addProbes(
  { keys, chunks }: TextIndex,
  probes: readonly string[],
  weights: ReadonlyMap<string, number>,
  scores: Float32Array,
): Promise<void> {
  const entries = probes.flatMap((probe) => {
    const entry = candidatesOf(keys, probe)?.unions[0]?.[0]
    return entry ? [{ entry, weight: weights.get(probe)! }] : []
  })
  const numbers = [...new Set(entries.map(({ entry }) => entry.chunk))]
  try {
    const loaded = await chunks(numbers)
    for (const { entry, weight } of entries) addWeight(scores, readPosting(loaded[numbers.indexOf(entry.chunk)]!, entry), weight)
  } catch (error) {
    if (!(error instanceof IndexUnreadable)) throw error
  }
}
