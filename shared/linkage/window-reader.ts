import type { FinderRule, FinderSide } from './finder.ts'
import type { RowPairs } from './numeric-keys.ts'
import { NO_DAY } from './window.ts'

/** Whether the days of two rows lie within the rule's window; always where it has none. A row without a day lies in no window. */
export async function windowReader(
  left: FinderSide,
  right: FinderSide,
  { window }: FinderRule,
): Promise<(left: number, right: number) => boolean> {
  if (!window) return () => true
  const { left: ours, right: theirs } = await daysOfBoth(left, right, window)
  const [from, to] = window.days
  return (one, other) => {
    const [start, end] = [ours[one]!, theirs[other]!]
    return start !== NO_DAY && end !== NO_DAY && end - start >= from && end - start <= to
  }
}

/** The days of both sides that a window goes by. */
export async function daysOfBoth(left: FinderSide, right: FinderSide, window: { left: string; right: string }) {
  return { left: await left.days(window.left), right: await right.days(window.right) }
}

/** How many rows of both sides have no day. */
export function daylessRows(days: { left: Int32Array; right: Int32Array }): { left: number; right: number } {
  return { left: lacking(days.left), right: lacking(days.right) }
}

function lacking(days: Int32Array): number {
  let count = 0
  for (let row = 0; row < days.length; row++) if (days[row] === NO_DAY) count++
  return count
}

/** The pairs that are within; the same ones where all are. */
export function pairsWithin(pairs: RowPairs, isIn: (left: number, right: number) => boolean): RowPairs {
  const { leftRows, rightRows } = pairs
  const places = new Uint32Array(leftRows.length)
  let length = 0
  for (let at = 0; at < leftRows.length; at++) if (isIn(leftRows[at]!, rightRows[at]!)) places[length++] = at
  if (length === leftRows.length) return pairs
  const kept = places.subarray(0, length)
  return { leftRows: kept.map((at) => leftRows[at]!), rightRows: kept.map((at) => rightRows[at]!) }
}
