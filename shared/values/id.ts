import { type Check, invalid, VALID } from './check.ts'
import { foldForm } from './fold-width.ts'
import { isPlaceholder } from './placeholder.ts'

/** Blanks at the ends removed; leading zeros stay. */
export function cleanId(text: string): string {
  return text.trim()
}

/** NFKC, upper case, without blanks; null for placeholders. Leading zeros distinguish. */
export function normalizeId(text: string): string | null {
  if (isPlaceholder(text)) return null
  return foldForm(text).toUpperCase().replace(/\s/g, '') || null
}

/** 1 for equal normalised ids, otherwise 0. */
export function compareId(a: string, b: string): number {
  const key = normalizeId(a)
  return key !== null && key === normalizeId(b) ? 1 : 0
}

export function checkId(text: string): Check {
  return text.trim() === '' ? invalid('empty') : isPlaceholder(text) ? invalid('placeholder') : VALID
}
