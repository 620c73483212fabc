import type { RowSource } from '../../../shared/contract/engine.ts'
import { parseQuery } from '../../../shared/screening/parse.ts'
import { printQuery } from '../../../shared/screening/print.ts'
import { partsOf, type Query } from '../../../shared/screening/query.ts'
import { termsOf } from '../../../shared/screening/terms.ts'
import { fold } from '../../../shared/values/fold.ts'

/** Why a layer's text stays as it is: its query is faulty, or has the word already. */
export type KeywordRefusal = 'faulty' | 'known'

/** A layer's text with one keyword more: in its first group of alternatives, else as an alternative to all of it. */
export function withKeyword(where: string, word: string): { where: string } | { refused: KeywordRefusal } {
  return changed(where, word, (query, term) => addedToFirstGroup(query, term) ?? alternatives(query, term))
}

/** As an alternative to all that the layer asks. */
export function withBranch(where: string, word: string): { where: string } | { refused: KeywordRefusal } {
  return changed(where, word, alternatives)
}

/** All that the layer asks, and not the word. An empty layer keeps everything without it. */
export function withoutKeyword(where: string, word: string): { where: string } | { refused: KeywordRefusal } {
  const not: Query = { kind: 'not', item: { kind: 'term', text: word } }
  if (where.trim() === '') return { where: printQuery(not) }
  const parsed = parseQuery(where)
  if (!parsed.ok) return { refused: 'faulty' }
  const items = parsed.query.kind === 'and' ? parsed.query.items : [parsed.query]
  const isThere = items.some((item) => item.kind === 'not' && isWord(item.item, word))
  return isThere ? { refused: 'known' } : { where: printQuery({ kind: 'and', items: [...items, not] }) }
}

/** The rows of a layer that have a phrase, in one column or where a keyword looks, and within a span of time; null where `of` is no layer. */
export function rowsWithPhrase(
  of: RowSource,
  word: string,
  column: string | undefined,
  span?: { dateColumn: string; from: string; to: string },
): RowSource | null {
  if (!('model' in of)) return null
  const { model, step: id, layer } = of
  const screen = model.steps.find((step) => step.id === id)
  if (screen?.op !== 'screen') return null
  const term: Query = { kind: 'term', text: word }
  const found: Query = column === undefined ? term : { kind: 'field', column, item: term }
  const within: Query[] = span ? [{ kind: 'range', column: span.dateColumn, from: span.from, to: span.to }] : []
  const query: Query = within.length > 0 ? { kind: 'and', items: [found, ...within] } : found
  const kept = screen.layers.slice(0, layer === undefined ? screen.layers.length : layer + 1)
  const layers = [...kept, { name: '', where: printQuery(query) }]
  const steps = model.steps.map((step) => (step === screen ? { ...screen, layers } : step))
  return { ...of, model: { ...model, steps }, layer: kept.length }
}

function changed(
  where: string,
  word: string,
  change: (query: Query, term: Query) => Query,
): { where: string } | { refused: KeywordRefusal } {
  const term: Query = { kind: 'term', text: word }
  if (where.trim() === '') return { where: printQuery(term) }
  const parsed = parseQuery(where)
  if (!parsed.ok) return { refused: 'faulty' }
  if (termsOf(parsed.query).some((known) => isWord(known, word))) return { refused: 'known' }
  return { where: printQuery(change(parsed.query, term)) }
}

function isWord(query: Query, word: string): boolean {
  return query.kind === 'term' && fold(query.text) === fold(word)
}

function alternatives(query: Query, term: Query): Query {
  return { kind: 'or', items: query.kind === 'or' ? [...query.items, term] : [query, term] }
}

/** Adds to the first OR of words outside NOT, in the order of the text; null where there is none. */
function addedToFirstGroup(query: Query, term: Query): Query | null {
  if (query.kind === 'or' && query.items.every(isLeaf)) return { ...query, items: [...query.items, term] }
  if (query.kind === 'and' || query.kind === 'or') {
    for (const [index, item] of query.items.entries()) {
      const added = addedToFirstGroup(item, term)
      if (added) return { ...query, items: query.items.with(index, added) }
    }
    return null
  }
  if (query.kind === 'near' || query.kind === 'then' || query.kind === 'same') {
    const left = addedToFirstGroup(query.left, term)
    if (left) return { ...query, left }
    const right = addedToFirstGroup(query.right, term)
    return right && { ...query, right }
  }
  if (query.kind !== 'field') return null
  const item = addedToFirstGroup(query.item, term)
  return item && { ...query, item }
}

function isLeaf(query: Query): boolean {
  return partsOf(query).length === 0
}
