import { AppError } from '../errors.ts'
import { type BlockIndex, blockingSize, pairsUnder } from './block-index.ts'
import type { BlockingSize } from './blocking.ts'
import { NO_CODE } from './compared-rule.ts'
import type { FinderContext, FinderRule } from './finder.ts'
import { NumberList } from './number-list.ts'
import type { RowPairs } from './numeric-keys.ts'

/** Comparing more pairs than these takes hours. */
const MOST_CANDIDATES = 2_000_000_000

/**
 * Reads the pairs that share a used key of any index: `read(from, to)` gives those of the left rows `from … to − 1`, by left row, each pair once (a stamp for each
 * right row, no set of pairs). With `isSelf` left row < right row.
 */
export function candidateReader(
  indexes: readonly BlockIndex[],
  rightCount: number,
  isSelf: boolean,
): (from: number, to: number) => RowPairs {
  const stamps = new Uint32Array(rightCount)
  return (from, to) => {
    const leftRows = new NumberList(new Uint32Array(1024))
    const rightRows = new NumberList(new Uint32Array(1024))
    for (let row = from; row < to; row++) {
      const stamp = row + 1
      for (const { left, starts, keys, refused, rightStarts, rightRows: rowsByKey } of indexes) {
        const code = left[row]!
        if (code === NO_CODE) continue
        for (let at = starts[code]!; at < starts[code + 1]!; at++) {
          const key = keys[at]!
          if (refused[key]) continue
          for (let place = rightStarts[key]!; place < rightStarts[key + 1]!; place++) {
            const other = rowsByKey[place]!
            if (stamps[other] === stamp || (isSelf && other <= row)) continue
            stamps[other] = stamp
            leftRows.add(row)
            rightRows.add(other)
          }
        }
      }
    }
    return { leftRows: leftRows.result(), rightRows: rightRows.result() }
  }
}

/** What the indexes give together, counted under their keys: at least as many as there are pairs to compare. */
export function sizesOf(indexes: readonly BlockIndex[], isSelf: boolean): { sizes: BlockingSize[]; pairs: number } {
  const sizes = indexes.map((index) => blockingSize(index, isSelf))
  return { sizes, pairs: sizes.reduce((sum, size) => sum + size.pairs, 0) }
}

/** The used key with the most pairs. */
export function worstKey(
  indexes: readonly BlockIndex[],
  isSelf: boolean,
): { index: BlockIndex; key: number; pairs: number } | null {
  let worst: { index: BlockIndex; key: number; pairs: number } | null = null
  for (const index of indexes) {
    for (let key = 0; key < index.refused.length; key++) {
      const pairs = index.refused[key] ? 0 : pairsUnder(index, key, isSelf)
      if (pairs > (worst?.pairs ?? 0)) worst = { index, key, pairs }
    }
  }
  return worst
}

/** Throws where more pairs would have to be compared than may be: `link.needsRun` by what the call allows, `link.tooManyCandidates` in any case. */
export function requireFewPairs(
  indexes: readonly BlockIndex[],
  pairs: number,
  rule: FinderRule,
  { mostCompared }: FinderContext,
): void {
  if (pairs > MOST_CANDIDATES) {
    const worst = worstKey(indexes, rule.isSelf)!
    throw new AppError('link.tooManyCandidates', {
      left: worst.index.rule.keys.map((key) => rule.on[key.rule]!.left).join('、'),
      right: worst.index.rule.keys.map((key) => rule.on[key.rule]!.right).join('、'),
      value: worst.index.name(worst.key),
      leftRows: worst.index.leftCounts[worst.key]!,
      rightRows: worst.index.rightStarts[worst.key + 1]! - worst.index.rightStarts[worst.key]!,
      pairs: worst.pairs,
    })
  }
  if (mostCompared !== undefined && pairs > mostCompared) throw new AppError('link.needsRun', { compared: pairs })
}
