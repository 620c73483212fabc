import { describe, expect, it } from 'vitest'
import { Random, WeightedList } from './random.ts'

describe('seeded random numbers', () => {
  it('the same seed and row give the same numbers, whatever was drawn before', () => {
    const first = new Random('甲').at(41)
    const second = new Random('甲')
    for (let index = 0; index < 100; index++) second.next()
    second.at(41)
    expect(Array.from({ length: 20 }, () => first.next())).toEqual(Array.from({ length: 20 }, () => second.next()))
  })

  it('another seed, row or purpose gives other numbers', () => {
    const draw = (random: Random) => Array.from({ length: 4 }, () => random.next()).join(' ')
    const random = new Random('甲')
    const streams = [draw(random.at(1)), draw(random.at(2)), draw(random.at(1, 1)), draw(new Random('乙').at(1))]
    expect(new Set(streams).size).toBe(4)
  })

  it('numbers below a limit are spread evenly over neighbouring rows', () => {
    const random = new Random('均匀')
    const counts = new Array<number>(10).fill(0)
    for (let row = 0; row < 20_000; row++) counts[random.at(row).below(10)]!++
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(200)
  })

  it('a weighted list gives entries in proportion to their weights and never one of weight 0', () => {
    const list = new WeightedList([
      ['多', 3],
      ['无', 0],
      ['少', 1],
    ])
    const random = new Random('权重')
    const drawn = Array.from({ length: 8000 }, () => list.draw(random))
    expect(drawn.filter((entry) => entry === '多').length / 8000).toBeCloseTo(0.75, 1)
    expect(drawn).not.toContain('无')
  })
})
