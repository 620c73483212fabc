import type { StringColumn } from '../table/column.ts'
import { isPlaceholder } from '../values/placeholder.ts'
import { NO_DAY } from './window.ts'

/** Intervals in days, both ends included: row r lasts from `from[r]` to `to[r]`. What is none ends before it begins. */
export interface Intervals {
  from: Int32Array
  to: Int32Array
}

/** The last day of an interval that is still open. */
export const OPEN_END = 0x3fff_ffff
const ONGOING = /^(?:至今|今|现在|目前|在职|在押|长期|永久|now|present)$/i

/**
 * Intervals by the days on which they begin and end. An end that is empty, a placeholder or 至今 is still open; `ended` has the texts of the ends. No interval: a
 * beginning that is no day, an end that is text of another kind or states less than a day, an end before the beginning.
 */
export function intervalsOf(begins: Int32Array, ends: Int32Array, ended: StringColumn): Intervals {
  const [from, to] = [begins.slice(), ends.slice()]
  for (let row = 0; row < to.length; row++) {
    if (to[row] !== NO_DAY) continue
    const text = ended.get(row).trim()
    if (isPlaceholder(text) || ONGOING.test(text)) to[row] = OPEN_END
  }
  for (let row = 0; row < from.length; row++) {
    if (from[row] !== NO_DAY && from[row]! <= to[row]!) continue
    from[row] = 0
    to[row] = -1
  }
  return { from, to }
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
