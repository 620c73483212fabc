import type { Query } from './query.ts'

/** What can be wrong with a query. Each has its sentence in `renderer/messages`; `details` of {@link QueryError} fill its places. */
export const queryErrorCodes = [
  /** nothing but blanks */
  'empty',
  /** details: length, limit */
  'tooLong',
  /** details: limit */
  'tooDeep',
  /** details: limit; more leaves than that once lexicon groups are put in */
  'tooLarge',
  'quoteUnclosed',
  'groupUnclosed',
  'groupUnopened',
  'groupEmpty',
  /** "" */
  'termEmpty',
  /** details: operator */
  'operandMissing',
  /** a blank between - and what it excludes */
  'minusDetached',
  /** details: operator */
  'distanceMissing',
  /** details: operator, found */
  'distanceInvalid',
  /** details: operator, found, limit */
  'distanceTooLarge',
  /** details: operator, found (kind of the operand): an operand that has no place in the text */
  'proximityOperand',
  /** OF without its number */
  'countMissing',
  /** details: count, items */
  'countInvalid',
  /** OF without (A, B, …) */
  'listMissing',
  'wildcardAlone',
  /** details: count, limit */
  'wildcardTooMany',
  'regexUnclosed',
  'regexEmpty',
  /** details: reason (of the RE2 parser, English, one of a dozen), found (the stretch it complains of, may be empty) */
  'regexInvalid',
  /** details: found (as written): a look-around other than one character's before or behind the whole expression */
  'regexLookaround',
  /** details: found (as written) */
  'regexBackreference',
  /** a letter directly behind the closing slash */
  'regexFlags',
  'lexiconNameMissing',
  'columnNameMissing',
  /** details: column */
  'valueMissing',
  /** details: column, value, type: no date or number as the column needs it */
  'valueInvalid',
  /** details: column, value, type: neither date nor number, on a column that is neither */
  'valueUnordered',
  /** details: column; not [a TO b] */
  'rangeInvalid',
  /** details: column, from, to */
  'rangeReversed',
  /** details: column, nearest (names joined with 、, may be empty) */
  'columnUnknown',
  /** details: lexicon, nearest */
  'lexiconUnknown',
  /** details: lexicon, path (`甲 → 乙 → 甲`) */
  'lexiconCyclic',
] as const
export type QueryErrorCode = (typeof queryErrorCodes)[number]

/**
 * `position` and `length` are UTF-16 units of the query's text; both 0 where the query was not parsed from text. A fault inside a lexicon group stands
 * where the group is called, and has the details group and word (its number, 1-based) as well.
 * `suggestion` is the whole text with the fault mended, where the mend is evident.
 */
export interface QueryError {
  readonly code: QueryErrorCode
  readonly position: number
  readonly length: number
  readonly details: Readonly<Record<string, string | number>>
  readonly suggestion: string | null
}

/** Carries a {@link QueryError} up through a recursive parse or compilation; never leaves this folder. */
export class QueryFault extends Error {
  constructor(readonly error: QueryError) {
    super(error.code)
  }
}

export interface QueryPosition {
  readonly position: number
  readonly length: number
  /** All of the text it was read from. */
  readonly text: string
}

const positions = new WeakMap<Query, QueryPosition>()

/** Where a parsed part stood in its text; undefined for parts that were not parsed in this process. */
export function positionOf(query: Query): QueryPosition | undefined {
  return positions.get(query)
}

/** Notes where in a text a part stood; returns the part. */
export function placeAt<Part extends Query>(query: Part, position: number, length: number, text: string): Part {
  positions.set(query, { position, length, text })
  return query
}

/**
 * The fault of a part that was parsed earlier (or built by the form). `mend` gives the text that should stand for the part's; without it, or
 * where the part was not parsed from text, there is no suggestion.
 */
export function faultOf(
  query: Query,
  code: QueryErrorCode,
  details: QueryError['details'] = {},
  mend?: (written: string) => string | undefined,
): QueryFault {
  const place = positionOf(query)
  if (!place) return new QueryFault({ code, position: 0, length: 0, details, suggestion: null })
  const { position, length, text } = place
  const mended = mend?.(text.slice(position, position + length))
  const suggestion = mended === undefined ? null : text.slice(0, position) + mended + text.slice(position + length)
  return new QueryFault({ code, position, length, details, suggestion })
}
