import { describe, expect, it } from 'vitest'
import type { AbsencePoint, AbsenceProof } from '../../shared/linkage/card.ts'
import * as words from '../../shared/referral/card-words.ts'
import { linkEvidence as en } from './link-evidence.en.ts'
import { linkEvidence as zh } from './link-evidence.zh-CN.ts'

const period = { askedFrom: '2026-03-01', askedTo: '2026-04-30', from: '2026-01-02', to: '2026-06-29' }
const points: AbsencePoint[] = [
  { what: 'key', verdict: 'good', details: {} },
  ...Object.keys(words.keyStateWords).map((state): AbsencePoint => {
    return { what: 'key', verdict: 'bad', details: { column: '电话2', state } }
  }),
  { what: 'period', verdict: 'weak', details: { reason: 'unknown' } },
  { what: 'period', verdict: 'good', details: period },
  { what: 'period', verdict: 'good', details: { ...period, askedTo: period.askedFrom } },
  { what: 'period', verdict: 'bad', details: { ...period, month: '2026-04' } },
  { what: 'period', verdict: 'bad', details: { ...period, gapFrom: '2026-03-05', gapTo: '2026-04-12' } },
  { what: 'completeness', verdict: 'good', details: { rows: 120, median: 40 } },
  { what: 'completeness', verdict: 'weak', details: { month: '2026-04', rows: 3, median: 40 } },
  { what: 'area', verdict: 'weak', details: { area: '', areas: 7 } },
  { what: 'area', verdict: 'weak', details: { area: '三里河街道', areas: 0 } },
  { what: 'area', verdict: 'good', details: { area: '三里河街道', areas: 7 } },
  { what: 'area', verdict: 'bad', details: { area: '三里河街道', areas: 7 } },
  { what: 'filled', verdict: 'bad', details: { rows: 0, filled: 0 } },
  { what: 'filled', verdict: 'good', details: { rows: 812, filled: 0.98765 } },
]
const proof: AbsenceProof = { grade: 'weak', points, variants: [], nearest: null }

describe('what a card says, in the window and in the packet', () => {
  it('is said in the same words wherever it is Chinese', () => {
    expect(zh.grades).toBe(words.gradeWords)
    expect(zh.how).toBe(words.likenessWords)
    expect(zh.absence.points).toBe(words.pointWords)
    expect(zh.absence.verdicts).toBe(words.verdictWords)
    expect(zh.absence.why).toBe(words.whyWords)
  })

  it.each(points.map((point) => [JSON.stringify(point), point] as const))('tells the same figures of %s', (_, point) => {
    const inPacket = figuresIn(words.pointOf(point, proof))
    expect(figuresIn(zh.absence.pointText(point))).toEqual(inPacket)
    expect(figuresIn(en.absence.pointText(point))).toEqual(inPacket)
  })

  it('says of a conclusion what it rests on', () => {
    const place = { dataset: '案件', file: '案件.csv', sheet: null, row: 1, sha256: '' }
    const rule = {
      compare: 'place' as const,
      left: { column: '小区', value: '部委大院' },
      right: { column: '地点', value: '三里河' },
    }
    const cardBy = (grade: 'exact' | 'masked', how: 'equal' | 'alias' | 'hidden') => ({
      ...{ grade, score: 1, probability: null, left: place, right: place },
      rule: { step: 'linked', title: '', model: 'm', hash: '' },
      rules: [{ ...rule, holds: true, score: 1, key: '', how }],
    })
    expect(words.conclusionOf('案件', cardBy('exact', 'equal'))).toBe('与案件比对：完全一致')
    expect(words.conclusionOf('案件', cardBy('exact', 'alias'))).toBe('与案件比对：完全一致（含按别名认定的）')
    expect(words.conclusionOf('案件', cardBy('masked', 'hidden'))).toBe('与案件比对：未遮盖部分相符，遮盖部分不能核对')
  })

  it('rounds nothing up to certainty', () => {
    expect([0.5, 0.98765, 0.99999, 1].map(words.percentOf)).toEqual(['50%', '98.8%', '99.9%', '100%'])
    expect([0.963, 0.9995, 0.99999].map(words.likelihoodOf)).toEqual(['96.3%', '99.95%', '高于99.99%'])
    expect([0, 0.00001, 0.0123].map(words.chanceOf)).toEqual(['0%', '不到万分之一', '1.2%'])
  })
})

/** Dates, numbers and places that a sentence tells, in any order. */
function figuresIn(text: string): string[] {
  return (text.match(/\d{4}-\d{2}(-\d{2})?|[\d.]+%?|三里河街道/g) ?? []).sort()
}
