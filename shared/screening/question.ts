import type { Bitset } from './bitset.ts'
import type { ColumnCells } from './column-cells.ts'
import type { Question } from './leaf-state.ts'
import type { Plan } from './plan.ts'

/** How a question is asked of a cell. */
function questionTo(question: Question, cells: ColumnCells): (row: number) => boolean {
  if ('test' in question) return (row) => question.test(cells.original(row))
  const { pattern, isWhole } = question
  const { testUnits } = pattern
  if (testUnits && !isWhole) {
    return (row) => {
      const length = cells.unitsOf(row)
      return length < 0 ? pattern.test(cells.folded(row)) : testUnits(cells.units, length)
    }
  }
  return isWhole ? (row) => pattern.matchesWhole(cells.folded(row).trim()) : (row) => pattern.test(cells.folded(row))
}

/** Of these rows those in which the question holds, ascending. Asks each cell, where values repeat each value once. */
export function rowsThatHold(question: Question, cells: ColumnCells, rows: Bitset): number[] {
  const holds = questionTo(question, cells)
  const { codes } = cells
  const verdicts = codes && new Int8Array(cells.distinct)
  const found: number[] = []
  rows.forEach((row) => {
    if (!codes || !verdicts) {
      if (holds(row)) found.push(row)
      return
    }
    const code = codes[row]!
    if (verdicts[code] === 0) verdicts[code] = holds(row) ? 1 : -1
    if (verdicts[code] === 1) found.push(row)
  })
  return found
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
