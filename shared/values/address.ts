import { type Check, invalid, VALID } from './check.ts'
import { fold } from './fold.ts'
import { collapseBlanks, halfWidth, visible } from './fold-width.ts'
import { isPlaceholder, mayOpenPlaceholder } from './placeholder.ts'

const HAN_DIGITS = '零一二三四五六七八九'
const COUNTED = /([零〇一二两三四五六七八九十百]+)(?=号|栋|幢|座|单元|层|室|房|期|区|组|弄)/g
const BUILDING = /(?<=[\da-z])(?:#楼?|栋|幢|座|号楼)/g
const INSIDE = /[0-9A-Za-z零〇一二两三四五六七八九十百甲乙丙丁-]+(?=号楼|栋|幢|座|#|单元|门|层|室|房|户)/g
const BARE_ROOM = /\d+(?:-\d+){1,3}(?=\D*$)|(?<=楼|栋|幢|座|单元|#)\d{2,4}(?=\D{0,2}$)/g

/** Superfluous blanks removed. */
export function cleanAddress(text: string): string {
  return collapseBlanks(text)
}

/**
 * Folded (`fold`), without blanks and punctuation; counted parts in Arabic digits (三号楼 is 3号楼), 栋 幢 座 # as 号楼, 房 as 室, so that spellings
 * of one door are equal. Nothing is added or left out: 北京市西城区… and 西城区… stay different. Null for placeholders.
 */
export function normalizeAddress(text: string): string | null {
  if (isPlaceholder(text)) return null
  const plain = fold(halfWidth(visible(text))).replace(/(?<!\d)-|-(?!\d)|(?![-#])[\s\p{P}]/gu, '')
  return (
    plain
      .replace(COUNTED, (numeral) => hanNumber(numeral))
      .replace(BUILDING, '号楼')
      .replace(/(?<=\d)房(?![\p{Script=Han}])/gu, '室')
      .replace(/#/g, '') || null
  )
}

export function checkAddress(text: string): Check {
  if (text.trim() === '') return invalid('empty')
  return isPlaceholder(text) ? invalid('placeholder') : VALID
}

/** Valid where the first unit tells that it is an address, otherwise null. */
export function checkUsualAddress(units: Uint16Array, from: number): Check | null {
  return mayOpenPlaceholder(units[from]!) ? null : VALID
}

/** Shown down to the estate: the numbers of building, entrance, floor and room become `*`. Keeps the length. */
export function maskAddress(text: string): string {
  let plain = halfWidth(text)
  let masked = text
  for (const pattern of [INSIDE, BARE_ROOM]) {
    for (const { index, 0: part } of plain.matchAll(pattern)) {
      masked = masked.slice(0, index) + part.replace(/[^-]/g, '*') + masked.slice(index + part.length)
    }
    plain = halfWidth(masked)
  }
  return masked
}

function hanNumber(numeral: string): string {
  const plain = numeral.replace(/〇/g, '零').replace(/两/g, '二')
  if (!/[十百]/.test(plain)) return [...plain].map((digit) => HAN_DIGITS.indexOf(digit)).join('')
  let total = 0
  let digit = 0
  for (const unit of plain) {
    if (unit === '十') total += (digit || 1) * 10
    else if (unit === '百') total += (digit || 1) * 100
    digit = unit === '十' || unit === '百' ? 0 : HAN_DIGITS.indexOf(unit)
  }
  return String(total + digit)
}
