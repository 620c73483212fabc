/**
 * A screen as data (interfaces.md, Screen language). Plain objects: they are stored, compared and printed; `parseQuery` and
 * `printQuery` are inverse to each other. `and`, `or` and `atLeast` carry their items in the order written, `and` and `or` at
 * least two of them.
 *
 * Example: `消防通道 NEAR/15 (占用 OR 堵) NOT 类型:咨询` is
 * `and[ near(15, 消防通道, or[占用, 堵]), not(field(类型, 咨询)) ]`.
 */
export type Query =
  | TermQuery
  | WildcardQuery
  | RegexQuery
  | LexiconQuery
  | AndQuery
  | OrQuery
  | NotQuery
  | ProximityQuery
  | AtLeastQuery
  | FieldQuery
  | ComparisonQuery
  | RangeQuery
  | EmptyQuery
  | PresentQuery

/** Literal text, compared folded, blanks kept. Never empty. */
export interface TermQuery {
  readonly kind: 'term'
  readonly text: string
}
/** `?` one character, `*` up to 12 characters without punctuation; `\?`, `\*` and `\\` are literal. Has a literal character. */
export interface WildcardQuery {
  readonly kind: 'wildcard'
  readonly pattern: string
}
/**
 * RE2 syntax, matched anywhere in the folded text of a cell; in front of all of it and behind it one character may be forbidden or
 * asked for (`(?<!\d)…(?!\d)`). `pattern` is what stands between the slashes, with `\/` read as `/`.
 */
export interface RegexQuery {
  readonly kind: 'regex'
  readonly pattern: string
}
export interface LexiconQuery {
  readonly kind: 'lexicon'
  readonly name: string
}
export interface AndQuery {
  readonly kind: 'and'
  readonly items: readonly Query[]
}
export interface OrQuery {
  readonly kind: 'or'
  readonly items: readonly Query[]
}
export interface NotQuery {
  readonly kind: 'not'
  readonly item: Query
}
/**
 * `near` either order, `then` left before right, both at most `distance` characters of the original apart; `same` within one sentence
 * (`distance` is 0 there and means nothing). Operands hold terms, wildcards, regular expressions, lexicon groups, OR and proximity only.
 */
export interface ProximityQuery {
  readonly kind: 'near' | 'then' | 'same'
  readonly left: Query
  readonly right: Query
  readonly distance: number
}
export interface AtLeastQuery {
  readonly kind: 'atLeast'
  readonly count: number
  readonly items: readonly Query[]
}
/** The item looks in this column only; an inner field wins over an outer one. */
export interface FieldQuery {
  readonly kind: 'field'
  readonly column: string
  readonly item: Query
}
export type ComparisonOperator = '>=' | '<=' | '>' | '<' | '='
export interface ComparisonQuery {
  readonly kind: 'comparison'
  readonly column: string
  readonly operator: ComparisonOperator
  readonly value: string
}
/** Both bounds included; null is open. At least one is given. */
export interface RangeQuery {
  readonly kind: 'range'
  readonly column: string
  readonly from: string | null
  readonly to: string | null
}
export interface EmptyQuery {
  readonly kind: 'empty'
  readonly column: string
}
export interface PresentQuery {
  readonly kind: 'present'
  readonly column: string
}

/** Characters that `*` may stand for at most. */
export const WILDCARD_REACH = 12
/** The n that NEAR/n and THEN/n are offered with. */
export const DEFAULT_DISTANCE = 15
/** Largest n of NEAR/n and THEN/n. */
export const MAX_DISTANCE = 10_000
/** Nesting of a query, lexicon groups included; deeper ones are refused before they can overflow the stack. */
export const MAX_DEPTH = 200
/** Leaves of a query once its lexicon groups are put in. */
export const MAX_LEAVES = 100_000
/** UTF-16 units of a query's text. */
export const MAX_QUERY_LENGTH = 2_000_000
/** UTF-16 units of a regular expression: a long one costs its length in every character it looks at. */
export const MAX_REGEX_LENGTH = 5000
/** `*` and `?` in one term. */
export const MAX_WILDCARDS = 50

/** The parts directly below a query; none for leaves. */
export function partsOf(query: Query): readonly Query[] {
  switch (query.kind) {
    case 'and':
    case 'or':
    case 'atLeast':
      return query.items
    case 'not':
    case 'field':
      return [query.item]
    case 'near':
    case 'then':
    case 'same':
      return [query.left, query.right]
    default:
      return []
  }
}
