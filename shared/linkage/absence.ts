import type { AbsencePoint, AbsenceProof, CoveredMonth } from './card.ts'
import { type Coverage, dayText, monthOfDay, monthSpan, monthsOf } from './coverage.ts'
import { NO_DAY } from './window.ts'

/** Why a value of the left row is no key. */
export type KeyState = 'good' | 'empty' | 'placeholder' | 'masked' | 'unreadable'

/** What a left row without a partner asks of the right side. */
export interface AbsenceInput {
  /** The row's value under each rule. */
  keys: readonly { column: string; state: KeyState }[]
  /** One rule is enough for a link. */
  any: boolean
  /** Days in which a partner would lie: those of the window, else the row's own; `unknown` where a row or a side has no date. */
  asked: { from: number; to: number } | 'unknown'
  /** First and last day that any row asks for; {@link NO_DAY} where none does. */
  reach: { from: number; to: number }
  /** The row's area, '' where it says none; null where a side has no area column. */
  area: string | null
  nearest: { isSuspicious: boolean; details: AbsencePoint['details'] } | null
}

/** A month is thin with fewer rows than this share of the median month. */
const THIN_MONTH = 0.5
/** Below it a month of so few rows is no accident. */
const ACCIDENT = 0.01
const WELL_FILLED = 0.9
const HALF_FILLED = 0.5
/** Mean distances between rows that may pass at either end of a list before it is taken to be cut off: in three of them 95 % of all lists have a row. */
const MEAN_DISTANCES = 3

/** About three months before and after those that are asked for are shown, and two of the list where it ends before or begins after; 30 months at the most. */
const DAYS_AROUND = 90
const DAYS_OF_LIST = 31
const MOST_MONTHS = 30

const order = { bad: 0, weak: 1, good: 2 } as const

/**
 * What the absence of a partner is worth: `not provable` with any bad point, `weak` with any weak one, else `proved`. Points come the worst first. A right side
 * without a row proves nothing.
 */
export function absenceOf(input: AbsenceInput, coverage: Coverage): Pick<AbsenceProof, 'grade' | 'points'> {
  const points = [keyPoint(input), ...periodPoints(input, coverage), ...areaPoint(input.area, coverage)]
  points.push(filledPoint(coverage))
  points.push({
    what: 'nearest',
    verdict: input.nearest?.isSuspicious ? 'weak' : 'good',
    details: input.nearest?.details ?? {},
  })
  points.sort((a, b) => order[a.verdict] - order[b.verdict])
  const worst = points[0]!.verdict
  return { grade: worst === 'bad' ? 'not provable' : worst === 'weak' ? 'weak' : 'proved', points }
}

/**
 * Rows of the right side in the months asked for and some on either side, also where it has none, as far as it or the question reaches; empty where days are not
 * known or it were more than 30 months.
 */
export function monthsAround(asked: AbsenceInput['asked'], coverage: Coverage): CoveredMonth[] {
  if (asked === 'unknown' || coverage.from === NO_DAY) return []
  const wanted = new Set(monthsOf(asked.from, asked.to))
  const from = Math.min(asked.from - DAYS_AROUND, coverage.to - DAYS_OF_LIST)
  const to = Math.max(asked.to + DAYS_AROUND, coverage.from + DAYS_OF_LIST)
  const months = monthsOf(Math.max(from, Math.min(asked.from, coverage.from)), Math.min(to, Math.max(asked.to, coverage.to)))
  if (months.length > MOST_MONTHS) return []
  return months.map((month) => ({ month, rows: coverage.months.get(month) ?? 0, isAsked: wanted.has(month) }))
}

function keyPoint({ keys, any }: AbsenceInput): AbsencePoint {
  const missing = keys.filter(({ state }) => state !== 'good')
  const [first] = missing
  if (!first) return { what: 'key', verdict: 'good', details: {} }
  const isLost = !any || missing.length === keys.length
  return { what: 'key', verdict: isLost ? 'bad' : 'weak', details: { column: first.column, state: first.state } }
}

function periodPoints({ asked, reach }: AbsenceInput, coverage: Coverage): AbsencePoint[] {
  if (asked === 'unknown' || coverage.from === NO_DAY) {
    return [{ what: 'period', verdict: coverage.rows === 0 ? 'bad' : 'weak', details: { reason: 'unknown' } }]
  }
  const { from, to, months, gaps } = coverage
  const span = { from: dayText(from), to: dayText(to), askedFrom: dayText(asked.from), askedTo: dayText(asked.to) }
  const bad = (month: string, more: AbsencePoint['details'] = {}): AbsencePoint[] => [
    { what: 'period', verdict: 'bad', details: { ...span, month, ...more } },
  ]
  const wanted = monthsOf(asked.from, asked.to)
  const empty = wanted.find((month) => !months.has(month))
  if (empty !== undefined) return bad(empty)
  const slack = Math.floor(MEAN_DISTANCES * coverage.distance)
  if (asked.to > to + (reach.to > to + slack ? 0 : slack)) return bad(wanted.at(-1)!)
  if (asked.from < from - (reach.from < from - slack ? 0 : slack)) return bad(wanted[0]!)
  const gap = gaps.find((each) => each.from <= asked.to && each.to >= asked.from)
  if (gap) return bad(monthOfDay(Math.max(gap.from, asked.from)), { gapFrom: dayText(gap.from), gapTo: dayText(gap.to) })
  const thin = wanted.find((month) => isThin(months.get(month)!, coverage.median * shareOfMonth(month, coverage)))
  const rows = wanted.reduce((sum, month) => sum + months.get(month)!, 0)
  return [
    { what: 'period', verdict: 'good', details: span },
    thin === undefined
      ? { what: 'completeness', verdict: 'good', details: { rows, median: coverage.median } }
      : { what: 'completeness', verdict: 'weak', details: { month: thin, rows: months.get(thin)!, median: coverage.median } },
  ]
}

/** Which part of a month lies between the first and the last day of a list. */
function shareOfMonth(month: string, { from, to }: Coverage): number {
  const [first, next] = monthSpan(month)
  return (Math.min(to + 1, next) - Math.max(from, first)) / (next - first)
}

/** Fewer than half of what is expected, and too few to be chance in months of that many rows (Poisson). */
function isThin(rows: number, expected: number): boolean {
  if (rows >= THIN_MONTH * expected) return false
  let term = Math.exp(-expected)
  let sum = term
  for (let count = 1; count <= rows; count++) {
    term *= expected / count
    sum += term
  }
  return sum < ACCIDENT
}

function areaPoint(area: string | null, { areas }: Coverage): AbsencePoint[] {
  if (area === null || areas === null) return []
  if (area === '' || areas.size === 0) return [{ what: 'area', verdict: 'weak', details: { area, areas: areas.size } }]
  return [{ what: 'area', verdict: areas.has(area) ? 'good' : 'bad', details: { area, areas: areas.size } }]
}

function filledPoint({ filled, rows }: Coverage): AbsencePoint {
  const verdict = rows === 0 || filled < HALF_FILLED ? 'bad' : filled < WELL_FILLED ? 'weak' : 'good'
  return { what: 'filled', verdict, details: { filled, rows } }
}
