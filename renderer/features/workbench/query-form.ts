import { parseQuery } from '../../../shared/screening/parse.ts'
import { printQuery } from '../../../shared/screening/print.ts'
import type { ComparisonOperator, Query } from '../../../shared/screening/query.ts'

/**
 * The form is a list of conditions that all hold. A word stands as it is written in the text (`消防通道`, `"消防 通道"`, `第?小学`,
 * `@消防`); what is more than the form can show stands as text in a `text` part, so that nothing is lost.
 */
export type FormPart =
  | { kind: 'words'; words: readonly string[] }
  | { kind: 'without'; words: readonly string[] }
  | { kind: 'atLeast'; count: number; words: readonly string[] }
  | { kind: 'near' | 'then' | 'same'; distance: number; left: readonly string[]; right: readonly string[] }
  | { kind: 'column'; column: string; test: ColumnTest; words: readonly string[]; from: string; to: string }
  | { kind: 'text'; text: string }

export const columnTests = ['contains', 'lacks', '=', '>=', '<=', '>', '<', 'between', 'empty', 'present'] as const
export type ColumnTest = (typeof columnTests)[number]

export function formOf(query: Query): FormPart[] {
  return (query.kind === 'and' ? query.items : [query]).map(partOf)
}

/** The query of a form; parts not yet filled in are left out, null when nothing is. */
export function queryOf(parts: readonly FormPart[]): Query | null {
  return joined(
    'and',
    parts.map(queryOfPart).filter((query) => query !== null),
  )
}

/** A word as typed: what the language reads as one word, wildcard, expression or lexicon group, anything else literally. */
export function writtenWord(typed: string): string {
  const text = typed.trim()
  const parsed = parseQuery(text)
  if (parsed.ok && isWord(parsed.query)) return printQuery(parsed.query)
  return text === '' ? '' : printQuery({ kind: 'term', text })
}

export function emptyPart(kind: FormPart['kind'], column = ''): FormPart {
  if (kind === 'text') return { kind, text: '' }
  if (kind === 'atLeast') return { kind, count: 2, words: [] }
  if (kind === 'words' || kind === 'without') return { kind, words: [] }
  if (kind === 'column') return columnPart(column, 'contains')
  return { kind, distance: 15, left: [], right: [] }
}

function partOf(query: Query): FormPart {
  const words = wordsOf(query)
  if (words) return { kind: 'words', words }
  switch (query.kind) {
    case 'not': {
      const { item } = query
      const excluded = wordsOf(item)
      if (excluded) return { kind: 'without', words: excluded }
      const lacked = item.kind === 'field' && wordsOf(item.item)
      if (lacked) return { ...columnPart(item.column, 'lacks'), words: lacked }
      break
    }
    case 'near':
    case 'then':
    case 'same': {
      const [left, right] = [wordsOf(query.left), wordsOf(query.right)]
      if (left && right) return { kind: query.kind, distance: query.distance, left, right }
      break
    }
    case 'atLeast':
      if (query.items.every(isWord)) return { kind: 'atLeast', count: query.count, words: query.items.map(printQuery) }
      break
    case 'field': {
      const contained = wordsOf(query.item)
      if (contained) return { ...columnPart(query.column, 'contains'), words: contained }
      break
    }
    case 'comparison':
      return { ...columnPart(query.column, query.operator), from: query.value }
    case 'range':
      return { ...columnPart(query.column, 'between'), from: query.from ?? '', to: query.to ?? '' }
    case 'empty':
    case 'present':
      return columnPart(query.column, query.kind)
  }
  return { kind: 'text', text: printQuery(query) }
}

function queryOfPart(part: FormPart): Query | null {
  switch (part.kind) {
    case 'words':
      return anyOf(part.words)
    case 'without':
      return negated(anyOf(part.words))
    case 'atLeast':
      return part.words.length < Math.max(1, part.count)
        ? null
        : { kind: 'atLeast', count: part.count, items: part.words.map(read) }
    case 'near':
    case 'then':
    case 'same': {
      const [left, right] = [anyOf(part.left), anyOf(part.right)]
      return left && right ? { kind: part.kind, distance: part.kind === 'same' ? 0 : part.distance, left, right } : null
    }
    case 'column':
      return part.column === '' ? null : queryOfColumn(part)
    case 'text': {
      const parsed = parseQuery(part.text)
      return parsed.ok ? parsed.query : null
    }
  }
}

function queryOfColumn({ column, test, words, from, to }: Extract<FormPart, { kind: 'column' }>): Query | null {
  if (test === 'empty' || test === 'present') return { kind: test, column }
  if (test === 'contains' || test === 'lacks') {
    const item = anyOf(words)
    if (!item) return null
    const field: Query = { kind: 'field', column, item }
    return test === 'lacks' ? negated(field) : field
  }
  if (test !== 'between') return from.trim() === '' ? null : { kind: 'comparison', column, operator: test, value: from }
  if (from.trim() === '' && to.trim() === '') return null
  return { kind: 'range', column, from: from.trim() === '' ? null : from, to: to.trim() === '' ? null : to }
}

function columnPart(column: string, test: ColumnTest | ComparisonOperator): Extract<FormPart, { kind: 'column' }> {
  return { kind: 'column', column, test, words: [], from: '', to: '' }
}

function wordsOf(query: Query): string[] | null {
  if (isWord(query)) return [printQuery(query)]
  return query.kind === 'or' && query.items.every(isWord) ? query.items.map(printQuery) : null
}

function isWord(query: Query): boolean {
  return query.kind === 'term' || query.kind === 'wildcard' || query.kind === 'regex' || query.kind === 'lexicon'
}

function read(word: string): Query {
  const parsed = parseQuery(word)
  return parsed.ok ? parsed.query : { kind: 'term', text: word }
}

function anyOf(words: readonly string[]): Query | null {
  return joined('or', words.map(read))
}

function negated(item: Query | null): Query | null {
  return item && { kind: 'not', item }
}

function joined(kind: 'and' | 'or', items: readonly Query[]): Query | null {
  return items.length > 1 ? { kind, items } : (items[0] ?? null)
}
