import { partsOf, type Query } from './query.ts'

/**
 * The leaves of a query that can be hits, in order of appearance: terms, wildcards, regular expressions and lexicon groups outside
 * NOT, each in the field it stands in, ready to be compiled alone. Equal leaves appear once for each time they are written.
 */
export function termsOf(query: Query): Query[] {
  switch (query.kind) {
    case 'term':
    case 'wildcard':
    case 'regex':
    case 'lexicon':
      return [query]
    case 'not':
      return []
    case 'field':
      return termsOf(query.item).map((item) => (item.kind === 'field' ? item : { kind: 'field', column: query.column, item }))
    default:
      return partsOf(query).flatMap(termsOf)
  }
}
