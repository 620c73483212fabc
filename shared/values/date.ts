import { DAY_MS, type DatePrecision, datePrecisions, daysInMonth, wallClock } from './calendar.ts'
import { visible } from './fold-width.ts'
import { isDigit, shortUnits } from './units.ts'
import { LONGEST_USUAL_DATE, UsualDateReader } from './usual-date.ts'

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

const usual = new UsualDateReader()
const SEPARATED = /^(\d{4})(?:([-/.年、\\])(\d{1,2})(?:[-/.月、\\](\d{1,2})[日号]?)?月?)?/
const BLANKED = /^(\d{4}) (\d{2}) (\d{2})(?!\d)/
const COMPACT = /^((?:19|20)\d\d)(\d\d)(\d\d)(?:[ T]?(\d\d)(\d\d)(\d\d)?)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/
const COMPACT_DAY = /^((?:19|20)\d\d)(\d\d)(\d\d)(?=[ T]\s*\d{1,2}[:时点])/
const MONTH_FIRST = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/
const WEEKDAY = /^\s*[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?/
const HALVES = '上午|下午|凌晨|清晨|早上|早晨|中午|傍晚|晚上|晚间|夜间|夜里|深夜'
const TIME = new RegExp(
  `^\\s*[T,_]?\\s*(${HALVES})?\\s*(\\d{1,2})(?:[:时点](整|半|\\d{1,2})?(?:[:分](?:(\\d{1,2})(?:\\.\\d+)?秒?)?)?)\\s*(AM|PM)?\\s*(?:Z|[+-]\\d\\d:?\\d\\d)?$`,
  'i',
)
const HAN_DATE = /(?<!星期|周|礼拜)[〇○零一二三四五六七八九十]+/g
const HAN_DIGITS = '〇一二三四五六七八九'
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const ENGLISH =
  /^(?:[a-z]{3,9},?\s+)?(?:([a-z]{3,9})\.?\s+(\d{1,2})|(\d{1,2})[\s-]([a-z]{3,9})\.?),?[\s-](?:(\d\d:\d\d:\d\d)\s+[a-z]{3,4}(?:[+-]\d\d:?\d\d)?\s+)?(\d{4})(?!\d)/i
const SERIAL = /^[2-7]\d{4}(?:\.\d+)?$/
/** Serial number of 1970-01-01 in spreadsheets, and the last one taken for a date (the end of 2099). */
const SERIAL_EPOCH = 25_569
const LAST_SERIAL = 73_050

/**
 * Reads one date with or without a time: `2024-06-01`, `2024/6/1 9:32`, `2024.6.1`, `2024年6月1日 9时32分`, `20240601093208`, `2024-06`,
 * `2024年`, ISO 8601 with T, `二〇二四年六月一日`, `民国113年6月1日`, `Jun 1, 2024`, `Sat Jun 01 09:32:08 CST 2024`. Full width digits and every dash
 * are read, invisible characters left out; 上午, 下午, 晚上, AM and PM move the hour. A zone (Z, +08:00) is accepted and left out: the wall
 * clock is what the source shows.
 *
 * `6/1/2024` has the month first, as only spreadsheets with American settings write it here; the day is first where the month would be above 12.
 * Numbers of five digits (`45444`, `45444.39`) are spreadsheet serials of the years 1954–2099 ({@link isDateSerial}).
 *
 * Null for anything else: impossible dates (2月30日), 24:00, years before 1800 or of two digits.
 */
export function parseDate(text: string): ParsedDate | null {
  if (text.length <= LONGEST_USUAL_DATE && usual.read(shortUnits(text), 0, text.length)) {
    return made(usual.year, usual.month, usual.day, usual.hour, usual.minute, usual.second, usual.precision)
  }
  const trimmed = text.trim()
  if (trimmed.length < 4 || trimmed.length > 48) return null
  const plain = isPlain(trimmed) ? trimmed : plainForm(trimmed)
  if (!/\d/.test(plain)) return null
  if (SERIAL.test(plain)) return fromSerial(Number(plain))
  const compact = isDigit(plain.charCodeAt(4)) ? COMPACT.exec(plain) : null
  if (compact) {
    const [, year, month, day, hour, minute, second] = compact
    const precision = hour === undefined ? 'day' : second === undefined ? 'minute' : 'second'
    return build([year, month, day, hour, minute, second], precision)
  }
  return parseSeparated(plain) ?? parseForeign(plain)
}

/** True for a number that is read as the serial of a date: what a spreadsheet leaves where a cell's date format is lost. */
export function isDateSerial(text: string): boolean {
  return (
    text.length >= 5 &&
    isDigit(text.charCodeAt(4)) &&
    text.charCodeAt(0) < 0x38 &&
    SERIAL.test(text.trim()) &&
    parseDate(text) !== null
  )
}

/** True for a date by its own form: neither a serial nor a bare year. */
export function statesDate(text: string): boolean {
  return !/^\s*\d{1,5}(?:\.\d+)?\s*$/.test(text) && parseDate(text) !== null
}

function parseSeparated(plain: string): ParsedDate | null {
  const joined = BLANKED.exec(plain) ?? COMPACT_DAY.exec(plain)
  if (joined) {
    const rest = plain.slice(joined[0].length)
    return rest === '' ? build(joined.slice(1, 4), 'day') : withTime(joined.slice(1, 4), rest)
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
  return withRest([year, month, day], rest, /[日号]$/.test(matched))
}

/** Month first or day first, or the month in English. */
function parseForeign(plain: string): ParsedDate | null {
  const slashed = MONTH_FIRST.exec(plain)
  if (slashed) {
    const [matched, first, second, year] = slashed
    const isDayFirst = Number(first) > 12
    return withRest([year, isDayFirst ? second : first, isDayFirst ? first : second], plain.slice(matched.length), false)
  }
  const english = ENGLISH.exec(plain)
  if (!english) return null
  const [matched, before, dayAfter, dayBefore, after, time, year] = english
  const month = MONTHS.indexOf((before ?? after)!.slice(0, 3).toLowerCase()) + 1
  const day = [year, String(month), dayAfter ?? dayBefore]
  return time ? withTime(day, time) : withRest(day, plain.slice(matched.length), false)
}

function withRest(day: (string | undefined)[], rest: string, isClosed: boolean): ParsedDate | null {
  const afterWeekday = rest.replace(WEEKDAY, '')
  if (afterWeekday.trim() === '') return build(day, 'day')
  return /^\d/.test(afterWeekday) && !isClosed ? null : withTime(day, afterWeekday)
}

/** NFKC without invisible characters, dashes as `-`, Chinese numerals of a date in digits, years of the Republic as common ones. */
function plainForm(text: string): string {
  const plain = visible(text)
    .trim()
    .normalize('NFKC')
    .replace(/[‐‑‒–—―−]/g, '-')
  if (!plain.includes('年')) return plain
  return plain
    .replace(/^(?:中华)?民国元年/, '民国1年')
    .replace(HAN_DATE, arabic)
    .replace(/^(?:中华)?民国(\d{1,3})年/, (_, year: string) => `${Number(year) + 1911}年`)
}

function arabic(numeral: string): string {
  const digits = [...numeral.replace(/[○零]/g, '〇')].map((sign) => HAN_DIGITS.indexOf(sign))
  if (!numeral.includes('十')) return digits.join('')
  const at = numeral.indexOf('十')
  const tens = at === 0 ? 1 : digits[at - 1]!
  return String(tens * 10 + (digits[at + 1] ?? 0))
}

function fromSerial(serial: number): ParsedDate | null {
  if (serial >= LAST_SERIAL) return null
  const seconds = Math.round((serial - SERIAL_EPOCH) * 86_400)
  return fromWallClock(seconds * 1000, seconds % 86_400 === 0 ? 'day' : 'second')
}

function fromWallClock(epochMs: number, precision: DatePrecision): ParsedDate {
  const date = new Date(epochMs)
  return made(
    date.getUTCFullYear(),
    date.getUTCMonth() + 1,
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
    precision,
  )
}

/** A whole number that orders dates by their time and, of equal times, by how much was stated: 2024 before 2024-01-01 before its midnight. */
export function dateOrder({ epochMs, precision }: Pick<ParsedDate, 'epochMs' | 'precision'>): number {
  return epochMs * 8 + datePrecisions.indexOf(precision)
}

/** The date that has this {@link dateOrder}. */
export function dateOfOrder(order: number): ParsedDate {
  const epochMs = Math.floor(order / 8)
  return fromWallClock(epochMs, datePrecisions[order - 8 * epochMs]!)
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

function made(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
  precision: DatePrecision,
): ParsedDate {
  const epochMs = wallClock(year, month, day, hour, minute, second)
  return { year, month, day, hour, minute, second, precision, epochMs }
}

function withTime(day: readonly (string | undefined)[], text: string): ParsedDate | null {
  const time = TIME.exec(text)
  if (!time) return null
  const [, chinese, hourText, minuteText, second, english] = time
  const hour = hourOf((chinese ?? english)?.toUpperCase(), Number(hourText))
  const minute = minuteText === '整' ? '0' : minuteText === '半' ? '30' : minuteText
  return hour === null ? null : build([...day, String(hour), minute, second], second === undefined ? 'minute' : 'second')
}

/** The hour of 24; null for 晚上12点, which is the next day. */
function hourOf(half: string | undefined, hour: number): number | null {
  if (half === undefined || hour > 12) return hour
  if (/^(?:上午|凌晨|清晨|早上|早晨|AM)$/.test(half)) return hour === 12 ? 0 : hour
  if (/^(?:下午|傍晚|PM)$/.test(half)) return hour === 12 ? 12 : hour + 12
  if (half === '中午') return hour < 10 ? hour + 12 : hour
  return hour === 12 ? null : hour < 6 ? hour : hour + 12
}

function build(parts: readonly (string | undefined)[], precision: DatePrecision): ParsedDate | null {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    part === undefined ? undefined : Number(part),
  )
  if (year < 1800 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (hour > 23 || minute > 59 || second > 59) return null
  return made(year, month, day, hour, minute, second, precision)
}

function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > 0x7e) return false
  return true
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}
