import { AppError } from '../errors.ts'
import { NO_ROW, type StringColumn } from '../table/column.ts'
import { isPlaceholder } from '../values/placeholder.ts'
import type { RowPairs } from './numeric-keys.ts'
import { placesByRank } from './pair-order.ts'
import { daysOf, NO_DAY } from './window.ts'

/** Intervals in days, both ends included: row r lasts from `from[r]` to `to[r]`. What is none ends before it begins. */
export interface Intervals {
  from: Int32Array
  to: Int32Array
}

/** The last day of an interval that is still open. */
export const OPEN_END = 0x3fff_ffff
const ONGOING = /^(?:至今|今|现在|目前|在职|在押|长期|永久|now|present)$/i

/**
 * Intervals of two date columns. An end that is empty, a placeholder or 至今 is still open. No interval: a beginning that is no day, an end that is text of another
 * kind or states less than a day, an end before the beginning.
 */
export function intervalsOf(from: StringColumn, to: StringColumn): Intervals {
  const starts = daysOf(from)
  const ends = daysOf(to)
  for (let row = 0; row < ends.length; row++) {
    if (ends[row] !== NO_DAY) continue
    const text = to.get(row).trim()
    if (isPlaceholder(text) || ONGOING.test(text)) ends[row] = OPEN_END
  }
  for (let row = 0; row < starts.length; row++) {
    if (starts[row] !== NO_DAY && starts[row]! <= ends[row]!) continue
    starts[row] = 0
    ends[row] = -1
  }
  return { from: starts, to: ends }
}

/** Days that two intervals have in common, both ends included; 0 or less where there are none. */
export function commonDays(left: Intervals, leftRow: number, right: Intervals, rightRow: number): number {
  return Math.min(left.to[leftRow]!, right.to[rightRow]!) - Math.max(left.from[leftRow]!, right.from[rightRow]!) + 1
}

/** Rows without an interval. */
export function withoutInterval({ from, to }: Intervals): number {
  let count = 0
  for (let row = 0; row < from.length; row++) if (to[row]! < from[row]!) count++
  return count
}

/** Rows whose interval has at least so many days, by beginning. */
function sweepOrder({ from, to }: Intervals, leastDays: number): Uint32Array {
  return placesByRank(Float64Array.from(from)).filter((row) => to[row]! - from[row]! + 1 >= leastDays)
}

/** What a sweep over intervals may cost and how it is stopped. */
export interface SweepOptions {
  isSelf: boolean
  leastDays: number
  mostPairs: number
  /** Names of both sides' columns, for the message when there are too many pairs. */
  columns: { left: string; right: string }
  pause(): Promise<void>
}

/**
 * All pairs of rows whose intervals have enough days in common, by left row, then right row; of a table with itself each pair once. A sweep over beginnings: sorting
 * and the pairs that overlap at all, no others. More than `mostPairs` is `model.tooManyPairs` with the left row that has most.
 */
export async function overlappingPairs(left: Intervals, right: Intervals, options: SweepOptions): Promise<RowPairs> {
  const { isSelf, leastDays, mostPairs } = options
  const leftOrder = sweepOrder(left, leastDays)
  const rightOrder = isSelf ? leftOrder : sweepOrder(right, leastDays)
  const pairs: [number[], number[]] = [[], []]
  const add = (leftRow: number, rightRow: number) => {
    if (commonDays(left, leftRow, right, rightRow) < leastDays) return
    const isTurned = isSelf && rightRow < leftRow
    pairs[0].push(isTurned ? rightRow : leftRow)
    pairs[1].push(isTurned ? leftRow : rightRow)
    if (pairs[0].length > mostPairs) throw flood(pairs, left, options)
  }
  let l = 0
  let r = isSelf ? leftOrder.length : 0
  let steps = 0
  while (l < leftOrder.length && (isSelf || r < rightOrder.length)) {
    const isLeftFirst = isSelf || left.from[leftOrder[l]!]! <= right.from[rightOrder[r]!]!
    if (isLeftFirst) {
      const row = leftOrder[l++]!
      for (let at = isSelf ? l : r; at < rightOrder.length && right.from[rightOrder[at]!]! <= left.to[row]!; at++)
        add(row, rightOrder[at]!)
    } else {
      const row = rightOrder[r++]!
      for (let at = l; at < leftOrder.length && left.from[leftOrder[at]!]! <= right.to[row]!; at++) add(leftOrder[at]!, row)
    }
    if (++steps % 256 === 0) await options.pause()
  }
  const order = placesByRank(Float64Array.from(pairs[0]), Float64Array.from(pairs[1]))
  return { leftRows: order.map((at) => pairs[0][at]!), rightRows: order.map((at) => pairs[1][at]!) }
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
function flood([leftRows]: readonly [number[], number[]], left: Intervals, { mostPairs, columns }: SweepOptions): AppError {
  const partners = new Uint32Array(left.from.length)
  for (const row of leftRows) partners[row]!++
  const leftCount = partners.reduce((most, count) => Math.max(most, count), 0)
  const row = partners.indexOf(leftCount)
  const day = (days: number) => (days === OPEN_END ? '' : new Date(days * 86_400_000).toISOString().slice(0, 10))
  const value = `${day(left.from[row]!)} – ${day(left.to[row]!)}`
  return new AppError('model.tooManyPairs', {
    maxPairs: mostPairs,
    ...columns,
    value,
    leftCount: 1,
    rightCount: leftCount,
    rows: left.from.length,
  })
}
