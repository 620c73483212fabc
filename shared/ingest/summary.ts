import type { ColumnSchema } from '../table/schema.ts'
import { type ColumnSummary, distinctLimit } from './verification.ts'

/** Values listed in {@link ColumnSummary.top}. */
const TOP = 20
/** A longer value is told apart by length and hash, so that a summary stays small whatever the cells hold. */
const LONGEST_KEPT = 200
const CUT = '\u0000'

/** One end of a range: `key` orders (milliseconds of the wall clock, or the number), `text` is what is shown. */
export interface RangeEnd {
  key: number
  text: string
}

/**
 * What is known of a column after some of its rows; plain data that can be posted and joined in any order ({@link joinSummaries}).
 * `values` counts the different values, null once they are {@link distinctLimit}. Of ids, `longNumbers` counts those of 18 digits and more,
 * `zeroTails` those among them with nothing but zeros after the 15th digit.
 */
export interface PartialSummary {
  filled: number
  flags: Record<string, number>
  least: RangeEnd | null
  greatest: RangeEnd | null
  values: Map<string, number> | null
  longNumbers: number
  zeroTails: number
}

/** Adds what is known of other rows to `into`, which is changed and returned. The order and the grouping of joins make no difference. */
export function joinSummaries(into: PartialSummary, other: PartialSummary): PartialSummary {
  for (const [reason, count] of Object.entries(other.flags)) into.flags[reason] = (into.flags[reason] ?? 0) + count
  into.filled += other.filled
  into.least = outer(into.least, other.least, isBefore)
  into.greatest = outer(into.greatest, other.greatest, isAfter)
  into.values = joinValues(into.values, other.values)
  into.longNumbers += other.longNumbers
  into.zeroTails += other.zeroTails
  return into
}

/**
 * The summary of a column from those of its segments, the same however the rows were cut. `top` is ordered by count, then by value; it
 * leaves out what occurs once where there are more values than it has room for, and is empty from {@link distinctLimit} values on. Ids of
 * 18 digits and more count as damaged when most of them end in zeros from the 16th digit on, as a spreadsheet leaves them.
 */
export function mergeSummaries(parts: readonly PartialSummary[], schema: ColumnSchema): ColumnSummary {
  const { name, type, field } = schema
  const whole = parts.reduce(joinSummaries, emptySummary())
  const rounded = whole.zeroTails >= 3 && whole.zeroTails * 2 > whole.longNumbers ? whole.zeroTails : 0
  const flags = Object.fromEntries(Object.entries(whole.flags).sort(([a], [b]) => (a < b ? -1 : 1)))
  return {
    name,
    type,
    ...(field && { field }),
    filled: whole.filled,
    flags,
    damaged: (flags.damaged ?? 0) + rounded,
    least: whole.least?.text ?? '',
    greatest: whole.greatest?.text ?? '',
    distinct: whole.values?.size ?? distinctLimit,
    top: whole.values ? topOf(whole.values) : [],
  }
}

/** The summary of no rows. */
export function emptySummary(): PartialSummary {
  return { filled: 0, flags: {}, least: null, greatest: null, values: new Map(), longNumbers: 0, zeroTails: 0 }
}

/** Equal keys of different precision (a day, and its midnight) are ordered by their text. */
function isBefore(a: RangeEnd, b: RangeEnd): boolean {
  return a.key === b.key ? a.text < b.text : a.key < b.key
}

function isAfter(a: RangeEnd, b: RangeEnd): boolean {
  return isBefore(b, a)
}

function outer(a: RangeEnd | null, b: RangeEnd | null, isOuter: (a: RangeEnd, b: RangeEnd) => boolean): RangeEnd | null {
  if (a === null || b === null) return a ?? b
  return isOuter(b, a) ? b : a
}

function joinValues(into: Map<string, number> | null, other: ReadonlyMap<string, number> | null): Map<string, number> | null {
  if (into === null || other === null) return null
  for (const [value, count] of other) {
    into.set(value, (into.get(value) ?? 0) + count)
    if (into.size >= distinctLimit) return null
  }
  return into
}

function topOf(values: ReadonlyMap<string, number>): [string, number][] {
  const entries = [...values].filter(([, count]) => count > 1 || values.size <= TOP)
  entries.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  return entries.slice(0, TOP).map(([value, count]) => [shownKey(value), count])
}

/** What a value is told apart by: itself, or where it is long its beginning, length and hash. */
export function valueKey(value: string): string {
  return value.length > LONGEST_KEPT ? cut(value) : value
}

function cut(value: string): string {
  let hash = 0
  let other = 0
  for (let index = 0; index < value.length; index++) {
    hash = Math.imul(hash ^ value.charCodeAt(index), 0x01000193)
    other = Math.imul(other + value.charCodeAt(index), 0x85ebca6b) ^ (other >>> 13)
  }
  return `${value.slice(0, LONGEST_KEPT)}${CUT}${value.length}.${hash}.${other}`
}

function shownKey(key: string): string {
  return key.length > LONGEST_KEPT && key[LONGEST_KEPT] === CUT ? `${key.slice(0, LONGEST_KEPT)}…` : key
}
