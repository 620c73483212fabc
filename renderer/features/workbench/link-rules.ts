import type { CompareKind } from '../../../shared/linkage/key.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import type { ColumnType } from '../../../shared/table/schema.ts'

export type LinkRule = LinkStep['on'][number]
type TypedColumn = { name: string; type: ColumnType }

const comparisonOf: Record<ColumnType, CompareKind> = {
  text: 'text',
  category: 'exact',
  date: 'date',
  number: 'number',
  phone: 'phone',
  identityNumber: 'identityNumber',
  plate: 'plate',
  creditCode: 'creditCode',
  personName: 'name',
  company: 'company',
  address: 'address',
  place: 'place',
  id: 'exact',
}

/** The strongest evidence first: what one person or company alone carries. */
const telling: readonly ColumnType[] = [
  'identityNumber',
  'creditCode',
  'phone',
  'plate',
  'company',
  'personName',
  'address',
  'place',
  'id',
]
const loose = new Set<ColumnType>(['text', 'category', 'id'])
const holdsAnything = new Set<ColumnType>(['text', 'id'])

/** A column of a looser type is compared as what stands on the other side: `id` with `phone` as phones. */
export function suggestedComparison(left: ColumnType, right: ColumnType): CompareKind {
  if (left === right) return comparisonOf[left]
  if (loose.has(left) && !loose.has(right)) return comparisonOf[right]
  if (loose.has(right) && !loose.has(left)) return comparisonOf[left]
  return 'exact'
}

/** Whether two columns hold different kinds of things, so that a match would be an accident: a phone and a date. */
export function isOddPair(left: ColumnType, right: ColumnType): boolean {
  return left !== right && !holdsAnything.has(left) && !holdsAnything.has(right)
}

/** One pair for each telling type that both sides have, strongest first. */
export function suggestedRules(left: readonly TypedColumn[], right: readonly TypedColumn[]): LinkRule[] {
  return telling.flatMap((type) => {
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
