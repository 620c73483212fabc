import { type Check, invalid, VALID } from './check.ts'
import { foldForm, halfWidth, visible } from './fold-width.ts'
import { isMasked, isPlaceholder } from './placeholder.ts'

/** Province characters that open a civil plate. */
export const PLATE_PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
const P = `[${PLATE_PROVINCES}]`
/** I and O are never used on plates. */
const L = 'A-HJ-NP-Z'
const FORMS = [
  `${P}[${L}](?=[${L}0-9]*\\d)[${L}0-9]{5}`,
  `${P}[${L}][A-HJKDF][${L}0-9]\\d{4}`,
  `${P}[${L}]\\d{5}[DF]`,
  `${P}[${L}][${L}0-9]{4}[挂学警港澳领超试]`,
  `${P}[${L}]临\\d{4,5}`,
  `${P}[${L}]\\d{4,5}临`,
  `临${P}[${L}][${L}0-9]{4,6}`,
  '使\\d{6}',
  '\\d{6}使',
  `WJ${P}?\\d{4}[${L}0-9]`,
  'WJ\\d{7}',
  `民航[${L}0-9]{5}`,
]
const PLATE = new RegExp(`^(?:${FORMS.join('|')})$`)

/**
 * The plate without blanks and dots, letters in upper case: `京A·12345` gives `京A12345`. Ordinary, new-energy (six characters,
 * D/F or A–K first, or five digits and D/F), 挂学警港澳领, temporary (临), embassy, armed police and airport forms; a remark on the colour is left out. Null for anything else; I and O occur in none.
 */
export function normalizePlate(text: string): string | null {
  const plain = plainForm(text)
  return PLATE.test(plain) ? plain : null
}

/** `京A·12345`; what is no plate only loses blanks at its ends. */
export function cleanPlate(text: string): string {
  const plate = normalizePlate(text)
  if (plate === null) return text.trim()
  return PLATE_PROVINCES.includes(plate[0]!) ? `${plate.slice(0, 2)}·${plate.slice(2)}` : plate
}

/** 1 for equal normalised plates, otherwise 0. */
export function comparePlate(a: string, b: string): number {
  const key = normalizePlate(a)
  return key !== null && key === normalizePlate(b) ? 1 : 0
}

export function checkPlate(text: string): Check {
  if (normalizePlate(text) !== null) return VALID
  if (text.trim() === '') return invalid('empty')
  if (isMasked(text)) return invalid('masked')
  return invalid(isPlaceholder(text) ? 'placeholder' : 'malformed')
}

/** `京A·1***5`: the first two characters and the serial's first and last stay. Keeps the length. */
export function maskPlate(text: string): string {
  const plain = halfWidth(text)
  const count = plain.replace(/[^\p{L}\d]/gu, '').length
  let seen = 0
  let masked = ''
  for (let index = 0; index < text.length; index++) {
    const counts = /[\p{L}\d]/u.test(plain[index]!)
    if (counts) seen++
    masked += counts && seen > 3 && seen < count ? '*' : text[index]
  }
  return masked
}

function plainForm(text: string): string {
  return foldForm(halfWidth(visible(text)))
    .toUpperCase()
    .replace(/[\s·•・‧∙.-]/g, '')
    .replace(/\((?:大型|小型|[黄蓝绿白黑]色?|[黄蓝绿白黑]牌|新能源)[^()]*\)$|(?<=[A-Z0-9]{5})号$/, '')
}
