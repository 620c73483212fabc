import { candidateRows, candidatesOf } from './posting-candidates.ts'
import type { PostingKeys } from './posting-keys.ts'
import { countOf, type RowSet, rowsInBoth } from './row-set.ts'

/** A single unit stands under many pairs: from so many rows on that the longer literals leave, it is worth to unite them. */
const WORTH_A_UNION = 2000

/** Rows that an index leaves; `isExact`: no others than those asked for. */
export interface IndexRows {
  readonly rows: RowSet | null
  readonly isExact: boolean
}

/**
 * Rows that the index leaves for a cell with all of these folded literals, of which there is one at least. Undefined where chunks are not at hand:
 * their numbers are added to `missing`, and it is asked again when they are.
 */
export function rowsWithAll(
  keys: PostingKeys,
  literals: readonly string[],
  chunkOf: (chunk: number) => Uint8Array | undefined,
  missing: Set<number>,
): IndexRows | undefined {
  let rows: RowSet | undefined
  let isExact = true
  let isWaiting = false
  for (const literal of literals.length > 1 ? literals.toSorted((a, b) => b.length - a.length) : literals) {
    if (literal.length === 1 && (isWaiting || (rows && countOf(rows) < WORTH_A_UNION))) break
    const candidates = candidatesOf(keys, literal)
    if (!candidates) return { rows: null, isExact: true }
    isExact &&= candidates.isExact
    let isThere = true
    for (const union of candidates.unions) {
      for (const { chunk } of union) {
        if (chunkOf(chunk)) continue
        missing.add(chunk)
        isThere = false
      }
    }
    if (!isThere) isWaiting = true
    if (isWaiting) continue
    const found = candidateRows(keys, candidates, (chunk) => chunkOf(chunk)!)
    const both = rows && found ? rowsInBoth(rows, found) : found
    if (!both) return { rows: null, isExact: true }
    rows = both
  }
  return isWaiting ? undefined : { rows: rows ?? null, isExact }
}
