import { type Candidates, candidateRows, candidatesOf } from './posting-candidates.ts'
import { countOf, type RowSet, rowsInBoth } from './row-set.ts'
import type { TextIndex } from './segment-source.ts'

const EMPTY = new Uint8Array(0)
/** A single unit stands under many pairs: from so many rows on that the longer literals leave, it is worth to unite them. */
const WORTH_A_UNION = 500

/**
 * Rows that the index leaves for a cell with all of these folded literals, of which there is one at least. `isExact`: no row but those that have them.
 * Rejects with `IndexUnreadable`.
 */
export async function rowsWithAll(
  index: TextIndex,
  literals: readonly string[],
): Promise<{ rows: RowSet | null; isExact: boolean }> {
  const { keys } = index
  let rows: RowSet | undefined
  let isExact = true
  for (const literal of literals.toSorted((a, b) => b.length - a.length)) {
    if (rows && literal.length === 1 && countOf(rows) < WORTH_A_UNION) break
    const candidates = candidatesOf(keys, literal)
    if (!candidates) return { rows: null, isExact: true }
    isExact &&= candidates.isExact
    const chunks = await chunksOf(index, candidates)
    const found = candidateRows(keys, candidates, (number) => chunks.get(number)!)
    const both = rows && found ? rowsInBoth(rows, found) : found
    if (!both) return { rows: null, isExact: true }
    rows = both
  }
  return { rows: rows ?? null, isExact }
}

async function chunksOf(index: TextIndex, { unions }: Candidates): Promise<Map<number, Uint8Array>> {
  const chunks = new Map<number, Uint8Array>()
  const loading: Promise<void>[] = []
  for (const union of unions) {
    for (const { chunk } of union) {
      if (chunks.has(chunk)) continue
      chunks.set(chunk, EMPTY)
      loading.push(index.chunk(chunk).then((bytes) => void chunks.set(chunk, bytes)))
    }
  }
  await Promise.all(loading)
  return chunks
}
