import { describe, expect, it } from 'vitest'
import { comparerOf } from './comparers.ts'
import { type LinkFigures, type LinkGrade, linkGrades } from './figures.ts'
import type { LinkComparison } from './key.ts'
import { type CardInput, makeCard } from './make-card.ts'

type Values = Record<string, string>

const record = (row: number) => ({ dataset: '名册', file: '名册.csv', sheet: null, row, sha256: 'ab'.repeat(32) })
const side = (values: Values, row = 1) => ({ record: record(row), value: (column: string) => values[column] ?? '' })
const notes = { compared: 0, blocks: [], placeholders: [], keyless: { left: 0, right: 0 }, judged: { added: 0, removed: 0 } }
const figuresOf = (figures: Partial<LinkFigures>): LinkFigures => {
  return { score: null, probability: null, parts: null, width: 0, grades: null, candidates: null, model: null, notes, ...figures }
}
const gradesOf = (grade: LinkGrade) => Uint8Array.of(linkGrades.indexOf(grade))

function cardOf(on: LinkComparison[], left: Values, right: Values | null, more: Partial<CardInput> = {}) {
  return makeCard({
    rule: { step: 'link', title: '碰撞', model: 'm', hash: 'cd'.repeat(32) },
    on,
    comparers: on.map(({ compare, tolerance }) => comparerOf(compare, { tolerance })),
    window: null,
    intervals: null,
    isScored: false,
    mask: 0xff,
    figures: undefined,
    at: 0,
    left: side(left),
    right: right && side(right, 7),
    absence: null,
    decision: null,
    ...more,
  })
}

const phone: LinkComparison = { left: '电话', right: '联系方式', compare: 'phone' }
const firm: LinkComparison = { left: '单位', right: '企业', compare: 'company' }
const masked: LinkComparison = { left: '电话', right: '联系方式', compare: 'masked' }

describe('the card of a link', () => {
  it('by equal keys is exact, with the raw values, their columns and the common key', () => {
    const card = cardOf([phone], { 电话: '138 0013 8000' }, { 联系方式: '13800138000' })
    expect(card).toMatchObject({ grade: 'exact', score: 1, probability: null, left: record(1), right: record(7) })
    expect(card.rules).toEqual([
      {
        compare: 'phone',
        left: { column: '电话', value: '138 0013 8000' },
        right: { column: '联系方式', value: '13800138000' },
        score: 1,
        key: '13800138000',
        how: 'equal',
        holds: true,
      },
    ])
    expect('prior' in card || 'window' in card || 'intervals' in card || 'decision' in card).toBe(false)
  })

  it('tells of each rule whether it holds, and of a missing value that nothing was compared', () => {
    const card = cardOf(
      [phone, firm],
      { 电话: '', 单位: '宏远物业有限公司' },
      { 联系方式: '13800138000', 企业: '宏远物业有限公司' },
      { mask: 0b10 },
    )
    expect(card.rules.map(({ holds, how, score }) => [holds, how, score])).toEqual([
      [false, 'none', 0],
      [true, 'equal', 1],
    ])
  })

  it('says in what similar values differ', () => {
    const figures = figuresOf({ score: Float32Array.of(0.9), grades: gradesOf('similar') })
    const card = cardOf([firm], { 单位: '宏远物业有限公司' }, { 企业: '宏远物业有限公司西城分公司' }, { figures })
    expect(card).toMatchObject({ grade: 'similar', score: 0.9 })
    expect(card.rules[0]).toMatchObject({ how: 'branch' })
    expect(card.rules[0]!.score).toBeLessThan(1)
  })

  it('says how alike the finder found them, who knew how rare the words of both columns are', () => {
    const figures = figuresOf({ score: Float32Array.of(0.75), parts: Float32Array.of(0.75, Number.NaN), width: 2 })
    const values: [Values, Values] = [{ 单位: '宏远物业有限公司' }, { 企业: '宏远餐饮有限公司' }]
    const [found, other] = cardOf([firm, firm], ...values, { figures }).rules
    expect(found!.score).toBe(0.75)
    expect(other!.score).toBe(cardOf([firm], ...values).rules[0]!.score)
    expect(other!.score).not.toBe(0.75)
  })

  it('of a masked value has its share that is visible, the candidates and the chance, and none where the value is whole', () => {
    const figures = figuresOf({
      grades: gradesOf('masked'),
      probability: Float32Array.of(0.75),
      candidates: Uint32Array.of(4),
      width: 1,
    })
    const [rule] = cardOf([masked], { 电话: '138****8000' }, { 联系方式: '13800138000' }, { figures }).rules
    expect(rule).toMatchObject({ how: 'hidden', masked: { candidates: 4, chance: 0.25 } })
    expect(rule!.masked!.determined).toBeCloseTo(7 / 11, 5)
    const [whole] = cardOf([masked], { 电话: '13800138000' }, { 联系方式: '13800138000' }, { figures }).rules
    expect(whole).toMatchObject({ how: 'equal', score: 1 })
    expect(whole).not.toHaveProperty('masked')
  })

  it('by probability has the bits from the prior on, and none where nothing was compared', () => {
    const figures = figuresOf({
      score: Float32Array.of(3.5),
      probability: Float32Array.of(0.9187),
      parts: Float32Array.of(13.5, Number.NaN),
      width: 2,
      grades: gradesOf('scored'),
      model: { prior: 1 / 1025, comparisons: [], iterations: 1, pairs: 10 } as unknown as LinkFigures['model'],
    })
    const values: [Values, Values] = [{ 电话: '13800138000' }, { 联系方式: '13800138000' }]
    const card = cardOf([phone, firm], ...values, { figures, isScored: true })
    expect(card).toMatchObject({ grade: 'scored', score: 3.5, probability: 0.9187, prior: -10 })
    expect(card.rules.map(({ bits }) => bits)).toEqual([13.5, undefined])
    expect(card.prior! + card.rules[0]!.bits!).toBe(card.score)
    expect(cardOf([phone, firm], ...values, { figures }).rules.every((rule) => !('bits' in rule))).toBe(true)
  })

  it('that a person made of a pair below the threshold has no bits, and its rules are told by what they weigh in general', () => {
    const likeness = { least: [0, 0.9, 1], m: [0.1, 0.2, 0.7], u: [0.89, 0.1, 0.01] }
    const figures = figuresOf({
      score: Float32Array.of(Number.NaN),
      probability: Float32Array.of(Number.NaN),
      parts: Float32Array.of(Number.NaN, Number.NaN),
      width: 2,
      grades: gradesOf('judged'),
      model: { prior: 0.01, comparisons: [likeness, likeness], rounds: 1, exchanged: [] } as unknown as LinkFigures['model'],
    })
    const values: [Values, Values] = [
      { 电话: '13800138000', 单位: '甲乙公司' },
      { 联系方式: '13800138000', 企业: '丙丁公司' },
    ]
    const card = cardOf([phone, firm], ...values, { figures, isScored: true, mask: 0 })
    expect(card).toMatchObject({ grade: 'judged', score: null, probability: null })
    expect(card).not.toHaveProperty('prior')
    expect(card.rules.map(({ holds }) => holds)).toEqual([true, false])
    expect(card.rules.some((rule) => 'bits' in rule)).toBe(false)
  })

  it('with a window counts the days from the left date to the right one; none where a date cannot be read', () => {
    const window = { left: '受理', right: '立案' }
    const days = (one: string, other: string) => cardOf([], { 受理: one }, { 立案: other }, { window }).window?.days
    expect([days('2026-02-27', '2026-03-02'), days('2026-03-02', '2026/2/27'), days('2026-03-02', '不详')]).toEqual([
      3,
      -3,
      undefined,
    ])
  })

  it('of two periods counts the days in common, both ends included; an end that is not stated is still open, 0 where both are', () => {
    const intervals = { left: { from: '入', to: '出' }, right: { from: '起', to: '止' } }
    const days = (left: [string, string], right: [string, string]) =>
      cardOf([], { 入: left[0], 出: left[1] }, { 起: right[0], 止: right[1] }, { intervals }).intervals!.days
    expect(days(['2026-03-01', '2026-03-05'], ['2026-03-05', '2026-03-09'])).toBe(1)
    expect(days(['2026-03-01', ''], ['2026-03-04', '2026-03-09'])).toBe(6)
    expect(days(['2026-03-01', ''], ['2026-03-04', ''])).toBe(0)
  })

  it('that a person judged says so', () => {
    const decision = { verdict: 'same' as const, judges: ['甲'] }
    expect(
      cardOf([phone], { 电话: '1' }, { 联系方式: '2' }, { decision, figures: figuresOf({ grades: gradesOf('judged') }) }),
    ).toMatchObject({
      grade: 'judged',
      decision,
    })
  })
})

describe('the card of a row without a partner', () => {
  it('has no right record and no rules; its grade is that of its absence, and not provable without one', () => {
    const absence = { grade: 'weak' as const, points: [], variants: [], nearest: null }
    expect(cardOf([phone], { 电话: '1' }, null, { absence })).toMatchObject({
      grade: 'weak',
      right: null,
      rules: [],
      score: null,
      absence,
    })
    expect(cardOf([phone], { 电话: '1' }, null).grade).toBe('not provable')
  })
})
