import { type DatePrecision, daysInMonth, wallClock } from './calendar.ts'
import { digitsAt, isDigit } from './units.ts'

const DASH = 0x2d
const SLASH = 0x2f
const COLON = 0x3a
const BLANK = 0x20
const T = 0x54
/** Units of `2024-06-01 09:32:08`, the longest form that {@link UsualDateReader} reads. */
export const LONGEST_USUAL_DATE = 19

/**
 * Reads `2024-6-1`, `2024/06/01 9:32`, `2024-06-01T09:32:08`, nearly every value of an export, from UTF-16 units without a pattern and without
 * making anything; about 30 ns. The parts are those of the last date that was read.
 */
export class UsualDateReader {
  year = 0
  month = 0
  day = 0
  hour = 0
  minute = 0
  second = 0
  precision: DatePrecision = 'day'

  /** False for every other form, which may be a date all the same; the parts then mean nothing. */
  read(units: Uint16Array, from: number, to: number): boolean {
    const length = to - from
    if (length < 8 || length > LONGEST_USUAL_DATE) return false
    const separator = units[from + 4]!
    if (separator !== DASH && separator !== SLASH) return false
    const monthEnd = isDigit(units[from + 6]!) ? from + 7 : from + 6
    if (units[monthEnd] !== separator) return false
    const dayEnd = monthEnd + 2 < to && isDigit(units[monthEnd + 2]!) ? monthEnd + 3 : monthEnd + 2
    this.year = digitsAt(units, from, from + 4)
    this.month = digitsAt(units, from + 5, monthEnd)
    this.day = digitsAt(units, monthEnd + 1, dayEnd)
    if (this.year < 1800 || this.month < 1 || this.month > 12) return false
    if (this.day < 1 || this.day > daysInMonth(this.year, this.month)) return false
    return this.readTime(units, dayEnd, to)
  }

  /** The wall clock of the last date as if it were UTC. */
  get epochMs(): number {
    return wallClock(this.year, this.month, this.day, this.hour, this.minute, this.second)
  }

  private readTime(units: Uint16Array, from: number, to: number): boolean {
    this.hour = 0
    this.minute = 0
    this.second = 0
    this.precision = 'day'
    if (from === to) return true
    if (to - from < 5 || (units[from] !== BLANK && units[from] !== T)) return false
    const hourEnd = isDigit(units[from + 2]!) ? from + 3 : from + 2
    const minuteEnd = hourEnd + 3
    if (units[hourEnd] !== COLON || minuteEnd > to) return false
    this.hour = digitsAt(units, from + 1, hourEnd)
    this.minute = digitsAt(units, hourEnd + 1, minuteEnd)
    if (this.hour < 0 || this.hour > 23 || this.minute < 0 || this.minute > 59) return false
    this.precision = 'minute'
    if (minuteEnd === to) return true
    if (units[minuteEnd] !== COLON || minuteEnd + 3 !== to) return false
    this.second = digitsAt(units, minuteEnd + 1, to)
    this.precision = 'second'
    return this.second >= 0 && this.second <= 59
  }
}
