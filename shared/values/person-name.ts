import { type Check, invalid, VALID } from './check.ts'
import { isOrganization } from './company.ts'
import { fold } from './fold.ts'
import { collapseBlanks, foldForm, visible } from './fold-width.ts'
import { isMasked, isPlaceholder } from './placeholder.ts'
import { plainSurnames, surnameLength } from './surname.ts'
import { compareNormalized } from './text.ts'

const DOTS = /[·•・‧∙]/g
const TITLE = /(?:先生|女士|小姐|同志|老师|师傅|阿姨|大爷|大妈|大姐|经理)$/
/** 某 */
const HIDDEN = 0x67d0
const HAN = /^[\p{Script=Han}·]+$/u

/** Blanks between Chinese characters removed (`张 三`), dots of foreign names as `·`. */
export function cleanPersonName(text: string): string {
  return collapseBlanks(foldForm(text))
    .replace(DOTS, '·')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}

/**
 * The name folded (`fold`: 張三 is 张三), without blanks and title (先生, 女士). Null when it names nobody: placeholders, masked names (张某, 张*), a
 * surname with a title (张先生), one character.
 */
export function normalizePersonName(text: string): string | null {
  if (isPlaceholder(text) || isMasked(text) || /某/.test(text)) return null
  const name = fold(visible(text))
    .replace(DOTS, '·')
    .replace(/[\s.,'’]/g, '')
    .replace(TITLE, '')
  return [...name].length < 2 ? null : name
}

/** Edit similarity of the normalised names. */
export function comparePersonName(a: string, b: string): number {
  return compareNormalized(normalizePersonName(a), normalizePersonName(b))
}

/** A surname with a title (张先生) is a proper entry, though no key; a telephone or identity number is none. */
export function checkPersonName(text: string): Check {
  if (isUsualName(text)) return VALID
  if (text.trim() === '') return invalid('empty')
  if (isMasked(text) || /某/.test(text)) return invalid('masked')
  if (isPlaceholder(text)) return invalid('placeholder')
  if (/^[\d\s+*-]{7,}$/.test(text)) return invalid('malformed')
  const hasTitle = TITLE.test(text.trim()) && text.trim().replace(TITLE, '') !== ''
  return hasTitle || normalizePersonName(text) !== null ? VALID : invalid('malformed')
}

/** Two to four Chinese characters that begin with a common surname and hide nothing. */
function isUsualName(text: string): boolean {
  if (text.length < 2 || text.length > 4 || !plainSurnames.has(text[0]!)) return false
  for (let index = 1; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x4e00 || unit > 0x9fa5 || unit === HIDDEN) return false
  }
  return true
}

/**
 * The surname stays, the given name becomes 某 (张三 is 张某, 欧阳明月 is 欧阳某某), other scripts keep their first letter. Several names are masked
 * one by one; a title stays, and so does an organisation among the parties of a case. Keeps the length.
 */
export function maskPersonName(text: string): string {
  if (isPlaceholder(text)) return text
  return text.replace(/[^\s,，、;；/|]+/g, maskOne)
}

function maskOne(name: string): string {
  if (name.length > 4 && isOrganization(name)) return name
  const title = TITLE.exec(name)?.[0] ?? ''
  const bare = name.slice(0, name.length - title.length)
  if (!HAN.test(bare.replace(DOTS, '·'))) return bare.slice(0, 1) + bare.slice(1).replace(/[^*·.'’-]/g, '*') + title
  const kept = surnameLength(bare)
  return bare.slice(0, kept) + bare.slice(kept).replace(/[^·•・‧∙]/g, '某') + title
}
