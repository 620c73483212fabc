import { type Check, invalid, VALID } from './check.ts'
import { isOrganization } from './company.ts'
import { fold } from './fold.ts'
import { foldTable } from './fold-table.ts'
import { collapseBlanks, foldForm, visible } from './fold-width.ts'
import { isMasked, isPlaceholder, mayOpenPlaceholder } from './placeholder.ts'
import { surnameLength } from './surname.ts'
import { shortUnits } from './units.ts'

const DOTS = /[·•・‧∙]/g
const TITLE = /(?:先生|女士|小姐|同志|老师|师傅|阿姨|大爷|大妈|大姐|经理)$/
/** Last characters of {@link TITLE}. */
const TITLE_ENDS: ReadonlySet<number> = new Set([...'生士姐志师傅姨爷妈理'].map((sign) => sign.charCodeAt(0)))
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

/** A surname with a title (张先生) is a proper entry, though no key; a telephone or identity number is none. */
export function checkPersonName(text: string): Check {
  const usual = text.length <= 4 ? checkUsualName(shortUnits(text), 0, text.length) : null
  if (usual) return usual
  if (text.trim() === '') return invalid('empty')
  if (isMasked(text) || /某/.test(text)) return invalid('masked')
  if (isPlaceholder(text)) return invalid('placeholder')
  if (/^[\d\s+*-]{7,}$/.test(text)) return invalid('malformed')
  const folded = fold(visible(text)).trim()
  const hasTitle = TITLE.test(folded) && folded.replace(TITLE, '') !== ''
  return hasTitle || normalizePersonName(text) !== null ? VALID : invalid('malformed')
}

/** The verdict on two to four Chinese characters that hide nothing, do not begin as a placeholder does and are no title alone; null for other forms. */
export function checkUsualName(units: Uint16Array, from: number, to: number): Check | null {
  const length = to - from
  if (length < 2 || length > 4 || mayOpenPlaceholder(units[from]!)) return null
  for (let index = from; index < to; index++) {
    const unit = units[index]!
    if (unit < 0x4e00 || unit > 0x9fa5 || unit === HIDDEN) return null
  }
  return length === 2 && TITLE_ENDS.has(foldTable().units[units[from + 1]!]!) ? null : VALID
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
