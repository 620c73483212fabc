import { describe, expect, it } from 'vitest'
import type { ReviewPair } from '../../../shared/contract/link-reviews.ts'
import { findingsByRecord } from '../../../shared/ledger/link-findings.ts'
import type { LinkJudgement, LinkVerdict } from '../../../shared/ledger/link-judgement.ts'
import { disputedPairs, openPair, tallyOfPairs } from './review-pairs.ts'

const record = (row: number) => ({ ref: { dataset: 'd', batch: 'b', row }, content: '', columns: [], file: '' })
const pairs: ReviewPair[] = [1, 2, 3, 4].map((row) => {
  return { left: record(row), right: record(50 + row), rules: [], score: null, probability: null, stratum: 0 }
})

function judged(at: number, judge: string, verdict: LinkVerdict): LinkJudgement {
  const { left, right } = pairs[at]!
  return { question: 'm/s', judge, left, right, verdict, isBlind: true, judgedAt: '2026-03-01T00:00:00.000Z' }
}

describe('pairs of a review', () => {
  it('are counted by verdict, and the next open one comes round from the end', () => {
    const findingOf = findingsByRecord([judged(1, '甲', 'same'), judged(2, '甲', 'unsure')], '甲')
    expect(tallyOfPairs(pairs, findingOf)).toEqual({ same: 1, different: 0, unsure: 1, judged: 2 })
    expect([openPair(pairs, findingOf, -1), openPair(pairs, findingOf, 0), openPair(pairs, findingOf, 3)]).toEqual([0, 3, 0])
    const all = findingsByRecord(pairs.map((_, at) => judged(at, '甲', 'same')))
    expect(openPair(pairs, all, 1)).toBe(-1)
  })

  it('are disputed where both have judged and differ', () => {
    const judgements = [
      judged(0, '甲', 'same'),
      judged(0, '乙', 'different'),
      judged(1, '甲', 'same'),
      judged(1, '乙', 'same'),
      judged(2, '甲', 'same'),
    ]
    expect(disputedPairs(pairs, judgements, ['甲', '乙'])).toEqual([pairs[0]])
  })
})
