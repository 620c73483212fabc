import { describe, expect, it } from 'vitest'
import type { LinkStep } from '../../../shared/model/model.ts'
import { bitsOf, withExpected, withRules, withShare, withWeights } from './score-weights.ts'

const name = { left: '姓名', right: '名字', compare: 'name' as const }
const day = { left: '生日', right: '出生日期', compare: 'date' as const }
const step: LinkStep = {
  id: 'link',
  op: 'link',
  left: '甲',
  right: '乙',
  on: [name, day],
  decide: { probability: 0.9, weights: [{ rule: 1, m: [0.1, 0.9], u: [0.8, 0.2] }] },
}

describe('weights that the analyst corrects', () => {
  it('a share is set and the others keep their proportions, so that all sum to 1', () => {
    const shares = withShare([0.2, 0.2, 0.6], 2, 0.8)
    expect(shares[2]).toBe(0.8)
    expect(shares[0]).toBeCloseTo(0.1)
    expect(shares.reduce((sum, each) => sum + each)).toBeCloseTo(1)
  })

  it('a share of 0 or 1 leaves a little for chance, whatever the others were', () => {
    expect(withShare([0.5, 0.5], 0, 0)[0]).toBeGreaterThan(0)
    expect(withShare([0.5, 0.5], 1, 1)[1]).toBeLessThan(1)
    expect(withShare([0, 1], 1, 0.4)[0]).toBeCloseTo(0.6)
  })

  it('a level twice as likely among pairs that belong together is worth one bit', () => {
    expect(bitsOf(0.8, 0.4)).toBe(1)
    expect(bitsOf(0.1, 0.4)).toBe(-2)
  })

  it('given shares stand by rule and go when they are estimated again, the member with the last of them', () => {
    const given = withWeights(step.decide!, 0, { m: [0.3, 0.7], u: [0.9, 0.1] })
    expect(given.weights!.map(({ rule }) => rule)).toEqual([0, 1])
    const back = withWeights(withWeights(given, 0, null), 1, null)
    expect(back).toEqual({ probability: 0.9 })
    expect(withExpected(withExpected(back, 1200), null)).toEqual({ probability: 0.9 })
  })

  it('shares follow their rule to another place and go with it or with its comparison', () => {
    expect(withRules(step, [day]).decide!.weights![0]!.rule).toBe(0)
    expect(withRules(step, [{ ...day, atLeast: 0.9 }, name]).decide!.weights![0]!.rule).toBe(0)
    expect(withRules(step, [name]).decide).toEqual({ probability: 0.9 })
    expect(withRules(step, [name, { ...day, compare: 'exact' }]).decide).toEqual({ probability: 0.9 })
    expect(withRules(step, [name, { ...day, tolerance: 3 }]).decide).toEqual({ probability: 0.9 })
  })
})
