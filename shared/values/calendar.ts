/** Milliseconds of a day. */
export const DAY_MS = 86_400_000

/** How much of a date may be stated, from least to most. A time with an hour only (9时) counts as `minute`. */
export const datePrecisions = ['year', 'month', 'day', 'minute', 'second'] as const

/** How much of a date the source stated ({@link datePrecisions}). */
export type DatePrecision = (typeof datePrecisions)[number]

/** 28–31 for months 1–12 of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Days since 1970-01-01 in the Gregorian calendar, years counted from March. */
function dayNumber(year: number, month: number, day: number): number {
  const from = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return from * 365 + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400) + dayOfYear - 719_468
}

/** Milliseconds since 1970 of a wall clock read as if it were UTC. */
export function wallClock(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  return dayNumber(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000
}
