import { fold } from '../values/fold.ts'
import { operatorOf } from './characters.ts'
import { type ParseResult, parseQuery } from './parse.ts'
import { printQuery } from './print.ts'
import { partsOf, type Query } from './query.ts'
import type { QueryError } from './query-error.ts'

/** Characters (UTF-16 units) of a group's name. */
export const MAX_GROUP_NAME = 60

/** A word that is no query. `number` is its 1-based place among the words as given; `error` has the place inside the word. */
export interface WordFault {
  readonly number: number
  readonly word: string
  readonly error: QueryError
}

/** Words of a group as they were given, read one by one. */
export interface WordReading {
  /** The sound words as written, trimmed, each once, in their order. */
  readonly words: string[]
  /** The query of each of `words`. */
  readonly queries: Query[]
  /** 1-based places, as given, of words that an earlier one equals folded. */
  readonly duplicates: { readonly number: number; readonly of: number }[]
  readonly faults: WordFault[]
  /** How many were nothing but blanks. */
  readonly blanks: number
}

/** A name as it is kept: no blanks at its ends, one blank for any blanks inside; '' for what can be no name. */
export function groupName(text: string): string {
  const name = text.trim().replace(/\s+/gu, ' ')
  return name.length > MAX_GROUP_NAME || /\p{Cc}/u.test(name) ? '' : name
}

/**
 * Reads the words of a group, each a query of its own. With `isLiteral` a word that is no query is taken as the text it is. Words that
 * are one term are equal when they are equal folded, others when they print alike. Linear in the length of the words; never throws.
 */
export function readWords(texts: readonly string[], isLiteral = false): WordReading {
  const reading: WordReading = { words: [], queries: [], duplicates: [], faults: [], blanks: 0 }
  const seen = new Map<string, number>()
  let blanks = 0
  for (const [index, text] of texts.entries()) {
    const word = text.replace(/\s+/gu, ' ').trim()
    if (word === '') {
      blanks++
      continue
    }
    const parsed = readWord(word)
    if (!parsed.ok && !isLiteral) {
      reading.faults.push({ number: index + 1, word, error: parsed.error })
      continue
    }
    const query: Query = parsed.ok ? parsed.query : { kind: 'term', text: word }
    const key = wordKey(query)
    const first = seen.get(key)
    if (first !== undefined) {
      reading.duplicates.push({ number: index + 1, of: first })
      continue
    }
    seen.set(key, index + 1)
    reading.words.push(parsed.ok ? word : printQuery(query))
    reading.queries.push(query)
  }
  return { ...reading, blanks }
}

/** Letters and digits alone are a term, unless they are an operator; most words of a long list are. */
function readWord(word: string): ParseResult {
  if (/^[\p{L}\p{N}]+$/u.test(word) && !operatorOf(word)) return { ok: true, query: { kind: 'term', text: word } }
  return parseQuery(word)
}

/** What two words have in common when one of them is too many. */
function wordKey(query: Query): string {
  return query.kind === 'term' ? `term ${fold(query.text)}` : `${query.kind} ${printQuery(query)}`
}

/** The query for which `@name` stands: any of the words, of which `queries` are those; an OR of one where the only word is an OR, so that words stay countable. */
export function groupQuery(queries: readonly Query[]): Query {
  const [only, ...more] = queries
  return only && more.length === 0 && only.kind !== 'or' ? only : { kind: 'or', items: queries }
}

/** The words with those of `more` behind them that they lack, folded. Both are sound. */
export function mergeWords(words: readonly string[], more: readonly string[]): string[] {
  return readWords([...words, ...more]).words
}

/** What one version of a group has that another lacks, both in their order. */
export function wordDifference(before: readonly string[], after: readonly string[]): { added: string[]; removed: string[] } {
  const [old, now] = [new Set(before), new Set(after)]
  return { added: after.filter((word) => !old.has(word)), removed: before.filter((word) => !now.has(word)) }
}

/** Names of the groups that a query calls itself, each once, in order of appearance. */
export function groupsCalled(query: Query): string[] {
  const names = new Set<string>()
  const rest: Query[] = [query]
  for (let next = rest.pop(); next; next = rest.pop()) {
    if (next.kind === 'lexicon') names.add(next.name)
    for (const part of partsOf(next).toReversed()) rest.push(part)
  }
  return [...names]
}

/** Names of the groups that queries call, themselves or through other groups; names without a group included. */
export function groupsUsed(queries: readonly Query[], groups: ReadonlyMap<string, Query>): string[] {
  const names = new Set<string>()
  const rest = queries.flatMap(groupsCalled).toReversed()
  for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
    if (names.has(name)) continue
    names.add(name)
    const group = groups.get(name)
    for (const called of group ? groupsCalled(group).toReversed() : []) rest.push(called)
  }
  return [...names]
}

/**
 * How a group leads back to itself: the names from the group to itself again (`消防`, `场所`, `消防`), the shortest such path; null where it
 * does not. Cost: one pass over the groups that it reaches.
 */
export function groupCycle(name: string, groups: ReadonlyMap<string, Query>): string[] | null {
  const before = new Map<string, string>()
  const rest = [name]
  for (let at = 0; at < rest.length; at++) {
    const group = groups.get(rest[at]!)
    for (const called of group ? groupsCalled(group) : []) {
      if (called === name) return pathTo(rest[at]!, name, before)
      if (before.has(called)) continue
      before.set(called, rest[at]!)
      rest.push(called)
    }
  }
  return null
}

function pathTo(last: string, name: string, before: ReadonlyMap<string, string>): string[] {
  const path = [name]
  for (let step: string | undefined = last; step !== undefined && step !== name; step = before.get(step)) path.unshift(step)
  return [name, ...path]
}
