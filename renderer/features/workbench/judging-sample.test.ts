import { describe, expect, it } from 'vitest'
import { type Judgement, refKey, SETTLED } from '../../../shared/ledger/judgement.ts'
import type { Verdict } from '../../../shared/screening/judgement.ts'
import { comparisonOf, fairFindings, nextPlace, openPlace, placesOf, type Sampled, tallyOf } from './judging-sample.ts'

const ref = (row: number) => ({ dataset: 'd', batch: 'b', row })
const sampled: Sampled = {
  hits: { total: 30, rows: [7, 3, 9].map(ref) },
  others: { total: 70, rows: [2, 8].map(ref) },
}
const places = placesOf(sampled)
const judges = ['甲', '乙'] as const

function judgementsOf(judge: string, verdicts: Record<number, Verdict>): Judgement[] {
  return Object.entries(verdicts).map(([row, verdict]) => {
    return { question: 'm/s', judge, ref: ref(Number(row)), verdict, judgedAt: '2026-11-22T00:00:00Z' }
  })
}

const findings = (...rows: number[]) => new Map(rows.map((row) => [refKey(ref(row)), 'relevant' as const]))

describe('the cursor after a verdict', () => {
  it('goes to the next open place, from the end to the first one left, and behind the last when all are judged', () => {
    expect(nextPlace(places.hits, findings(), 0)).toBe(1)
    expect(nextPlace(places.hits, findings(3), 0)).toBe(2)
    expect(nextPlace(places.hits, findings(3), 2)).toBe(0)
    expect(nextPlace(places.hits, findings(7, 3), 2)).toBe(3)
  })

  it('goes one further where a verdict is changed, and stays at the last', () => {
    expect(nextPlace(places.hits, findings(7, 3, 9), 0)).toBe(1)
    expect(nextPlace(places.hits, findings(7, 3, 9), 2)).toBe(2)
  })

  it('finds what is open', () => {
    expect(openPlace(places.hits, findings(7), -1)).toBe(1)
    expect(openPlace(places.hits, findings(9), 1)).toBe(0)
    expect(openPlace(places.hits, findings(7, 3, 9), 0)).toBe(-1)
  })
})

describe('two judges', () => {
  const first = judgementsOf('甲', { 7: 'relevant', 3: 'relevant', 9: 'irrelevant', 2: 'irrelevant' })

  it('see nothing of each other on a side that one of them has not judged to its end', () => {
    const half = [...first, ...judgementsOf('乙', { 7: 'irrelevant', 3: 'relevant' })]
    const comparison = comparisonOf(places, half, judges)
    expect(comparison).toEqual({ doneSides: [], agreement: null, disputed: [], settled: 0 })
    const own = fairFindings(places, half, '乙', comparison)
    expect(Object.fromEntries(own)).toEqual({ [refKey(ref(7))]: 'irrelevant', [refKey(ref(3))]: 'relevant' })
  })

  it('dispute what they judged differently on a side that is done, until it is settled', () => {
    const both = [...first, ...judgementsOf('乙', { 7: 'irrelevant', 3: 'relevant', 9: 'irrelevant' })]
    const comparison = comparisonOf(places, both, judges)
    expect(comparison.doneSides).toEqual(['hits'])
    expect(comparison.agreement).toMatchObject({ both: 3, agreed: 2 })
    expect(comparison.disputed.map(({ ref: { row } }) => row)).toEqual([7])
    const open = tallyOf(places.hits, fairFindings(places, both, '乙', comparison))
    expect(open).toEqual({ counts: { relevant: 1, irrelevant: 1, unsure: 0 }, disputed: 1, judged: 3 })
    const settled = [...both, ...judgementsOf(SETTLED, { 7: 'relevant' })]
    const after = comparisonOf(places, settled, judges)
    expect(after).toMatchObject({ settled: 1, agreement: { agreed: 2 } })
    expect(tallyOf(places.hits, fairFindings(places, settled, '乙', after)).counts.relevant).toBe(2)
    expect(tallyOf(places.others, fairFindings(places, settled, '乙', after)).judged).toBe(0)
  })
})
