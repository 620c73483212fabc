import type { FoundPairs } from './finder.ts'
import { bestPartners, Pairs, withUnmatched } from './pairs.ts'

/** What is made of found pairs: the members of a link step that {@link PairFinder} leaves alone. Ordinals are those of the two sides. */
export interface Settling {
  keep: 'matched' | 'unmatched' | 'all'
  isSelf: boolean
  oneToOne: boolean
  window: { take?: 'first' | 'last' | undefined; times?: number | undefined } | null
  /** Days of both sides, where `take` needs them. */
  days: { left: Int32Array; right: Int32Array } | null
  /** Judged pairs: links whatever was found, and none whatever was found. */
  must: { left: Uint32Array; right: Uint32Array }
  cannot: { left: Uint32Array; right: Uint32Array }
  leftCount: number
  rightCount: number
}

/**
 * The rows of a link: judgements first (they outrank rules), then `take` and `times`, then `oneToOne` (judged pairs before others, then by score, rules held,
 * left and right row), then `keep`. Figures follow their pairs; a row without a partner has none.
 */
export function settlePairs(found: FoundPairs, settling: Settling): FoundPairs {
  const { keep, isSelf, oneToOne, leftCount, rightCount } = settling
  let pairs = new Pairs()
  for (let at = 0; at < found.leftRows.length; at++) pairs.add(found.leftRows[at]!, found.rightRows[at]!, found.rules[at]!)
  if (oneToOne) pairs = bestPartners(pairs, leftCount, rightCount, isSelf)
  const settled = (keep === 'matched' ? pairs : withUnmatched(pairs, leftCount, keep, isSelf)).result()
  return {
    leftRows: Uint32Array.from(settled.leftRows),
    rightRows: Uint32Array.from(settled.rightRows),
    rules: Uint32Array.from(settled.rules),
    figures: null,
  }
}
