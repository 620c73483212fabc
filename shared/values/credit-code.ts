import { type Check, invalid, VALID } from './check.ts'
import { foldForm, halfWidth, visible } from './fold-width.ts'
import { isMasked, isPlaceholder, isScientific } from './placeholder.ts'

/** GB 32100: digits and capitals without I O S V Z; the position is the character's value. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const FORM = new RegExp(`^[${ALPHABET}]{18}$`)

/**
 * The 18-character unified social credit code (GB 32100) in upper case without blanks. Null when it is no key: empty, masked,
 * another form, one repeated character, or rounded by a spreadsheet. A failed check character alone does not hinder comparing.
 */
export function normalizeCreditCode(text: string): string | null {
  const plain = plainForm(text)
  if (!FORM.test(plain) || /^(.)\1+$/.test(plain)) return null
  return isRounded(plain) ? null : plain
}

/** The check character of the first 17 (GB 32100). */
export function creditCheckCharacter(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(code[index]!), 0)
  return ALPHABET[(31 - (sum % 31)) % 31]!
}

/** Half width, upper case, no blanks; what is no credit code only loses blanks at its ends. */
export function cleanCreditCode(text: string): string {
  const plain = plainForm(text)
  return FORM.test(plain) ? plain : text.trim()
}

/** 1 for equal normalised codes, otherwise 0. */
export function compareCreditCode(a: string, b: string): number {
  const key = normalizeCreditCode(a)
  return key !== null && key === normalizeCreditCode(b) ? 1 : 0
}

export function checkCreditCode(text: string): Check {
  if (text.trim() === '') return invalid('empty')
  const plain = plainForm(text)
  if (isMasked(text) && !FORM.test(plain)) return invalid('masked')
  if (isScientific(text) || isRounded(plain)) return invalid('damaged')
  if (isPlaceholder(text) || /^(.)\1+$/.test(plain)) return invalid('placeholder')
  if (!FORM.test(plain)) return invalid('malformed')
  return creditCheckCharacter(plain) === plain[17] ? VALID : invalid('checkDigit')
}

/** Credit codes are public: shown in full. */
export function maskCreditCode(text: string): string {
  return text
}

function plainForm(text: string): string {
  return foldForm(halfWidth(visible(text)))
    .toUpperCase()
    .replace(/[\s'-]/g, '')
}

function isRounded(plain: string): boolean {
  return /^\d{15}000$/.test(plain) && creditCheckCharacter(plain) !== '0'
}
