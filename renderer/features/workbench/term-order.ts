import type { TermLine } from '../../../shared/screening/term-report.ts'

/** Columns of the table of terms by which it can be sorted; `null` is the order in which the terms stand in the layer. */
export type TermColumn =
  | 'term'
  | 'hits'
  | 'unique'
  | 'marginal'
  | 'share'
  | 'inInput'
  | 'removedByExclusion'
  | 'removedLater'
  | 'precision'

export interface TermOrder {
  column: TermColumn
  isDescending: boolean
}

/** Terms in an order; equal ones as they stand in the layer, those whose precision is not known at the end either way. */
export function inTermOrder(terms: readonly TermLine[], order: TermOrder | null): readonly TermLine[] {
  if (!order) return terms
  const { column, isDescending } = order
  const sign = isDescending ? -1 : 1
  if (column === 'term') return terms.toSorted((a, b) => sign * a.term.localeCompare(b.term, 'zh-CN'))
  const numberOf = (line: TermLine) => (column === 'precision' ? line.precision.interval?.value : line[column]) ?? null
  return terms.toSorted((a, b) => {
    const [first, second] = [numberOf(a), numberOf(b)]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    return sign * (first - second)
  })
}

/** The order after a click on a column's head: largest first (words from the beginning), then the other way, then as written. */
export function nextOrder(order: TermOrder | null, column: TermColumn): TermOrder | null {
  const first = column !== 'term'
  if (order?.column !== column) return { column, isDescending: first }
  return order.isDescending === first ? { column, isDescending: !first } : null
}
