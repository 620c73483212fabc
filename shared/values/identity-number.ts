import { daysInMonth } from './calendar.ts'
import { type Check, invalid, MASKED, VALID } from './check.ts'
import { foldForm, halfWidth, visible } from './fold-width.ts'
import { starDigits } from './phone.ts'
import { isMasked, isPlaceholder, isScientific } from './placeholder.ts'
import { digitsAt, shortUnits, starsIn } from './units.ts'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_DIGITS = '10X98765432'
const AREA = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9[1-9])/
/** First two digits, GB/T 2260; 81–83 are residence permits of Hong Kong, Macao and Taiwan, 9 and a first digit those of foreigners. */
const provinces = new Set(Array.from({ length: 100 }, (_, code) => code).filter((code) => AREA.test(String(code))))
const FILLER = /^(\d)\1+X?$|^123456789|^987654321/

/**
 * The 18-character number (GB 11643), X in upper case; a 15-digit number with a possible birth date is lengthened to 18.
 * Null when it is no key: empty, masked, another length, one repeated digit, or rounded by a spreadsheet (`5.1E+17`; last three digits
 * 000 with a failed check digit). A mistyped number of the right form stays a key: equal text still means the same entry.
 */
export function normalizeIdentityNumber(text: string): string | null {
  const plain = plainForm(text)
  if (FILLER.test(plain)) return null
  if (/^\d{15}$/.test(plain)) return lengthen(plain)
  if (!/^\d{17}[\dX]$/.test(plain)) return null
  return isRounded(plain) ? null : plain
}

/** The check character of the first 17 digits (GB 11643). */
export function identityCheckDigit(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return CHECK_DIGITS[sum % 11]!
}

/** Half width, no blanks, X in upper case; what is no identity number only loses blanks at its ends. */
export function cleanIdentityNumber(text: string): string {
  const plain = plainForm(text)
  return /^\d{15}$|^\d{17}[\dX]$/.test(plain) ? plain : text.trim()
}

/** 1 for equal normalised numbers, otherwise 0. */
export function compareIdentityNumber(a: string, b: string): number {
  const key = normalizeIdentityNumber(a)
  return key !== null && key === normalizeIdentityNumber(b) ? 1 : 0
}

/** Form, province code, birth date and check digit, in this order. */
export function checkIdentityNumber(text: string): Check {
  const usual = text.length <= 18 ? checkUsualIdentityNumber(shortUnits(text), 0, text.length) : null
  if (usual) return usual
  if (text.trim() === '') return invalid('empty')
  const plain = plainForm(text)
  if (isMasked(text) && !/^\d{17}[\dX]$/.test(plain)) return invalid('masked')
  if (isScientific(text) || isRounded(plain)) return invalid('damaged')
  if (isPlaceholder(text) || FILLER.test(plain)) return invalid('placeholder')
  if (!/^\d{15}$|^\d{17}[\dX]$/.test(plain)) return invalid('malformed')
  if (!AREA.test(plain)) return invalid('area')
  if (!isDay(shortUnits(plain.length === 15 ? `${plain.slice(0, 6)}19${plain.slice(6)}` : plain), 6)) return invalid('birthDate')
  if (plain.length === 18 && identityCheckDigit(plain) !== plain[17]) return invalid('checkDigit')
  return VALID
}

/** `110105********002X`: the area code and the last four stay (three of a 15-digit number). Keeps the length. */
export function maskIdentityNumber(text: string): string {
  const count = halfWidth(text).replace(/[^\dXx]/g, '').length
  if (count < 10) return starDigits(text, 0, text.length, 0, 0)
  return starDigits(text, 0, text.length, 6, count === 15 ? 3 : Math.min(4, count - 10))
}

/** The verdict on a right number of 18 plain units, and on one with stars, decided without patterns; null for other forms. */
export function checkUsualIdentityNumber(units: Uint16Array, from: number, to: number): Check | null {
  if (isPlainValid(units, from, to)) return VALID
  return starsIn(units, from, to) > 0 ? MASKED : null
}

/** True for 18 plain units with a possible birth date and the right check digit. */
function isPlainValid(units: Uint16Array, from: number, to: number): boolean {
  if (to - from !== 18) return false
  let sum = 0
  for (let index = 0; index < 17; index++) {
    const digit = units[from + index]! - 0x30
    if (digit < 0 || digit > 9) return false
    sum += digit * WEIGHTS[index]!
  }
  if (units[to - 1] !== CHECK_DIGITS.charCodeAt(sum % 11)) return false
  return provinces.has(digitsAt(units, from, from + 2)) && isDay(units, from + 6)
}

/** Whether the eight digits from `from` on are a day of the years 1800–2099 (the standard's own example was born in 1880). */
function isDay(units: Uint16Array, from: number): boolean {
  const year = digitsAt(units, from, from + 4)
  const month = digitsAt(units, from + 4, from + 6)
  const day = digitsAt(units, from + 6, from + 8)
  if (year < 1800 || year > 2099 || month < 1 || month > 12 || day < 1) return false
  return day <= daysInMonth(year, month)
}

function plainForm(text: string): string {
  if (/^[0-9X*]*$/.test(text)) return text
  return foldForm(halfWidth(visible(text)))
    .toUpperCase()
    .replace(/[\s'-]/g, '')
    .replace(/\.0$/, '')
    .replace(/(?<=^\d{17})[×✕╳]$/, 'X')
}

function isRounded(plain: string): boolean {
  return /^\d{15}000$/.test(plain) && identityCheckDigit(plain) !== '0'
}

function lengthen(digits: string): string {
  const longer = `${digits.slice(0, 6)}19${digits.slice(6)}`
  if (!isDay(shortUnits(longer), 6)) return digits
  return longer + identityCheckDigit(longer)
}
