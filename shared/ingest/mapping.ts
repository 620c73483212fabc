import type { TicketField } from '../table/schema.ts'
import { fold } from '../values/fold.ts'
import { aliases, beforeWords, foreignWords, levelPattern, patterns } from './aliases.ts'

/** What a header says of its field; the lower the rank, the better. */
export interface Alias {
  field: TicketField
  rank: number
}

/** Ranks behind every alias of the list: put together from usual words; an alias behind words that change nothing. */
const BY_PATTERN = 500
const PREFIXED = 1000

const aliasOf = new Map<string, Alias>(
  Object.entries(aliases).flatMap(([field, names]) =>
    names
      .split(' ')
      .filter((name) => name !== '')
      .map((name, rank): [string, Alias] => [name, { field: field as TicketField, rank }]),
  ),
)
const levels: Record<string, TicketField> = {
  一: 'category1',
  二: 'category2',
  三: 'category3',
  四: 'category4',
  1: 'category1',
  2: 'category2',
  3: 'category3',
  4: 'category4',
}

/**
 * The ticket field of each header by its words alone, undefined for the others. Headers are compared without blanks, width, letter case,
 * signs and remarks in brackets (`* 诉求内容（必填）`). Each field is given to one column, that of the best alias, the first among equals.
 */
export function mapFields(headers: readonly string[]): (TicketField | undefined)[] {
  return bestOf(findAliases(headers)).map((alias) => alias?.field)
}

/** What each header says, whether or not another says it better. */
export function findAliases(headers: readonly string[]): (Alias | undefined)[] {
  const folded = headers.map(foldHeader)
  const hasMiddle = folded.some((header) => header.endsWith('中类'))
  return headers.map((header, index) => {
    const alias = aliasOfHeader(folded[index]!) ?? aliasOfSection(header)
    if (!hasMiddle || !alias) return alias
    if (folded[index]!.endsWith('小类')) return { ...alias, field: 'category3' }
    return folded[index]!.endsWith('细类') ? { ...alias, field: 'category4' } : alias
  })
}

/** Of several columns of one field the best alone keeps it, the first among equals. */
export function bestOf(found: readonly (Alias | undefined)[]): (Alias | undefined)[] {
  const best = new Map<TicketField, number>()
  found.forEach((alias, index) => {
    if (!alias) return
    const rival = best.get(alias.field)
    if (rival === undefined || alias.rank < found[rival]!.rank) best.set(alias.field, index)
  })
  return found.map((alias, index) => (alias && best.get(alias.field) === index ? alias : undefined))
}

/** A header as it is compared: folded (`fold`), no blanks, no signs, no remark in brackets at its end unless it tells a level (`分类（一级）`). */
export function foldHeader(header: string): string {
  const plain = fold(header).replace(/\s/g, '')
  const bare = plain.replace(/(?<=.)[([【〔]([^()[\]【】〔〕]*)[)\]】〕]$/, (_, remark: string) =>
    /^[一二三四1-4]级?$|[一二三四1-4]级/.test(remark) ? remark : '',
  )
  return bare.replace(/[\p{P}\p{S}]/gu, '')
}

/** True for a header that names something that no ticket field stands for: the handler's telephone, a time limit, a remark. */
export function isForeign(header: string): boolean {
  return foreignWords.test(foldHeader(header))
}

function aliasOfHeader(header: string): Alias | undefined {
  const exact = aliasOf.get(header)
  if (exact) return exact
  const level = levelOf(header)
  if (level) return { field: level, rank: 0 }
  if (foreignWords.test(header)) return undefined
  const pattern = patterns.findIndex(([, form]) => form.test(header))
  if (pattern >= 0) return { field: patterns[pattern]![0], rank: BY_PATTERN + pattern }
  for (let cut = 1; cut < header.length - 1; cut++) {
    const alias = aliasOf.get(header.slice(cut))
    if (alias && beforeWords.test(header.slice(0, cut))) return { field: alias.field, rank: PREFIXED + alias.rank }
  }
  return undefined
}

/** A header of several lines (`办理信息 办结时间`): its last line, when those above are titles of sections. */
function aliasOfSection(header: string): Alias | undefined {
  const parts = header.trim().split(/\s+/).map(foldHeader)
  if (parts.length < 2) return undefined
  const above = parts.slice(0, -1).join('')
  const alias = aliasOf.get(parts.at(-1)!)
  if (!alias || foreignWords.test(above) || !beforeWords.test(above)) return undefined
  const isHandlers = /办理|处理|处置|回访|回复/.test(above) && /^(?:phone|caller|sex|identityNumber)$/.test(alias.field)
  return isHandlers ? undefined : { field: alias.field, rank: PREFIXED + alias.rank }
}

function levelOf(header: string): TicketField | undefined {
  if (!/[一二三四1-4]/.test(header) || !/级|分类|类别|类目/.test(header)) return undefined
  const match = levelPattern.exec(header)
  const level = match?.[1] ?? match?.[2]
  return level === undefined || (match?.[1] !== undefined && match[2] !== undefined) ? undefined : levels[level]
}
