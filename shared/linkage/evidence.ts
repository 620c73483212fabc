import type { ColumnType } from '../table/schema.ts'
import { daysBetween, parseDate } from '../values/date.ts'
import type { FinderRule } from './finder.ts'
import { type CompareKind, exactType, keysOf, type LinkComparison } from './key.ts'

/** A value as the source has it, with its column. */
export interface EvidenceValue {
  column: string
  value: string
}

/** One rule that holds for a pair: what was compared, the common key by which it is equal, the similarity. */
export interface RuleEvidence {
  compare: CompareKind
  left: EvidenceValue
  right: EvidenceValue
  key: string
  score: number
}

/** Why a pair was linked. Example: `{ rules: [{ compare: 'phone', left: { column: '联系电话', value: '138 0013 8000' }, … }], window: { …, days: 3 } }`. */
export interface LinkEvidence {
  rules: RuleEvidence[]
  window?: { left: EvidenceValue; right: EvidenceValue; days: number }
}

/** The types of both sides' columns, as the link was told them. */
export interface EvidenceTypes {
  left?(column: string): ColumnType | undefined
  right?(column: string): ColumnType | undefined
}

/**
 * The evidence for a pair: the rules whose bit is set in `mask` (of a link's `rules`), in the order of `on`, and the days from left to
 * right date when the rule has a window. `left` and `right` give the row's original value of a column. Null for an unmatched row (mask 0).
 */
export function linkEvidence(
  rule: { on: readonly LinkComparison[]; window?: FinderRule['window'] | undefined },
  mask: number,
  left: (column: string) => string,
  right: (column: string) => string,
  types: EvidenceTypes = {},
): LinkEvidence | null {
  if (mask === 0) return null
  const rules = rule.on.flatMap((comparison, index): RuleEvidence[] => {
    if (((mask >>> index) & 1) === 0) return []
    const { compare } = comparison
    const leftValue = { column: comparison.left, value: left(comparison.left) }
    const rightValue = { column: comparison.right, value: right(comparison.right) }
    const type = exactType(types.left?.(comparison.left), types.right?.(comparison.right))
    const rightKeys = keysOf(compare, rightValue.value, type)
    const key = keysOf(compare, leftValue.value, type).find((candidate) => rightKeys.includes(candidate))
    return [{ compare, left: leftValue, right: rightValue, key: key ?? '', score: key === undefined ? 0 : 1 }]
  })
  if (!rule.window) return { rules }
  const { left: leftColumn, right: rightColumn } = rule.window
  const from = { column: leftColumn, value: left(leftColumn) }
  const to = { column: rightColumn, value: right(rightColumn) }
  const fromDate = parseDate(from.value)
  const toDate = parseDate(to.value)
  if (!fromDate || !toDate) return { rules }
  return { rules, window: { left: from, right: to, days: daysBetween(fromDate, toDate) } }
}
