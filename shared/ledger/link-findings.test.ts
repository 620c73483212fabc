import { describe, expect, it } from 'vitest'
import { SETTLED } from './judgement.ts'
import { findingsOfPairs, linkFindings } from './link-findings.ts'
import type { LinkJudgement, LinkVerdict } from './link-judgement.ts'

const record = (row: number) => ({ ref: { dataset: 'd', batch: 'b', row }, content: '', columns: [] })

function judged(row: number, judge: string, verdict: LinkVerdict): LinkJudgement {
  const judgedAt = '2026-03-01T00:00:00.000Z'
  return { question: 'm/s', judge, left: record(row), right: record(100 + row), verdict, isBlind: true, judgedAt }
}

const rowsOf = (pairs: readonly { left: { ref: { row: number } } }[]) => pairs.map(({ left }) => left.ref.row)

describe('what judgements of pairs come to', () => {
  it('binds by undisputed verdicts and by settled ones; unsure binds nobody', () => {
    const judgements = [
      judged(1, '甲', 'same'),
      judged(2, '甲', 'different'),
      judged(3, '甲', 'unsure'),
      judged(4, '甲', 'same'),
      judged(4, '乙', 'same'),
      judged(5, '甲', 'same'),
      judged(5, '乙', 'different'),
      judged(6, '甲', 'same'),
      judged(6, '乙', 'unsure'),
      judged(7, '甲', 'same'),
      judged(7, SETTLED, 'different'),
      judged(7, '乙', 'same'),
      judged(8, '甲', 'different'),
      judged(8, SETTLED, 'unsure'),
    ]
    for (const order of [judgements, judgements.toReversed()]) {
      const { must, cannot, disputed } = linkFindings(order)
      expect([rowsOf(must), rowsOf(cannot), rowsOf(disputed)]).toEqual([
        [1, 4],
        [2, 7],
        [5, 6],
      ])
    }
  })

  it('of one judge alone are his own verdicts', () => {
    const judgements = [judged(5, '甲', 'same'), judged(5, '乙', 'different'), judged(5, SETTLED, 'unsure')]
    expect([...findingsOfPairs(judgements, '乙').values()]).toEqual(['different'])
    expect([...findingsOfPairs(judgements).values()]).toEqual(['unsure'])
  })
})
