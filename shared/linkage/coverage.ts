import type { StringColumn } from '../table/column.ts'
import { addressLadder } from '../values/address-ladder.ts'
import { isPlaceholder } from '../values/placeholder.ts'
import { NO_DAY } from './window.ts'

/** Days since 1970-01-01 of 1900-01-01 and 2100-12-31; a date outside is an error of the source. */
const FIRST_DAY = Date.UTC(1900, 0, 1) / 86_400_000
const LAST_DAY = Date.UTC(2100, 11, 31) / 86_400_000

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
  /** Rows whose date lies outside 1900–2100; they count in no month. */
  outOfRange: number
  /** Areas that occur; null where the right side has no area column. */
  areas: ReadonlySet<string> | null
  /** Share of the rows that have a key, 0–1. */
  filled: number
}

/** The coverage of rows by their days ({@link daysOf}), null without a date column, and areas; linear in the rows. */
export function coverageOf(rows: number, days: Int32Array | null, areas: StringColumn | null, filled: number): Coverage {
  const byDay = new Map<number, number>()
  let outOfRange = 0
  for (const day of days ?? []) {
    if (day === NO_DAY) continue
    if (day < FIRST_DAY || day > LAST_DAY) outOfRange++
    else byDay.set(day, (byDay.get(day) ?? 0) + 1)
  }
  const months = new Map<string, number>()
  let from = NO_DAY
  let to = NO_DAY
  for (const day of Array.from(byDay.keys()).sort((a, b) => a - b)) {
    if (from === NO_DAY) from = day
    to = day
    const month = monthOfDay(day)
    months.set(month, (months.get(month) ?? 0) + byDay.get(day)!)
  }
  return { rows, months, median: medianMonth(months, from, to), from, to, outOfRange, areas: areas && areasIn(areas), filled }
}

/** `2026-03` */
export function monthOfDay(day: number): string {
  return dayText(day).slice(0, 7)
}

/** `2026-03-15` */
export function dayText(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
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

function areasIn(column: StringColumn): Set<string> {
  const seen = new Set<string>()
  const areas = new Set<string>()
  for (let row = 0; row < column.length; row++) {
    const text = column.get(row)
    if (seen.has(text)) continue
    if (seen.size < 200_000) seen.add(text)
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
