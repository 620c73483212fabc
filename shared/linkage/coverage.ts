import type { StringColumn } from '../table/column.ts'
import { addressLadder } from '../values/address-ladder.ts'
import { isPlaceholder } from '../values/placeholder.ts'
import { NO_DAY } from './window.ts'

/** Days since 1970-01-01 of 1900-01-01 and 2100-12-31; a date outside is an error of the source. */
const FIRST_DAY = Date.UTC(1900, 0, 1) / 86_400_000
const LAST_DAY = Date.UTC(2100, 11, 31) / 86_400_000

/** A stretch without rows is no accident when it is longer than holidays are, and longer than chance makes one in a list of a hundred. */
const ONE_IN = 100
const LONGEST_HOLIDAY = 14

const MOST_SEEN = 200_000
const ROWS_A_PAUSE = 4096

/** What the right side of a link has: rows by month, days from first to last, areas, and which share of its rows has a key. */
export interface Coverage {
  rows: number
  /** Rows of each month, `2026-03`; of a month without rows there is no entry. */
  months: ReadonlyMap<string, number>
  /** Rows of the median month from the first to the last. */
  median: number
  /** First and last day, {@link NO_DAY} where no row has one. */
  from: number
  to: number
  /** Mean distance of the days that have rows, first to last; 0 without any. */
  distance: number
  /** Stretches between two days with rows that are too long to be chance, ascending: their first and last day without a row. */
  gaps: readonly { from: number; to: number }[]
  /** Rows whose date lies outside 1900–2100; they count in no month. */
  outOfRange: number
  /** Areas that occur; null where the right side has no area column. */
  areas: ReadonlySet<string> | null
  /** Share of the rows that have a key, 0–1. */
  filled: number
}

/** The coverage of rows by their days ({@link daysOf}), null without a date column, and areas ({@link areasOf}), null without an area column; linear in the rows. */
export function coverageOf(rows: number, days: Int32Array | null, areas: ReadonlySet<string> | null, filled: number): Coverage {
  const byDay = new Map<number, number>()
  let outOfRange = 0
  for (const day of days ?? []) {
    if (day === NO_DAY) continue
    if (day < FIRST_DAY || day > LAST_DAY) outOfRange++
    else byDay.set(day, (byDay.get(day) ?? 0) + 1)
  }
  const months = new Map<string, number>()
  const dated = Int32Array.from(byDay.keys()).sort()
  for (const day of dated) {
    const month = monthOfDay(day)
    months.set(month, (months.get(month) ?? 0) + byDay.get(day)!)
  }
  const from = dated[0] ?? NO_DAY
  const to = dated.at(-1) ?? NO_DAY
  const distance = dated.length === 0 ? 0 : (to - from + 1) / dated.length
  const median = medianMonth(months, from, to)
  return {
    rows,
    months,
    median,
    from,
    to,
    distance,
    gaps: gapsIn(dated),
    outOfRange,
    areas,
    filled,
  }
}

/** A day within 1900–2100, or the nearest one. */
export function plausibleDay(day: number): number {
  return Math.min(LAST_DAY, Math.max(FIRST_DAY, day))
}

/**
 * Days that come by chance are exponentially far apart: with a mean taken from the k other distances one is longer than t means with probability (1 + t/k)⁻ᵏ, and
 * one of all of them with at most 1 % where t = k((100(k + 1))^(1/k) − 1).
 */
function gapsIn(dated: Int32Array): { from: number; to: number }[] {
  const others = dated.length - 2
  if (others < 1) return []
  const span = dated.at(-1)! - dated[0]!
  const means = others * ((ONE_IN * (others + 1)) ** (1 / others) - 1)
  const gaps: { from: number; to: number }[] = []
  for (let at = 1; at < dated.length; at++) {
    const length = dated[at]! - dated[at - 1]!
    if (length <= LONGEST_HOLIDAY || length <= (means * (span - length)) / others) continue
    gaps.push({ from: dated[at - 1]! + 1, to: dated[at]! - 1 })
  }
  return gaps
}

/** `2026-03` */
export function monthOfDay(day: number): string {
  return dayText(day).slice(0, 7)
}

/** `2026-03-15` */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** Its first day, and the first day of the next month. */
export function monthSpan(month: string): [number, number] {
  const first = Date.parse(`${month}-01`) / 86_400_000
  return [first, firstOfNextMonth(first)]
}

/** Months that a span of days touches, ascending; none where it ends before it begins. */
export function monthsOf(from: number, to: number): string[] {
  const months: string[] = []
  for (let day = from; day <= to; day = firstOfNextMonth(day)) months.push(monthOfDay(day))
  return months
}

/**
 * The area of a value: the district (else the city) that an address names, or a short text as it is (月坛街道). '' where it says none.
 */
export function areaOf(text: string): string {
  const trimmed = text.trim()
  if (isPlaceholder(trimmed)) return ''
  const { district, city, province } = addressLadder(trimmed)
  return district || city || (province === '' && trimmed.length <= 12 ? trimmed : '')
}

/** The areas of a column's values. `pause` is called now and then. */
export async function areasOf(column: StringColumn, pause: () => Promise<void>): Promise<Set<string>> {
  const seen = new Set<string>()
  const areas = new Set<string>()
  for (let row = 0; row < column.length; row++) {
    if (row % ROWS_A_PAUSE === ROWS_A_PAUSE - 1) await pause()
    const text = column.get(row)
    if (seen.has(text)) continue
    if (seen.size < MOST_SEEN) seen.add(text)
    const area = areaOf(text)
    if (area) areas.add(area)
  }
  return areas
}

function medianMonth(months: ReadonlyMap<string, number>, from: number, to: number): number {
  if (from === NO_DAY) return 0
  const counts = monthsOf(from, to).map((month) => months.get(month) ?? 0)
  counts.sort((a, b) => a - b)
  const middle = counts.length >> 1
  return counts.length % 2 === 1 ? counts[middle]! : (counts[middle - 1]! + counts[middle]!) / 2
}

function firstOfNextMonth(day: number): number {
  const date = new Date(day * 86_400_000)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 86_400_000
}
