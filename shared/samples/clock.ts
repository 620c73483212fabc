import { two } from './people.ts'

/** Exports cover the first half of a year: 1 January to 30 June. */
const EXPORT_MONTHS = 6

const SECONDS_OF_DAY = 86_400

/** How the calls of a day are spread: share of the day's calls that came before each full hour. */
const callsBefore = [
  0, 0.01, 0.015, 0.02, 0.024, 0.028, 0.035, 0.05, 0.09, 0.17, 0.27, 0.36, 0.43, 0.48, 0.55, 0.63, 0.7, 0.77, 0.83, 0.88, 0.92,
  0.955, 0.98, 0.992, 1,
]

/** Days and times of one year as an export writes them, without time zones. Day 0 is 1 January. */
export class ExportClock {
  readonly dates: readonly string[]
  /** Days from 1 January to 30 June. */
  readonly days: number

  constructor(readonly year: number) {
    const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
    const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    this.dates = lengths.flatMap((length, month) =>
      Array.from({ length }, (_, day) => `${year}-${two(month + 1)}-${two(day + 1)}`),
    )
    this.days = lengths.slice(0, EXPORT_MONTHS).reduce((sum, length) => sum + length, 0)
  }

  /** The moment of a ticket that lies at `share` (0–1) of the export: later shares are never earlier moments. */
  momentAt(share: number): { day: number; second: number } {
    const exact = share * this.days
    const day = Math.min(this.days - 1, Math.floor(exact))
    const within = exact - day
    let hour = 0
    while (hour < 23 && callsBefore[hour + 1]! <= within) hour++
    const low = callsBefore[hour]!
    const part = (within - low) / (callsBefore[hour + 1]! - low)
    return { day, second: Math.min(SECONDS_OF_DAY - 1, Math.floor((hour + part) * 3600)) }
  }

  /** `2026-06-12 09:31:05` */
  stamp(day: number, second: number): string {
    return `${this.dates[day]} ${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
  }
}

/** The date so many days after (before, where negative) 1 January of a year. */
export function dateOfDay(year: number, day: number): string {
  return new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10)
}

/** Days since 30 December 1899, as spreadsheets count them (after February 1900). `date` is `2026-06-12`. */
export function spreadsheetDay(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000) + 25_569
}
