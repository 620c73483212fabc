import type { EngineContract } from '../../../shared/contract/engine.ts'
import type { ReviewPair, ReviewRecord } from '../../../shared/contract/link-reviews.ts'
import type { Call } from '../../../shared/contract/method.ts'

type WithCells = ReviewRecord & { cells: string[] }

/** A pair of a review with all that its records say. */
export interface ReadPair extends ReviewPair {
  left: WithCells
  right: WithCells
}

/** Reads the records of pairs as the window does, one pair after the other. */
export async function readPairs(call: Call<EngineContract>, pairs: readonly ReviewPair[]): Promise<ReadPair[]> {
  const read: ReadPair[] = []
  for (const pair of pairs) {
    const cells = await call('review.records', { left: pair.left.ref, right: pair.right.ref })
    read.push({ ...pair, left: { ...pair.left, cells: cells.left }, right: { ...pair.right, cells: cells.right } })
  }
  return read
}
