import type { StringColumn } from '../table/column.ts'
import { parseDate } from '../values/date.ts'

/** The calendar day of a row without a readable day; it lies in no window. */
export const NO_DAY = -0x80000000

/** Days since 1970-01-01 of each row, {@link NO_DAY} where the text is no date or states less than a day. */
export function daysOf(column: StringColumn): Int32Array<ArrayBuffer> {
  const days = new Int32Array(column.length)
  for (let row = 0; row < days.length; row++) days[row] = dayOf(column.get(row))
  return days
}

function dayOf(text: string): number {
  const date = parseDate(text)
  if (!date || date.precision === 'year' || date.precision === 'month') return NO_DAY
  return Math.floor(date.epochMs / 86_400_000)
}
