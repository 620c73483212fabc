import { NO_ROW } from '../table/column.ts'
import { grown } from './key.ts'

/** Pairs of rows with the rules that hold for each, growing typed arrays. */
export class Pairs {
  length = 0
  leftRows: Uint32Array<ArrayBuffer> = new Uint32Array(1024)
  rightRows: Uint32Array<ArrayBuffer> = new Uint32Array(1024)
  rules: Uint32Array<ArrayBuffer> = new Uint32Array(1024)

  add(leftRow: number, rightRow: number, rules: number): void {
    if (this.length === this.leftRows.length) {
      this.leftRows = grown(this.leftRows)
      this.rightRows = grown(this.rightRows)
      this.rules = grown(this.rules)
    }
    this.leftRows[this.length] = leftRow
    this.rightRows[this.length] = rightRow
    this.rules[this.length++] = rules
  }

  /** The arrays cut to their length. */
  result(): { leftRows: Uint32Array; rightRows: Uint32Array; rules: Uint32Array } {
    const { length } = this
    return {
      leftRows: this.leftRows.slice(0, length),
      rightRows: this.rightRows.slice(0, length),
      rules: this.rules.slice(0, length),
    }
  }
}

/**
 * Each row in at most one pair: pairs for which more rules hold come first, then the order of left and right row. With `isSelf` a row
 * counts once on either side.
 */
export function bestPartners(pairs: Pairs, leftCount: number, rightCount: number, isSelf: boolean): Pairs {
  const leftTaken = new Uint8Array(leftCount)
  const rightTaken = isSelf ? leftTaken : new Uint8Array(rightCount)
  const partner = new Uint32Array(leftCount).fill(NO_ROW)
  let most = 0
  for (let at = 0; at < pairs.length; at++) most = Math.max(most, bits(pairs.rules[at]!))
  for (let wanted = most; wanted > 0; wanted--) {
    for (let at = 0; at < pairs.length; at++) {
      const left = pairs.leftRows[at]!
      const right = pairs.rightRows[at]!
      if (leftTaken[left] || rightTaken[right] || bits(pairs.rules[at]!) !== wanted) continue
      leftTaken[left] = 1
      rightTaken[right] = 1
      partner[left] = right
    }
  }
  const best = new Pairs()
  for (let at = 0; at < pairs.length; at++) {
    if (partner[pairs.leftRows[at]!] === pairs.rightRows[at])
      best.add(pairs.leftRows[at]!, pairs.rightRows[at]!, pairs.rules[at]!)
  }
  return best
}

/** The pairs with every left row that has none added as (row, NO_ROW, 0), or only those rows. */
export function withUnmatched(pairs: Pairs, leftCount: number, keep: 'unmatched' | 'all', isSelf: boolean): Pairs {
  const isMatched = new Uint8Array(leftCount)
  for (let at = 0; at < pairs.length; at++) {
    isMatched[pairs.leftRows[at]!] = 1
    if (isSelf) isMatched[pairs.rightRows[at]!] = 1
  }
  const complete = new Pairs()
  let at = 0
  for (let row = 0; row < leftCount; row++) {
    if (isMatched[row] === 0) complete.add(row, NO_ROW, 0)
    for (; at < pairs.length && pairs.leftRows[at] === row; at++) {
      if (keep === 'all') complete.add(row, pairs.rightRows[at]!, pairs.rules[at]!)
    }
  }
  return complete
}

function bits(mask: number): number {
  let count = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++
  return count
}
