import { suggestedComparison, tellingTypes, weighedComparison } from '../../../shared/linkage/suggested-comparison.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import type { ColumnType } from '../../../shared/table/schema.ts'

export type LinkRule = LinkStep['on'][number]
export type TypedColumn = { name: string; type: ColumnType }

const holdsAnything = new Set<ColumnType>(['text', 'id'])
const tellsPlace = new Set<ColumnType>(['address', 'place'])

/** Whether two columns hold different kinds of things, so that a match would be an accident: a phone and a date. */
export function isOddPair(left: ColumnType, right: ColumnType): boolean {
  const isPlaces = tellsPlace.has(left) && tellsPlace.has(right)
  return left !== right && !isPlaces && !holdsAnything.has(left) && !holdsAnything.has(right)
}

/** One pair for each telling type that both sides have, strongest first. */
export function suggestedRules(left: readonly TypedColumn[], right: readonly TypedColumn[]): LinkRule[] {
  return tellingTypes.flatMap((type) => {
    const leftColumn = left.find((column) => column.type === type)
    const rightColumn = right.find((column) => column.type === type)
    if (!leftColumn || !rightColumn) return []
    return [{ left: leftColumn.name, right: rightColumn.name, compare: suggestedComparison(type, type) }]
  })
}

/** The next rule to offer: a suggested pair not yet used, else the first columns of both sides. */
export function nextRule(used: readonly LinkRule[], left: readonly TypedColumn[], right: readonly TypedColumn[]): LinkRule {
  const isUsed = (rule: LinkRule) => used.some((other) => other.left === rule.left && other.right === rule.right)
  const suggested = suggestedRules(left, right).find((rule) => !isUsed(rule))
  if (suggested) return suggested
  const [leftColumn, rightColumn] = [left[0], right[0]]
  return {
    left: leftColumn?.name ?? '',
    right: rightColumn?.name ?? '',
    compare: leftColumn && rightColumn ? suggestedComparison(leftColumn.type, rightColumn.type) : 'exact',
  }
}

/** A rule that is put in, as it suits what decides: rules that are weighed ask how like values are ({@link weighedComparison}). */
export function fittingRule(rule: LinkRule, isScored: boolean): LinkRule {
  return isScored ? { ...rule, compare: weighedComparison(rule.compare) } : rule
}

/** A rule with another column on one side; its comparison follows the types, its threshold belongs to the old one and goes. */
export function ruleWithColumn(
  rule: LinkRule,
  side: 'left' | 'right',
  name: string,
  left: readonly TypedColumn[],
  right: readonly TypedColumn[],
): LinkRule {
  const next = { ...rule, [side]: name }
  const leftType = left.find((column) => column.name === next.left)?.type
  const rightType = right.find((column) => column.name === next.right)?.type
  const compare = leftType && rightType ? suggestedComparison(leftType, rightType) : rule.compare
  return compare === rule.compare ? next : { left: next.left, right: next.right, compare }
}

/** The rules with one more, unless these two columns meet already. */
export function withRule(rules: readonly LinkRule[], rule: LinkRule): LinkRule[] {
  const isThere = rules.some((other) => other.left === rule.left && other.right === rule.right)
  return isThere ? [...rules] : [...rules, rule]
}

/** The rule with another threshold. Masked values without one fit wherever no sign contradicts; other kinds without one must be equal. */
export function withLeast(rule: LinkRule, atLeast: number | null): LinkRule {
  const { atLeast: _, ...rest } = rule
  if (atLeast !== null) return { ...rule, atLeast }
  return rule.compare === 'masked' ? (rest as LinkRule) : { ...rule, atLeast: 1 }
}

/** Whether it is told what each rule finds alone: of several that each hold or do not. */
export function countsRules({ on, decide }: LinkStep): boolean {
  return on.length > 1 && decide === undefined
}
