import type { QueryError, QueryErrorCode } from '../../shared/screening/query-error.ts'

type Details = QueryError['details']

const sentences: Record<QueryErrorCode, (details: Details) => string> = {
  empty: () => 'No condition yet.',
  tooLong: ({ limit }) => `The query is too long; at most ${limit} characters.`,
  tooDeep: ({ limit }) => `Brackets are nested too deeply; at most ${limit}.`,
  tooLarge: ({ limit }) => `Too many terms; at most ${limit} once lexicon groups are spelt out.`,
  quoteUnclosed: () => 'A quote is not closed.',
  groupUnclosed: () => 'A bracket is not closed.',
  groupUnopened: () => 'A closing bracket too many.',
  groupEmpty: () => 'The brackets are empty.',
  termEmpty: () => 'The quotes are empty.',
  operandMissing: ({ operator }) => `${operator} lacks a condition on one side.`,
  minusDetached: () => 'No blank may follow the minus: write -word, or NOT word.',
  distanceMissing: ({ operator }) => `${operator} needs a number of characters, as in ${operator}/15.`,
  distanceInvalid: ({ operator, found }) => `A number of characters should follow ${operator}, not “${found}”.`,
  distanceTooLarge: ({ operator, limit }) => `${operator} reaches at most ${limit} characters.`,
  proximityOperand: ({ operator, found }) => `Beside ${operator} there may be words, and words joined by OR, but not “${found}”.`,
  countMissing: () => 'OF lacks its number, as in 3 OF (A, B, C, D).',
  countInvalid: ({ count, items }) =>
    Number(count) < 1 ? 'The number before OF starts at 1.' : `At least ${count} are asked for, but ${items} are listed.`,
  listMissing: () => 'OF lacks its list, as in 3 OF (A, B, C, D).',
  wildcardAlone: () => 'A wildcard alone would match everything; put characters beside it.',
  wildcardTooMany: ({ limit }) => `At most ${limit} wildcards in a term.`,
  regexUnclosed: () => 'The regular expression lacks its closing /.',
  regexEmpty: () => 'The regular expression is empty.',
  regexInvalid: ({ reason, found }) => `The regular expression is not valid: ${reason}${found ? `, at “${found}”` : ''}.`,
  regexLookaround: ({ found }) =>
    `“${found}” cannot be used: a look-around stands before or behind the whole expression and sees one character, as in (?<!\\d)…(?!\\d).`,
  regexBackreference: ({ found }) => `“${found}” cannot be used: an expression cannot refer back to its brackets.`,
  regexFlags: () => 'No letter may follow the closing / directly.',
  lexiconNameMissing: () => 'The name of a lexicon group is missing behind @.',
  columnNameMissing: () => 'The name of the column is missing before the colon.',
  valueMissing: ({ column }) => `“${column}” has nothing to be compared with.`,
  valueInvalid: ({ column, value, type }) => `“${value}” is no ${type} and cannot be compared with column “${column}”.`,
  valueUnordered: ({ column, value }) =>
    `“${value}” is neither a date nor a number, so column “${column}” cannot be compared with it.`,
  rangeInvalid: ({ column }) => `The range of “${column}” should read [a TO b].`,
  rangeReversed: ({ from, to }) => `The range is reversed: ${from} is after ${to}.`,
  columnUnknown: ({ column, nearest }) => `There is no column “${column}”${nearest ? `; near it: ${nearest}` : ''}.`,
  lexiconUnknown: ({ lexicon, nearest }) => `There is no lexicon group “${lexicon}”${nearest ? `; near it: ${nearest}` : ''}.`,
  lexiconCyclic: ({ lexicon, path }) => `Lexicon group “${lexicon}” leads back to itself${path ? `: ${path}` : ''}.`,
}

export function queryError(error: QueryError): string {
  const place = error.length > 0 || error.position > 0 ? `Character ${error.position + 1}: ` : ''
  const { group, word } = error.details
  return place + (group === undefined ? '' : `word ${word} of lexicon group “${group}”: `) + sentences[error.code](error.details)
}
