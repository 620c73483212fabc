import type { Bitset } from './bitset.ts'
import type { ColumnCells } from './column-cells.ts'
import type { LeafState, Question } from './leaf-state.ts'
import type { LeafPlan, Plan, ValuePlan } from './plan.ts'

/** How a question is asked of a cell. */
export function questionTo(question: Question, cells: ColumnCells): (row: number) => boolean {
  if ('test' in question) return (row) => question.test(cells.original(row))
  const { pattern, isWhole } = question
  return isWhole ? (row) => pattern.matchesWhole(cells.folded(row).trim()) : (row) => pattern.test(cells.folded(row))
}

/** Leaves and comparisons, and what is neither. */
export function questionsFirst(items: readonly Plan[]): [(LeafPlan | ValuePlan)[], Plan[]] {
  const questions: (LeafPlan | ValuePlan)[] = []
  const others: Plan[] = []
  for (const item of items) {
    if (item.kind === 'leaf' || item.kind === 'value') questions.push(item)
    else others.push(item)
  }
  return [questions, others]
}

/** The questions to be asked in each column. */
export function byColumn(items: readonly (LeafPlan | ValuePlan)[]): Map<number, Question[]> {
  const columns = new Map<number, Question[]>()
  for (const item of items) {
    const question = item.kind === 'leaf' ? item.leaf : item
    for (const column of item.kind === 'leaf' ? item.leaf.columns : [item.column]) {
      const there = columns.get(column)
      if (there) there.push(question)
      else columns.set(column, [question])
    }
  }
  return columns
}

/** Asks each cell, where values repeat each value once. */
export function noteRows(state: LeafState, cells: ColumnCells, rows: Bitset, holds: (row: number) => boolean): void {
  const { codes } = cells
  const verdicts = codes && new Int8Array(cells.distinct)
  rows.forEach((row) => {
    if (!codes || !verdicts) {
      if (holds(row)) state.note(row)
      return
    }
    const code = codes[row]!
    if (verdicts[code] === 0) verdicts[code] = holds(row) ? 1 : -1
    if (verdicts[code] === 1) state.note(row)
  })
}

/** Cheap items first: what is known, then literals, then values, then the rest, so that less is left for what is dear. */
export function byCost(items: readonly Plan[]): Plan[] {
  return items.length > 64 ? [...items] : items.toSorted((a, b) => costOf(a) - costOf(b))
}

function costOf(plan: Plan): number {
  switch (plan.kind) {
    case 'leaf':
      return plan.leaf.pattern.isLiteral ? 0 : plan.leaf.pattern.literal === '' ? 6 : 3
    case 'value':
      return 2
    case 'not':
      return costOf(plan.item)
    case 'near':
    case 'then':
    case 'same':
      return 5
    default:
      return plan.items.reduce((cost, item) => Math.max(cost, costOf(item)), 0)
  }
}
