/** How much of a date the source stated. A time with an hour only (9时) counts as `minute`. */
export type DatePrecision = 'year' | 'month' | 'day' | 'minute' | 'second'

/**
 * A date as the source wrote it. Parts that were not stated are 1 (month, day) or 0 (time).
 * `epochMs` is the wall clock read as if it were UTC, so that differences and order need no time zone.
 */
export interface ParsedDate {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
  precision: DatePrecision
  epochMs: number
}

const DAY_MS = 86_400_000
const DASH = 0x2d
const SLASH = 0x2f
const COLON = 0x3a
const SEPARATED = /^(\d{4})(?:([-/.年])(\d{1,2})(?:[-/.月](\d{1,2})[日号]?)?月?)?/
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:[ T]?(\d\d)(\d\d)(\d\d)?)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/
const WEEKDAY = /^\s*[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?/
const TIME =
  /^\s*T?\s*(上午|下午)?\s*(\d{1,2})(?:[:时点](\d{1,2})?(?:[:分](?:(\d{1,2})(?:\.\d+)?秒?)?)?)\s*(AM|PM)?\s*(?:Z|[+-]\d\d:?\d\d)?$/i

/**
 * Reads one date with or without a time: `2024-06-01`, `2024/6/1 9:32`, `2024.6.1`, `2024年6月1日 9时32分`, `20240601093208`,
 * `2024-06`, `2024年`, ISO 8601 with T. Full width digits are read; 上午/下午 and AM/PM move the hour. A zone (Z, +08:00) is
 * accepted and left out: the wall clock is what the source shows. Null for anything else, impossible dates (2月30日),
 * 24:00, years before 1800 or of two digits, day-first dates and Excel serial numbers, which only the reader of a workbook can recognise.
 */
export function parseDate(text: string): ParsedDate | null {
  const usual = parseUsual(text)
  if (usual) return usual
  const trimmed = text.trim()
  if (trimmed.length < 4 || trimmed.length > 48) return null
  const plain = isPlain(trimmed) ? trimmed : trimmed.normalize('NFKC')
  const compact = isDigit(plain.charCodeAt(4)) ? COMPACT.exec(plain) : null
  if (compact) {
    const [, year, month, day, hour, minute, second] = compact
    const precision = hour === undefined ? 'day' : second === undefined ? 'minute' : 'second'
    return build([year, month, day, hour, minute, second], precision)
  }
  const head = SEPARATED.exec(plain)
  if (!head) return null
  const [matched, year, separator, month, day] = head
  const rest = plain.slice(matched.length)
  if (day === undefined) {
    if (rest !== '' && !(month === undefined && rest === '年')) return null
    if (separator === '.') return null
    return build([year, month], month === undefined ? 'year' : 'month')
  }
  const afterWeekday = rest.replace(WEEKDAY, '')
  if (afterWeekday.trim() === '') return build([year, month, day], 'day')
  if (/^\d/.test(afterWeekday) && !/[日号]$/.test(matched)) return null
  return withTime([year, month, day], afterWeekday)
}

/** Whole days from one calendar day to another, ignoring the time of day; negative when `to` is earlier. */
export function daysBetween(from: ParsedDate, to: ParsedDate): number {
  return Math.floor(to.epochMs / DAY_MS) - Math.floor(from.epochMs / DAY_MS)
}

/** `2024-06-01 09:32:08`, cut to what the source stated: `2024-06-01 09:32`, `2024-06-01`, `2024-06`, `2024`. */
export function formatDate(date: ParsedDate): string {
  const day = [date.month, date.day].map(twoDigits)
  const time = [date.hour, date.minute, date.second].map(twoDigits)
  const year = String(date.year).padStart(4, '0')
  switch (date.precision) {
    case 'year':
      return year
    case 'month':
      return `${year}-${day[0]}`
    case 'day':
      return `${year}-${day.join('-')}`
    case 'minute':
      return `${year}-${day.join('-')} ${time.slice(0, 2).join(':')}`
    case 'second':
      return `${year}-${day.join('-')} ${time.join(':')}`
  }
}

/** `2024-6-1`, `2024/06/01 9:32`, `2024-06-01T09:32:08`: nearly every value of an export, read without a pattern. */
function parseUsual(text: string): ParsedDate | null {
  const { length } = text
  if (length < 8 || length > 19) return null
  const year = digitsAt(text, 0, 4)
  const first = text.charCodeAt(4)
  if (year < 1800 || (first !== DASH && first !== SLASH)) return null
  const monthEnd = isDigit(text.charCodeAt(6)) ? 7 : 6
  const month = digitsAt(text, 5, monthEnd)
  if (text.charCodeAt(monthEnd) !== first) return null
  const dayEnd = isDigit(text.charCodeAt(monthEnd + 2)) ? monthEnd + 3 : monthEnd + 2
  const day = digitsAt(text, monthEnd + 1, dayEnd)
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (length === dayEnd) return made(year, month, day, 0, 0, 0, 'day')
  const gap = text.charCodeAt(dayEnd)
  if (gap !== 0x20 && gap !== 0x54) return null
  const hourEnd = isDigit(text.charCodeAt(dayEnd + 2)) ? dayEnd + 3 : dayEnd + 2
  const hour = digitsAt(text, dayEnd + 1, hourEnd)
  const minute = digitsAt(text, hourEnd + 1, hourEnd + 3)
  if (text.charCodeAt(hourEnd) !== COLON || hour < 0 || hour > 23 || minute < 0 || minute > 59) return null
  if (length === hourEnd + 3) return made(year, month, day, hour, minute, 0, 'minute')
  const second = digitsAt(text, hourEnd + 4, hourEnd + 6)
  if (length !== hourEnd + 6 || text.charCodeAt(hourEnd + 3) !== COLON || second < 0 || second > 59) return null
  return made(year, month, day, hour, minute, second, 'second')
}

/** The number that stands in `[start, end)`, −1 where something else does. */
function digitsAt(text: string, start: number, end: number): number {
  let value = 0
  for (let index = start; index < end; index++) {
    const unit = text.charCodeAt(index)
    if (!isDigit(unit)) return -1
    value = value * 10 + unit - 0x30
  }
  return value
}

function made(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  precision: DatePrecision,
): ParsedDate {
  const epochMs = dayNumber(year, month, day) * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1000
  return { year, month, day, hour, minute, second, precision, epochMs }
}

/** Days since 1970-01-01 in the Gregorian calendar, years counted from March. */
function dayNumber(year: number, month: number, day: number): number {
  const from = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return from * 365 + Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400) + dayOfYear - 719_468
}

function withTime(day: (string | undefined)[], text: string): ParsedDate | null {
  const time = TIME.exec(text)
  if (!time) return null
  const [, chinese, hourText, minute, second, english] = time
  const half = (chinese ?? english)?.toUpperCase()
  let hour = Number(hourText)
  if ((half === '下午' || half === 'PM') && hour < 12) hour += 12
  if ((half === '上午' || half === 'AM') && hour === 12) hour = 0
  return build([...day, String(hour), minute, second], second === undefined ? 'minute' : 'second')
}

function build(parts: readonly (string | undefined)[], precision: DatePrecision): ParsedDate | null {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    part === undefined ? undefined : Number(part),
  )
  if (year < 1800 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (hour > 23 || minute > 59 || second > 59) return null
  return made(year, month, day, hour, minute, second, precision)
}

/** 28–31 for months 1–12 of the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7e) return false
  return true
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}
