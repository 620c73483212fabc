import type { ReviewPair } from '../../../shared/contract/link-reviews.ts'
import { findingsByRecord, type JudgedPair, type LinkFinding } from '../../../shared/ledger/link-findings.ts'
import type { LinkJudgement, LinkVerdict } from '../../../shared/ledger/link-judgement.ts'

/** What was found for a pair; undefined while nobody has judged it. */
export type FindingOf = (pair: JudgedPair) => LinkFinding | undefined

/** How many pairs got which verdict; `judged` in all. */
export type PairTally = Record<LinkVerdict, number> & { judged: number }

export function tallyOfPairs(pairs: readonly JudgedPair[], findingOf: FindingOf): PairTally {
  const tally: PairTally = { same: 0, different: 0, unsure: 0, judged: 0 }
  for (const pair of pairs) {
    const finding = findingOf(pair)
    if (finding === undefined || finding === 'disputed') continue
    tally[finding]++
    tally.judged++
  }
  return tally
}

/** Pairs that both judges have judged, each in another way; settled ones too, so that a settlement can be changed. */
export function disputedPairs(
  pairs: readonly ReviewPair[],
  judgements: readonly LinkJudgement[],
  [first, second]: readonly [string, string],
): ReviewPair[] {
  const [ofFirst, ofSecond] = [findingsByRecord(judgements, first), findingsByRecord(judgements, second)]
  return pairs.filter((pair) => {
    const [one, other] = [ofFirst(pair), ofSecond(pair)]
    return one !== undefined && other !== undefined && one !== other
  })
}

/** The next pair behind `at` that is not judged, round to the first; −1 where all are. */
export function openPair(pairs: readonly JudgedPair[], findingOf: FindingOf, at: number): number {
  const isOpen = (pair: JudgedPair) => findingOf(pair) === undefined
  const behind = pairs.findIndex((pair, index) => index > at && isOpen(pair))
  return behind >= 0 ? behind : pairs.findIndex((pair, index) => index !== at && isOpen(pair))
}
