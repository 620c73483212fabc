import { fold } from './fold.ts'
import { visible } from './fold-width.ts'

const WORDS = new Set(
  (
    '无 没有 暂无 不详 未知 不明 不清楚 不知道 未提供 未填 未填写 未留 未登记 不愿提供 不愿透露 拒绝提供 拒绝透露 拒不提供 保密 匿名 空 待补充 待查 待定 ' +
    '其他 无名氏 无牌 无牌照 无车牌 未上牌 未悬挂 无号码 无电话 无身份证 无证件 不记得 记不清 不便透露 不方便透露 未说明 未告知 null none nil na nan n/a #n/a undefined unknown anonymous'
  ).split(' '),
)

/** First characters of {@link WORDS}, and what may stand before them. */
const OPENINGS = new RegExp(`^[${[...new Set([...WORDS].map((word) => word[0]))].join('')}0\\s\\p{P}\\p{S}\\p{C}]`, 'u')
/** Of first units met so far: 1 where a placeholder may begin so, 2 where none does. */
const openings = new Uint8Array(0x10000)

/** True for text that stands for "no value": empty, signs and zeros only (`-`, `/`, `0`, `000`), or a word such as 无, 不详, 匿名, NULL. */
export function isPlaceholder(text: string): boolean {
  if (text === '') return true
  if (text.length > 24 || !mayOpenPlaceholder(text.charCodeAt(0)) || /[1-9]/.test(text)) return false
  const folded = fold(visible(text)).replace(/[\s()]/g, '')
  return /^[\p{P}\p{S}0]*$/u.test(folded) || WORDS.has(folded)
}

/** False for a first UTF-16 unit that no placeholder, and no blank text, begins with. */
export function mayOpenPlaceholder(unit: number): boolean {
  const known = openings[unit]!
  if (known !== 0) return known === 1
  const sign = String.fromCharCode(unit)
  const may = /[\ud800-\udfff]/.test(sign) || OPENINGS.test(fold(sign))
  openings[unit] = may ? 1 : 2
  return may
}

/** True when part of an identifier was replaced by signs (`138****5678`, `京A·1***5`, `110105XXXXXXXX0021`). */
export function isMasked(text: string): boolean {
  return /[*＊×✱●■█]|[xXｘＸ]{3,}/.test(text)
}

/** True for a long number that a spreadsheet turned into a rounded one: `5.10105E+17`. */
export function isScientific(text: string): boolean {
  return /^[\s']*\d(?:\.\d+)?e\+?\d{1,3}\s*$/i.test(text)
}
