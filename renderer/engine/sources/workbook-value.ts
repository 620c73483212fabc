import { SSF } from '@e965/xlsx'

/** The number formatter of SheetJS, whose package has no types for it. */
export const formatter = SSF as {
  format(code: string, value: number): string
  is_date(code: string): boolean
  get_table(): Readonly<Record<number, string>>
}

/**
 * How the numbers of one number format become text: dates and times as ISO 8601, other numbers as the sheet shows them wherever what it shows is
 * the number. Where it is not (digits that only the width or an exponent hides, a sign told by colour, thousands cut off) the number is written whole.
 */
export type NumberText = (value: number) => string

const MOST_KEPT_TEXTS = 20_000

/** `code` is the format's code, not its number. */
export function numberTextOf(code: string, date1904: boolean): NumberText {
  if (isPlain(code)) return wholeNumber
  if (/\[(h+|m+|s+)\]/i.test(unquoted(code))) return kept((value) => shown(code, value) ?? wholeNumber(value))
  if (isDate(code)) {
    const hasTime = /[hs]/i.test(unquoted(code).replace(/\[[^\]]*\]/g, ''))
    return (value) => serialText(value, date1904, hasTime) ?? wholeNumber(value)
  }
  if (code === '0')
    return (value) => (Number.isInteger(value) ? wholeNumber(value) : (faithful(code, value) ?? wholeNumber(value)))
  return kept((value) => faithful(code, value) ?? wholeNumber(value))
}

function isPlain(code: string): boolean {
  return code === '@' || /^(\[[^\]]*\])*general$/i.test(code) || code === ''
}

function isDate(code: string): boolean {
  try {
    return formatter.is_date(code)
  } catch {
    return false
  }
}

/** Without quoted and escaped characters. */
function unquoted(code: string): string {
  return code.replace(/"[^"]*"?/g, '').replace(/[\\_*]./g, '')
}

function kept(text: NumberText): NumberText {
  const texts = new Map<number, string>()
  return (value) => {
    const known = texts.get(value)
    if (known !== undefined) return known
    if (texts.size >= MOST_KEPT_TEXTS) texts.clear()
    const made = text(value)
    texts.set(value, made)
    return made
  }
}

/** All digits that a workbook holds (15), without exponent and without a value's binary noise. */
export function wholeNumber(value: number): string {
  if (Number.isSafeInteger(value)) return String(value)
  if (!Number.isFinite(value)) return ''
  const text = String(Number(value.toPrecision(15)))
  const [mantissa = '', exponent] = text.split('e')
  if (exponent === undefined) return text
  const [whole = '', decimals = ''] = mantissa.replace('-', '').split('.')
  const digits = whole + decimals
  const point = whole.length + Number(exponent)
  const plain = point > 0 ? digits.padEnd(point, '0') : `0.${'0'.repeat(-point)}${digits}`
  return value < 0 ? `-${plain}` : plain
}

function shown(code: string, value: number): string | null {
  try {
    const text = formatter.format(code, value).trim()
    return text === '' || /^#+$/.test(text) ? null : text
  } catch {
    return null
  }
}

/** What the sheet shows, where it is words, or a number that is the value as far as its decimals reach. */
function faithful(code: string, value: number): string | null {
  const text = shown(code, value)
  if (text === null || /\dE[+-]?\d/i.test(text)) return null
  if (!/\d/.test(text)) return text
  const number = shownNumber(text)
  if (number && Math.abs(number.value - value) <= number.unit * 0.5000001 + Math.abs(value) * 1e-14) return text
  const digits = text.replace(/\D/g, '')
  return Number.isInteger(value) && value >= 0 && digits.replace(/^0+/, '') === String(value) ? text : null
}

/** The one number inside a text with its last decimal's weight: `(1,234.50)`, `¥ 12`, `12.5%`, `30元`; null for several numbers. */
function shownNumber(text: string): { value: number; unit: number } | null {
  const found = text.match(/[-−]?\s*[\d,]*\.?\d+|\d[\d,]*\.?/g)
  if (found?.length !== 1) return null
  const plain = found[0].replace(/[,\s]/g, '').replace('−', '-')
  const number = Number(plain)
  if (Number.isNaN(number)) return null
  const isNegative = number >= 0 && (/\([^)]*\d[^)]*\)/.test(text) || /^\s*[-−]/.test(text) || /\d\s*[-−]\s*$/.test(text))
  const scale = text.includes('%') ? 0.01 : text.includes('‰') ? 0.001 : 1
  return { value: (isNegative ? -number : number) * scale, unit: scale * 10 ** -(plain.split('.')[1]?.length ?? 0) }
}

const DAY_SECONDS = 86_400
const days = new Map<number, string>()
const times: string[] = []

/**
 * A date serial as `YYYY-MM-DD`, `YYYY-MM-DD HH:MM:SS` or, below one day, `HH:MM:SS`; null outside of the calendar of workbooks. Day 0 of the
 * calendar of 1900 is the day that Excel shows for it, `1900-01-00`, where the format has no time.
 */
export function serialText(serial: number, date1904: boolean, hasTime = true): string | null {
  if (!(serial >= 0) || serial > 2_958_465.99999) return null
  const seconds = Math.round(serial * DAY_SECONDS)
  const day = Math.floor(seconds / DAY_SECONDS)
  const second = seconds - day * DAY_SECONDS
  if (day === 0 && (second > 0 || hasTime)) return timeText(second)
  if (day === 0 && !date1904) return '1900-01-00'
  const date = dayText(date1904 ? day + 1462 : day)
  return second === 0 ? date : `${date} ${timeText(second)}`
}

function timeText(second: number): string {
  const known = times[second]
  if (known !== undefined) return known
  const text = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
  times[second] = text
  return text
}

/** Day 60 is the 29 February 1900 that Lotus invented and Excel kept. */
function dayText(day: number): string {
  const known = days.get(day)
  if (known !== undefined) return known
  const date = new Date(Date.UTC(1899, 11, day < 60 ? 31 : 30) + day * DAY_SECONDS * 1000)
  const text =
    day === 60
      ? '1900-02-29'
      : `${String(date.getUTCFullYear()).padStart(4, '0')}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
  if (days.size < MOST_KEPT_TEXTS) days.set(day, text)
  return text
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** The text of a date cell of strict workbooks (`t="d"`), which holds ISO 8601 already. */
export function isoText(text: string): string {
  return text.replace(/T00:00:00(\.0+)?Z?$/, '').replace(/^(\d{4}-\d{2}-\d{2})T(.+?)(\.\d+)?Z?$/, '$1 $2')
}
