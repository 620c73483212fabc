import { operatorOf } from './characters.ts'
import { parseQuery } from './parse.ts'
import { DEFAULT_DISTANCE, partsOf, type Query } from './query.ts'
import { positionOf } from './query-error.ts'

/** A word that is a term by the grammar and was hardly meant as one. UTF-16 units; `suggestion` is the whole text with the operator put in. */
export interface QueryHint {
  readonly word: string
  readonly operator: string
  readonly position: number
  readonly length: number
  readonly suggestion: string
}

/**
 * Words of a sound query that look like operators: `and`, `or`, `ＡＮＤ`, `near/5`, `NEAR5`, `&&`, `+`. Only those whose operator could stand there;
 * none inside quotes, columns and regular expressions, none where the text cannot be read. Linear for few such words.
 *
 * Example: `占用 or 堵塞` gives one hint with the suggestion `占用 OR 堵塞`.
 */
export function queryHints(text: string): QueryHint[] {
  const parsed = parseQuery(text)
  if (!parsed.ok) return []
  return bareTerms(parsed.query)
    .slice(0, MOST)
    .flatMap(({ word, position }) => {
      const operator = meantOperator(word)
      if (operator === undefined) return []
      const suggestion = text.slice(0, position) + operator + text.slice(position + word.length)
      return parseQuery(suggestion).ok ? [{ word, operator, position, length: word.length, suggestion }] : []
    })
}

/** Words looked at, so that a long list of such words costs no more than a few readings. */
const MOST = 20

const SIGNS: Readonly<Record<string, string>> = {
  '&': 'AND',
  '&&': 'AND',
  '+': 'AND',
  且: 'AND',
  和: 'AND',
  或者: 'OR',
  并且: 'AND',
}

/** The operator that a word was probably meant to be. */
function meantOperator(word: string): string | undefined {
  const plain = word.normalize('NFKC')
  if (SIGNS[plain]) return SIGNS[plain]
  const distance = /^(NEAR|THEN)[/-]?(\d{1,4})$/i.exec(plain)
  if (distance) return `${distance[1]!.toUpperCase()}/${distance[2]}`
  const upper = plain.toUpperCase()
  if (!/^[A-Z]+$/.test(upper) || !operatorOf(upper)) return undefined
  return upper === 'NEAR' || upper === 'THEN' ? `${upper}/${DEFAULT_DISTANCE}` : upper
}

/** Terms written without quotes outside of columns, in order, that may be meant as operators. */
function bareTerms(query: Query): { word: string; position: number }[] {
  if (query.kind === 'term') {
    const place = positionOf(query)
    const isBare = place !== undefined && place.length === query.text.length && meantOperator(query.text) !== undefined
    return isBare ? [{ word: query.text, position: place.position }] : []
  }
  return query.kind === 'field' ? [] : partsOf(query).flatMap(bareTerms)
}
