import { type Check, invalid, VALID } from './check.ts'
import { foldForm, visible } from './fold-width.ts'
import { isPlaceholder, isScientific, mayOpenPlaceholder } from './placeholder.ts'
import { isDigit } from './units.ts'

/** Invisible characters and blanks at the ends removed; leading zeros stay. */
export function cleanId(text: string): string {
  return visible(text).trim()
}

/** NFKC, upper case, without blanks; null for placeholders. Leading zeros distinguish. */
export function normalizeId(text: string): string | null {
  if (isPlaceholder(text)) return null
  return foldForm(visible(text)).toUpperCase().replace(/\s/g, '') || null
}

/** 1 for equal normalised ids, otherwise 0. */
export function compareId(a: string, b: string): number {
  const key = normalizeId(a)
  return key !== null && key === normalizeId(b) ? 1 : 0
}

/** A number that a spreadsheet rounded (`2.02406E+14`) is damaged: it is no longer the id. */
export function checkId(text: string): Check {
  if (text.trim() === '') return invalid('empty')
  if (isScientific(text)) return invalid('damaged')
  return isPlaceholder(text) ? invalid('placeholder') : VALID
}

/** Valid for the usual forms of an id, which begin as no placeholder does and hold no exponent; null for others. */
export function checkUsualId(units: Uint16Array, from: number, to: number): Check | null {
  if (mayOpenPlaceholder(units[from]!)) return null
  if (!isDigit(units[from]!)) return VALID
  for (let index = from; index < to; index++) if ((units[index]! | 0x20) === 0x65) return null
  return VALID
}
