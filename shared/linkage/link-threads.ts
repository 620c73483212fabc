import type { Intervals } from './intervals.ts'
import type { RowPairs } from './numeric-keys.ts'

/** Which pairs of equal keys are wanted. Days are those of {@link daysOf}; rows without a day have no partner. */
export interface JoinWish {
  isSelf: boolean
  /** Only whether a left row has a partner: one pair for each left row is enough. */
  isExistence: boolean
  days: { left: Int32Array<ArrayBuffer>; right: Int32Array<ArrayBuffer>; from: number; to: number } | null
  /** Intervals that have so many days in common at least; rows without one have no partner. Absent: all. */
  intervals?: { left: Intervals; right: Intervals; leastDays: number } | null
  /** More pairs end the join with what the worst key is. */
  mostPairs: number
}

/** A join, or the key that would flood it: an entry of either side that has it. */
export type JoinAnswer =
  | { pairs: RowPairs }
  | { flood: { leftRow: number; rightRow: number; leftCount: number; rightCount: number } }

/** Threads beside the engine that read keys and compare; what has none does the same where it stands. A join of keys is too quick to be sent anywhere. */
export interface LinkThreads {
  /**
   * Runs `work` (a name that `link-worker.ts` knows) over parts of an input that is plain data, one part for each thread at a time, and gives the answers in
   * the order of the parts. `shared` is sent to each thread once.
   */
  map<Shared, Part, Answer>(work: string, shared: Shared, parts: Iterable<Part>, signal: AbortSignal): AsyncIterable<Answer>
}
