import { type Check, invalid, MASKED, VALID } from './check.ts'
import { collapseBlanks, foldForm, halfWidth, visible } from './fold-width.ts'
import { isMasked, isPlaceholder, isScientific } from './placeholder.ts'
import { digitsAt, shortUnits, starsIn } from './units.ts'

const DASH = 0x2d
const GAP = '[\\s\\-.]{0,3}'
const COUNTRY = `(?:(?:\\+|00)?86${GAP})?`
const MOBILE = `${COUNTRY}(?<mobile>1${GAP}[3-9](?:${GAP}\\d){9})(?!\\d)`
const LANDLINE = `(?:${COUNTRY}\\(?(?<area>0(?:10|2\\d|[3-9]\\d\\d))\\)?|(?:\\+|00)86${GAP}(?<bare>10|2\\d|[3-9]\\d\\d))${GAP}(?<local>[1-9]\\d{2,3}[\\s-]?\\d{4})(?!\\d)`
const EXTENSION = '(?:[\\s,-]{0,2}(?:转|分机|ext\\.?|-)\\s?\\d{1,6}(?!\\d))?'
const SERVICE = '(?<service>[48]00(?:[\\s-]?\\d){7})(?!\\d)'
const ANY = new RegExp(`(?<![\\d.+])(?:${MOBILE}|${LANDLINE}${EXTENSION}|${SERVICE})`, 'gi')
const PLAIN_MOBILE = /^1[3-9]\d{9}$/
const LOCAL = /^[2-8]\d{6,7}$/
const FOREIGN = /^\+(?!86)\d{7,15}$/
/** Numbers that can be called and are nobody's: 110, 119, 12345, 10086, 95588, 96156. */
const SHORT = /^(?:1[12]\d|1[0-2]\d{3}|9[56]\d{3,6})$/
/** Landlines whose 0 a spreadsheet took away: area code and number of eight digits, or of seven and eight behind a code of three. */
const WITHOUT_ZERO = /^(?:10|2\d)[2-8]\d{7}$|^[3-9]\d\d[2-8]\d{6,7}$/
const FILLER = /^1\d0{9}$|^0\d{2,3}1+$|^(\d)\1+$/

/**
 * Every telephone number of a cell, normalised and in order, each once. Mobiles are 11 digits without country code, landlines
 * area code and number (`01012345678`; an extension is left out, the line is the key), 400/800 numbers 10 digits. A cell
 * that is one local number keeps its 7–8 digits; one from abroad its `+`. Masked numbers, fillers (13000000000) and short
 * service numbers (12345, 110) are none. Source of the mobile form: domain.md 1.7.
 */
export function phonesIn(text: string): string[] {
  if (text.length === 11 && PLAIN_MOBILE.test(text)) return FILLER.test(text) ? [] : [text]
  const plain = plainForm(text)
  const found = new Set<string>()
  for (const match of plain.matchAll(ANY)) {
    const { mobile, area, bare, local, service } = match.groups!
    const number = mobile ?? service ?? `${area ?? `0${bare}`}${local}`
    found.add(number.replace(/\D/g, ''))
  }
  if (found.size === 0) {
    const whole = plain.replace(/[\s-]/g, '')
    if (LOCAL.test(whole) || FOREIGN.test(whole)) found.add(whole)
  }
  return [...found].filter((number) => !FILLER.test(number))
}

/** The first number of the cell ({@link phonesIn}), or null. */
export function normalizePhone(text: string): string | null {
  return phonesIn(text)[0] ?? null
}

/** A mobile as 11 digits, a landline as `010-12345678`; text with more than one bare number only loses superfluous blanks. */
export function cleanPhone(text: string): string {
  const shown = collapseBlanks(foldForm(text))
  const numbers = phonesIn(text)
  if (numbers.length !== 1 || shown.replace(/[\d\s+()'-]/g, '') !== '') return shown
  const number = numbers[0]!
  const digits = shown.replace(/\D/g, '').replace(/^(?:00)?86/, '')
  if (digits !== number && `0${digits}` !== number) return shown
  const area = /^0(?:10|2\d|[3-9]\d\d)/.exec(number)?.[0]
  return area ? `${area}-${number.slice(area.length)}` : number
}

/** 1 when both cells hold a common number, otherwise 0. */
export function comparePhone(a: string, b: string): number {
  const numbers = phonesIn(a)
  return numbers.length > 0 && phonesIn(b).some((number) => numbers.includes(number)) ? 1 : 0
}

/** Short service numbers are proper entries, though no keys. Digits that a spreadsheet rounded (`1.38E+10`) or took the first 0 of are damaged. */
export function checkPhone(text: string): Check {
  const usual = text.length <= 13 ? checkUsualPhone(shortUnits(text), 0, text.length) : null
  if (usual) return usual
  if (phonesIn(text).length > 0) return VALID
  if (text.trim() === '') return invalid('empty')
  if (isMasked(text)) return invalid('masked')
  if (isPlaceholder(text)) return invalid('placeholder')
  const digits = plainForm(text).replace(/[\s-]/g, '')
  if (SHORT.test(digits)) return VALID
  if (isScientific(text) || WITHOUT_ZERO.test(digits)) return invalid('damaged')
  return invalid(FILLER.test(digits) ? 'placeholder' : 'malformed')
}

/**
 * The verdict on a plain mobile, on `010-12345678` and on a number with stars (of eleven units, two stars leave no number), decided without
 * patterns; null for other forms.
 */
export function checkUsualPhone(units: Uint16Array, from: number, to: number): Check | null {
  if (isPlainMobile(units, from, to) || isPlainLandline(units, from, to)) return VALID
  return to - from <= 11 && starsIn(units, from, to) >= 2 ? MASKED : null
}

function isPlainMobile(units: Uint16Array, from: number, to: number): boolean {
  if (to - from !== 11 || units[from] !== 0x31) return false
  return digitsAt(units, from + 1, from + 2) >= 3 && digitsAt(units, from + 2, to) > 0
}

function isPlainLandline(units: Uint16Array, from: number, to: number): boolean {
  if (units[from] !== 0x30) return false
  const dash = units[from + 3] === DASH ? from + 3 : from + 4
  const length = to - dash - 1
  if (units[dash] !== DASH || units[dash + 1] === 0x30 || length < 7 || length > 8) return false
  const area = digitsAt(units, from + 1, dash)
  const local = digitsAt(units, dash + 1, to)
  if (local < 0 || local === 1_111_111 || local === 11_111_111) return false
  return dash === from + 3 ? area === 10 || (area >= 20 && area <= 29) : area >= 300
}

function plainForm(text: string): string {
  return foldForm(halfWidth(visible(text)))
    .trim()
    .replace(/^'/, '')
}

/** Stars the digits and X of `text[start, end)` but the first `head` and the last `tail` of them. Unit for unit. */
export function starDigits(text: string, start: number, end: number, head: number, tail: number): string {
  const part = halfWidth(text.slice(start, end))
  const count = part.replace(/[^\dXx]/g, '').length
  let seen = 0
  let starred = ''
  for (let index = 0; index < part.length; index++) {
    const isDigit = /[\dXx]/.test(part[index]!)
    if (isDigit) seen++
    starred += isDigit && seen > head && seen <= count - tail ? '*' : text[start + index]
  }
  return text.slice(0, start) + starred + text.slice(end)
}
