import type { Query } from './query.ts'
import { excludedLeaves, labelOf, type Remainder, withoutExcluded, withoutExclusions, withoutTerm } from './remainder.ts'
import { termsOf } from './terms.ts'

/** The numbers of a term report behind which rows stand. `alone` and `excluded` belong to leaves below NOT, the others to terms. */
export const termNumbers = [
  'inInput',
  'hits',
  'unique',
  'marginal',
  'removedByExclusion',
  'removedLater',
  'excluded',
  'alone',
] as const
export type TermNumber = (typeof termNumbers)[number]

/** Which rows a number counts: those of the layer's input or of its result that fulfil a query; null where there can be none. */
export interface CountedRows {
  readonly among: 'input' | 'result'
  readonly query: Query | null
}

/**
 * The rows that a number of a term report counts. `query` is the layer spelled out; `later` are the queries of the layers behind it, spelled out or not; `term` is a label, null for the
 * layer's own `removedByExclusion` and `removedLater`. Undefined where the layer has no such term.
 */
export function countedRows(
  query: Query,
  later: readonly Query[],
  number: TermNumber,
  term: string | null,
): CountedRows | undefined {
  const isExcluded = number === 'excluded' || number === 'alone'
  const leaf = term === null ? null : (isExcluded ? excludedLeaves(query) : termsOf(query)).find((one) => labelOf(one) === term)
  if (leaf === undefined) return undefined
  const own: Remainder = leaf ?? true
  switch (number) {
    case 'inInput':
      return { among: 'input', query: allOf([own]) }
    case 'hits':
      return { among: 'result', query: allOf([own]) }
    case 'unique': {
      const others = [...new Map(termsOf(query).map((one) => [labelOf(one), one])).values()].filter(
        (one) => labelOf(one) !== term,
      )
      return { among: 'result', query: allOf([own, notOf(anyOf(others))]) }
    }
    case 'marginal':
      return { among: 'result', query: allOf([own, notOf(withoutTerm(query, term ?? ''))]) }
    case 'removedLater':
      return { among: 'result', query: allOf([own, later.length === 0 ? false : notOf(allOf(later) ?? false)]) }
    case 'removedByExclusion':
    case 'excluded':
      return { among: 'input', query: allOf([own, withoutExclusions(query), notOf(query)]) }
    case 'alone':
      return { among: 'input', query: allOf([own, withoutExcluded(query, term ?? ''), notOf(query)]) }
  }
}

function notOf(query: Remainder): Remainder {
  return typeof query === 'boolean' ? !query : { kind: 'not', item: query }
}

/** AND of the parts that are not certain; null where one is false or none is left. */
function allOf(parts: readonly Remainder[]): Query | null {
  if (parts.includes(false)) return null
  const open = parts.filter((part) => typeof part !== 'boolean')
  return open.length > 1 ? { kind: 'and', items: open } : (open[0] ?? null)
}

function anyOf(parts: readonly Query[]): Remainder {
  return parts.length > 1 ? { kind: 'or', items: parts } : (parts[0] ?? false)
}
