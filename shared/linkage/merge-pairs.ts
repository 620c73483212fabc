import { NumberList } from './number-list.ts'
import type { RowPairs } from './numeric-keys.ts'

/** Pairs with the rules that hold for each. */
export interface RuledPairs extends RowPairs {
  rules: Uint32Array<ArrayBuffer>
}

/** The pairs of both lists, each once, with the rules of both. */
export function mergePairs(a: RuledPairs, b: RuledPairs): RuledPairs {
  if (a.leftRows.length === 0) return b
  if (b.leftRows.length === 0) return a
  const leftRows = new NumberList(new Uint32Array(a.leftRows.length + b.leftRows.length))
  const rightRows = new NumberList(new Uint32Array(a.leftRows.length + b.leftRows.length))
  const rules = new NumberList(new Uint32Array(a.leftRows.length + b.leftRows.length))
  let [i, j] = [0, 0]
  while (i < a.leftRows.length || j < b.leftRows.length) {
    const order = compared(a, i, b, j)
    const [from, at] = order <= 0 ? [a, i] : [b, j]
    leftRows.add(from.leftRows[at]!)
    rightRows.add(from.rightRows[at]!)
    rules.add((order <= 0 ? a.rules[i]! : 0) | (order >= 0 ? b.rules[j]! : 0))
    if (order <= 0) i++
    if (order >= 0) j++
  }
  return { leftRows: leftRows.result(), rightRows: rightRows.result(), rules: rules.result() }
}

function compared(a: RowPairs, i: number, b: RowPairs, j: number): number {
  if (i === a.leftRows.length) return 1
  if (j === b.leftRows.length) return -1
  return a.leftRows[i]! - b.leftRows[j]! || a.rightRows[i]! - b.rightRows[j]!
}
