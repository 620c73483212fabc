import { daysBetween, parseDate } from './date.ts'
import { EQUAL, type Likeness, UNLIKE } from './likeness.ts'

/** 1 up to the tolerance, falling in a line to 0 at four times it (interfaces.md, `tolerance`); without a tolerance 1 for 0 only. */
export function withinTolerance(difference: number, tolerance: number): number {
  const distance = Math.abs(difference)
  if (distance <= tolerance) return 1
  return tolerance > 0 ? Math.max(0, 1 - (distance - tolerance) / (3 * tolerance)) : 0
}

/** Two numbers. Without a tolerance: 1 − difference / larger, numbers of different sign are unlike. */
export function numberLikeness(a: number, b: number, tolerance = 0): Likeness {
  if (a === b) return EQUAL
  const larger = Math.max(Math.abs(a), Math.abs(b))
  const similarity =
    tolerance > 0 ? withinTolerance(a - b, tolerance) : Math.min(0.999, Math.max(0, 1 - Math.abs(a - b) / larger))
  return similarity > 0 ? { similarity, how: 'near' } : UNLIKE
}

/**
 * Two days as `2026-03-07`. Without a tolerance: one wrong digit, or day and month exchanged 0.9, two wrong digits 0.8, the same year 0.5.
 * A month or a year without a day is compared by its text.
 */
export function dateLikeness(a: string, b: string, tolerance = 0): Likeness {
  if (a === b) return EQUAL
  if (tolerance > 0) {
    const [left, right] = [parseDate(a), parseDate(b)]
    if (!left || !right || a.length < 10 || b.length < 10) return UNLIKE
    const similarity = withinTolerance(daysBetween(left, right), tolerance)
    return similarity > 0 ? { similarity, how: 'near' } : UNLIKE
  }
  const wrong = wrongDigits(a, b)
  if (wrong <= 1 || isExchanged(a, b)) return { similarity: 0.9, how: 'typing' }
  if (wrong <= 2) return { similarity: 0.8, how: 'typing' }
  return a.slice(0, 4) === b.slice(0, 4) ? { similarity: 0.5, how: 'near' } : UNLIKE
}

/** Digits that differ, two exchanged neighbours as one; 99 for texts of different length. */
function wrongDigits(a: string, b: string): number {
  const [left, right] = [a.replaceAll('-', ''), b.replaceAll('-', '')]
  if (left.length !== right.length) return 99
  let wrong = 0
  for (let at = 0; at < left.length; at++) {
    if (left[at] === right[at]) continue
    wrong++
    if (left[at] === right[at + 1] && left[at + 1] === right[at] && left[at + 1] !== undefined) at++
  }
  return wrong
}

function isExchanged(a: string, b: string): boolean {
  return a.length === 10 && a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7)
}
