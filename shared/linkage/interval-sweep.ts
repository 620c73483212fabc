import { AppError } from '../errors.ts'
import { NO_ROW } from '../table/column.ts'
import { type Intervals, OPEN_END } from './intervals.ts'
import type { RowPairs } from './numeric-keys.ts'
import { placesByRank } from './pair-order.ts'

/** What a sweep over intervals may cost and how it is stopped. */
export interface SweepOptions {
  isSelf: boolean
  leastDays: number
  mostPairs: number
  /** More pairs are `link.needsRun`. */
  mostCompared?: number | undefined
  /** Names of both sides' columns, for the message when there are too many pairs. */
  columns: { left: string; right: string }
  pause(): Promise<void>
}

/**
 * All pairs of rows whose intervals have enough days in common, by left row, then right row; of a table with itself each pair once. How many there are is known before
 * the first: more than `mostPairs` is `model.tooManyPairs` with the left row that has most. Sorting, and two looks at each pair.
 */
export async function overlappingPairs(left: Intervals, right: Intervals, options: SweepOptions): Promise<RowPairs> {
  const { isSelf, mostPairs, mostCompared } = options
  const partners = partnerCounts(left, right, options)
  const total = partners.reduce((sum, count) => sum + count, 0) / (isSelf ? 2 : 1)
  if (total > mostPairs) throw flood(partners, left, options)
  if (mostCompared !== undefined && total > mostCompared) throw new AppError('link.needsRun', { compared: total })
  const starts = new Uint32Array(left.from.length + 1)
  await sweep(left, right, options, (row) => {
    starts[row + 1]!++
  })
  for (let row = 0; row < left.from.length; row++) starts[row + 1]! += starts[row]!
  const pairs = { leftRows: new Uint32Array(total), rightRows: new Uint32Array(total) }
  const next = starts.slice()
  await sweep(left, right, options, (row, partner) => {
    pairs.rightRows[next[row]!++] = partner
  })
  for (let row = 0; row < left.from.length; row++) {
    const [from, to] = [starts[row]!, starts[row + 1]!]
    pairs.leftRows.fill(row, from, to)
    if (to - from > 1) pairs.rightRows.subarray(from, to).sort()
  }
  return pairs
}

/** Rows whose interval has at least so many days, by beginning. */
function sweepOrder({ from, to }: Intervals, leastDays: number): Uint32Array {
  return placesByRank(Float64Array.from(from)).filter((row) => to[row]! - from[row]! + 1 >= leastDays)
}

/** Two intervals have so many days in common where one begins in the other, and ends so many days before its end: no other pair is looked at. */
async function sweep(
  left: Intervals,
  right: Intervals,
  { isSelf, leastDays, pause }: SweepOptions,
  add: (leftRow: number, rightRow: number) => void,
): Promise<void> {
  const leftOrder = sweepOrder(left, leastDays)
  const rightOrder = isSelf ? leftOrder : sweepOrder(right, leastDays)
  let l = 0
  let r = 0
  let steps = 0
  while (l < leftOrder.length && (isSelf || r < rightOrder.length)) {
    if (isSelf || left.from[leftOrder[l]!]! <= right.from[rightOrder[r]!]!) {
      const row = leftOrder[l++]!
      const last = left.to[row]! - leastDays + 1
      for (let at = isSelf ? l : r; at < rightOrder.length && right.from[rightOrder[at]!]! <= last; at++) {
        const partner = rightOrder[at]!
        if (isSelf && partner < row) add(partner, row)
        else add(row, partner)
      }
    } else {
      const row = rightOrder[r++]!
      const last = right.to[row]! - leastDays + 1
      for (let at = l; at < leftOrder.length && left.from[leftOrder[at]!]! <= last; at++) add(leftOrder[at]!, row)
    }
    if (++steps % 256 === 0) await pause()
  }
}

/** Partners of each left row: those that begin early enough, without those that end too early. In a table with itself a row is none of its own. */
function partnerCounts(left: Intervals, right: Intervals, { isSelf, leastDays }: SweepOptions): Float64Array {
  const order = sweepOrder(right, leastDays)
  const begins = Float64Array.from(order, (row) => right.from[row]!)
  const ends = Float64Array.from(order, (row) => right.to[row]! - leastDays + 1).sort()
  return Float64Array.from(left.from, (from, row) => {
    const last = left.to[row]! - leastDays + 1
    return last < from ? 0 : countBelow(begins, last + 1) - countBelow(ends, from) - (isSelf ? 1 : 0)
  })
}

function countBelow(ascending: Float64Array, bound: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (ascending[middle]! < bound) low = middle + 1
    else high = middle
  }
  return low
}

/** For each left row that has a partner one of them; no cost by pair. */
export function overlapExistence(left: Intervals, right: Intervals, leastDays: number): RowPairs {
  const rightOrder = sweepOrder(right, leastDays)
  const latest = new Uint32Array(rightOrder.length)
  rightOrder.forEach((row, at) => {
    latest[at] = at === 0 || right.to[row]! > right.to[latest[at - 1]!]! ? row : latest[at - 1]!
  })
  const partners = new Uint32Array(left.from.length).fill(NO_ROW)
  let seen = 0
  const byEnd = placesByRank(Float64Array.from(left.to))
  for (const row of byEnd) {
    if (left.to[row]! - left.from[row]! + 1 < leastDays) continue
    while (seen < rightOrder.length && right.from[rightOrder[seen]!]! <= left.to[row]! - leastDays + 1) seen++
    if (seen > 0 && right.to[latest[seen - 1]!]! >= left.from[row]! + leastDays - 1) partners[row] = latest[seen - 1]!
  }
  const leftRows = Uint32Array.from(partners.keys()).filter((row) => partners[row] !== NO_ROW)
  return { leftRows, rightRows: leftRows.map((row) => partners[row]!) }
}

/** Names the left row with the most partners by its interval. */
function flood(partners: Float64Array, left: Intervals, { mostPairs, columns }: SweepOptions): AppError {
  const rightCount = partners.reduce((most, count) => Math.max(most, count), 0)
  const row = partners.indexOf(rightCount)
  const day = (days: number) => (days === OPEN_END ? '' : new Date(days * 86_400_000).toISOString().slice(0, 10))
  const value = `${day(left.from[row]!)} – ${day(left.to[row]!)}`
  const rows = left.from.length
  return new AppError('model.tooManyPairs', { maxPairs: mostPairs, ...columns, value, leftCount: 1, rightCount, rows })
}
