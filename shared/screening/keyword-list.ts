import { fold } from '../values/fold.ts'
import { operatorOf } from './characters.ts'
import { parseQuery } from './parse.ts'
import type { Query } from './query.ts'

/** Characters of a word above which it is prose. */
const LONGEST_WORD = 40
/** Words that a comma must part before its line is a list and no sentence. */
const FEWEST_BY_COMMA = 3

/**
 * The words of a pasted list, in order, each once (compared folded): one a line, or parted by 、，, ;； or tabs. Null where the text is a
 * query or prose: fewer than two words, an operator or a sign of the language outside of a word, a full stop, a word of more than 40
 * characters, or fewer than three words parted by commas alone. Linear.
 *
 * Example: `占用、堵塞、停车` gives 占用, 堵塞, 停车; `占用 OR 堵塞` and `您好，我要投诉` give null.
 */
export function keywordList(text: string): string[] | null {
  const lines = text.split(/[\r\n]+/).filter((line) => line.trim() !== '')
  const isByComma = lines.length === 1 && !/[、;；\t]/.test(text)
  const items = lines.flatMap((line) => line.split(/[、，,;；\t]/)).map((item) => unquoted(item.trim()))
  const words = distinct(items.filter((item) => item !== ''))
  if (words.length < (isByComma ? FEWEST_BY_COMMA : 2)) return null
  return words.every(isKeyword) ? words : null
}

/** The OR of these words; those with `?` or `*` are wildcard terms. One word stands alone. Throws a RangeError for none. */
export function keywordQuery(words: readonly string[]): Query {
  const items = words.map((word): Query => {
    const parsed = /[?*？＊]/.test(word) ? parseQuery(word) : undefined
    return parsed?.ok && parsed.query.kind === 'wildcard' ? parsed.query : { kind: 'term', text: word }
  })
  if (items.length === 0) throw new RangeError('a list without words')
  return items.length === 1 ? items[0]! : { kind: 'or', items }
}

function distinct(items: readonly string[]): string[] {
  const first = new Map<string, string>()
  for (const item of items) {
    const folded = fold(item)
    if (!first.has(folded)) first.set(folded, item)
  }
  return [...first.values()]
}

function isKeyword(word: string): boolean {
  if (word.length > LONGEST_WORD || /["“”|｜:：<>=＜＞＝≥≤。！\\]/.test(word) || /^[-－/@＠(（[［]/.test(word)) return false
  if (!isBalanced(word)) return false
  return !word.split(/[\s()（）]+/).some((part) => operatorOf(part))
}

/** Brackets inside a word, as in 恒丰（上海）公司, in pairs. */
function isBalanced(word: string): boolean {
  let open = 0
  for (const sign of word) {
    if (sign === '(' || sign === '（') open++
    else if (sign === ')' || sign === '）') open--
    if (open < 0) return false
  }
  return open === 0
}

function unquoted(item: string): string {
  return /^["“]([^"“”]+)["”]$/.exec(item)?.[1]?.trim() ?? item
}
