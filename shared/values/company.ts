import { type Check, invalid, VALID } from './check.ts'
import { fold } from './fold.ts'
import { collapseBlanks, visible } from './fold-width.ts'
import { isPlaceholder, mayOpenPlaceholder } from './placeholder.ts'

/** Half width brackets become full width, as registered names are written; superfluous blanks are removed. */
export function cleanCompany(text: string): string {
  return collapseBlanks(text).replace(/\((.*?)\)/g, '（$1）')
}

/**
 * Folded (`fold`), without blanks, brackets and punctuation. The two legal spellings of one form become one (有限责任公司 is 有限公司, 股份公司 is
 * 股份有限公司; Company Law art. 7); a joint-stock and a limited company stay different. Null for placeholders.
 */
export function normalizeCompany(text: string): string | null {
  if (isPlaceholder(text)) return null
  const plain = fold(visible(text)).replace(/[\s\p{P}]/gu, '')
  return plain.replace(/有限责任公司/g, '有限公司').replace(/股份公司/g, '股份有限公司') || null
}

/** True for a name that ends as organisations do: 公司, 店, 局, 学校 and so on. */
export function isOrganization(name: string): boolean {
  return /(?:公司|集团|企业|厂|店|行|局|所|院|部|处|科|队|中心|委员会|委|会|社|站|馆|校|园|商行|银行|医院|学校|超市|市场|酒店|餐厅|物业|政府|街道|村|个体工商户)$/.test(
    name.trim(),
  )
}

export function checkCompany(text: string): Check {
  if (text.trim() === '') return invalid('empty')
  return isPlaceholder(text) ? invalid('placeholder') : VALID
}

/** Valid where the first unit tells that it is a name, otherwise null. */
export function checkUsualCompany(units: Uint16Array, from: number): Check | null {
  return mayOpenPlaceholder(units[from]!) ? null : VALID
}
