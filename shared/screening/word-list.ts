import { signAt } from './characters.ts'
import { parseQuery } from './parse.ts'
import { printQuery } from './print.ts'

/** What parts words in a line of a plain list. */
const SEPARATORS = '、，,；;'
/** Where a regular expression may begin: at the start of a word, behind a blank, a bracket or a colon. */
const BEFORE_REGEX = /[\s(:]/

/**
 * The words of one line of a plain list: parted by 、 ， , ； or ; where these do not stand in quotes, brackets or a regular expression, and not
 * behind a backslash. A number behind a tab, as frequency lists have it, is no part of the word. Words are trimmed; blank ones are left out. Linear.
 */
export function splitWords(line: string): string[] {
  const words: string[] = []
  const unclosed = new Set<string>()
  let depth = 0
  let start = 0
  const closing = (at: number, mark: string): number => {
    if (unclosed.has(mark)) return -1
    for (let end = at + 1; end < line.length; end++) {
      if (line[end] === '\\') end++
      else if (signAt(line, end) === mark) return end
    }
    unclosed.add(mark)
    return -1
  }
  for (let at = 0; at < line.length; at++) {
    const sign = signAt(line, at)
    if (sign === '\\') at++
    else if (sign === '"' || sign === '“') at = Math.max(at, closing(at, sign))
    else if (sign === '/' && (at === start || BEFORE_REGEX.test(signAt(line, at - 1)))) at = Math.max(at, closing(at, '/'))
    else if (sign === '(' || sign === '[') depth++
    else if (sign === ')' || sign === ']') depth = Math.max(0, depth - 1)
    else if (depth === 0 && SEPARATORS.includes(line[at]!)) {
      words.push(line.slice(start, at))
      start = at + 1
    }
  }
  words.push(line.slice(start))
  return words.map((word) => word.replace(/\t\s*\d+(?:\.\d+)?\s*$/, '').trim()).filter((word) => word !== '')
}

/** A sound word so that {@link splitWords} gives back that one word; one that holds a separator is printed anew, in brackets. */
export function listedWord(word: string): string {
  const [only, ...more] = splitWords(word)
  const parsed = parseQuery(word)
  return (only === word && more.length === 0) || !parsed.ok ? word : `(${printQuery(parsed.query)})`
}
