import type { AbsencePoint, AbsenceProof } from './card.ts'
import { type Coverage, dayText, monthsOf } from './coverage.ts'
import { NO_DAY } from './window.ts'

/** Why a value of the left row is no key. */
export type KeyState = 'good' | 'empty' | 'placeholder' | 'masked' | 'unreadable'

/** What a left row without a partner asks of the right side. */
export interface AbsenceInput {
  /** The row's value under each rule. */
  keys: readonly { column: string; state: KeyState }[]
  /** One rule is enough for a link. */
  any: boolean
  /** Days in which a partner would lie; `unknown` where a row or a side has no date. `day` is the row's own where it asks for no window. */
  asked: { from: number; to: number; isWindow: boolean } | 'unknown'
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
/** Days between rows that may pass at either end of a list before it is taken to be cut off: three mean distances, in which 95 % of all lists have a row. */
const MEAN_DISTANCES = 3

const order = { bad: 0, weak: 1, good: 2 } as const

/**
 * What the absence of a partner is worth: `not provable` with any bad point, `weak` with any weak one, else `proved`. Points come the worst first. A right side
 * without a row proves nothing.
 */
export function absenceOf(input: AbsenceInput, coverage: Coverage): Pick<AbsenceProof, 'grade' | 'points'> {
  const points = [keyPoint(input), ...periodPoints(input.asked, coverage), ...areaPoint(input.area, coverage)]
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

function keyPoint({ keys, any }: AbsenceInput): AbsencePoint {
  const missing = keys.filter(({ state }) => state !== 'good')
  const [first] = missing
  if (!first) return { what: 'key', verdict: 'good', details: {} }
  const isLost = !any || missing.length === keys.length
  return { what: 'key', verdict: isLost ? 'bad' : 'weak', details: { column: first.column, state: first.state } }
}

function periodPoints(asked: AbsenceInput['asked'], coverage: Coverage): AbsencePoint[] {
  if (asked === 'unknown' || coverage.from === NO_DAY) {
    return [{ what: 'period', verdict: coverage.rows === 0 ? 'bad' : 'weak', details: { reason: 'unknown' } }]
  }
  const { from, to, months } = coverage
  const span = { from: dayText(from), to: dayText(to), askedFrom: dayText(asked.from), askedTo: dayText(asked.to) }
  const dated = [...months.values()].reduce((sum, count) => sum + count, 0)
  const slack = Math.floor((MEAN_DISTANCES * (to - from + 1)) / dated)
  const wanted = monthsOf(asked.from, asked.to)
  const empty = wanted.find((month) => !months.has(month))
  if (empty !== undefined) return [{ what: 'period', verdict: 'bad', details: { ...span, month: empty } }]
  if (asked.from < from - slack || asked.to > to + slack) {
    return [{ what: 'period', verdict: 'bad', details: { ...span, month: (asked.to > to ? wanted.at(-1) : wanted[0]) ?? '' } }]
  }
  const thin = wanted.find((month) => isThin(months.get(month)!, coverage.median))
  const rows = wanted.reduce((sum, month) => sum + months.get(month)!, 0)
  return [
    { what: 'period', verdict: 'good', details: span },
    thin === undefined
      ? { what: 'completeness', verdict: 'good', details: { rows, median: coverage.median } }
      : { what: 'completeness', verdict: 'weak', details: { month: thin, rows: months.get(thin)!, median: coverage.median } },
  ]
}

/** Fewer than half the median, and too few to be chance in months of that many rows (Poisson). */
function isThin(rows: number, median: number): boolean {
  if (rows >= THIN_MONTH * median) return false
  let term = Math.exp(-median)
  let sum = term
  for (let count = 1; count <= rows; count++) {
    term *= median / count
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
