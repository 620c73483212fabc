import { isBlankUnit } from '../table/cells.ts'
import { type Check, invalid, VALID } from './check.ts'
import { fold } from './fold.ts'
import { collapseBlanks, foldForm, visible } from './fold-width.ts'
import { isPlaceholder } from './placeholder.ts'

/** Lines kept, blanks at their ends and empty lines removed. */
export function cleanText(text: string): string {
  return text
    .split(/\r\n|[\r\n]/)
    .map(collapseBlanks)
    .filter((line) => line !== '')
    .join('\n')
}

/** Folded (`fold`), without blanks and punctuation; null for placeholders. */
export function normalizeText(text: string): string | null {
  return isPlaceholder(text) ? null : fold(visible(text)).replace(/[\s\p{P}]/gu, '') || null
}

export function checkText(text: string): Check {
  return text.trim() === '' ? invalid('empty') : VALID
}

/** Valid where the first unit tells that it is not blank, otherwise null. */
export function checkUsualText(units: Uint16Array, from: number): Check | null {
  return isBlankUnit(units[from]!) ? null : VALID
}

/** The value without invisible characters and blanks at its ends, in NFKC, letter case kept; null only when empty. The key of `exact`. */
export function normalizeExact(text: string): string | null {
  return foldForm(visible(text)).trim() || null
}
