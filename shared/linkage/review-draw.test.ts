import { describe, expect, it } from 'vitest'
import { drawReview, pairNumber, reviewStrata, stratumOf } from './review-draw.ts'

const figures = Float32Array.from({ length: 400 }, (_, at) => (at + 0.5) / 400)
const numbers = Array.from({ length: 400 }, (_, at) => pairNumber(at * 7919, at * 104729 + 5))

describe('pairs drawn for a review', () => {
  it('strata have the threshold as a border and cover everything from 0.01 on', () => {
    expect(reviewStrata(0.5).map(({ from }) => from)).toEqual([0.01, 0.1, 0.5, 0.9, 0.99])
    expect(reviewStrata(0.7)).toEqual([
      { from: 0.01, to: 0.1 },
      { from: 0.1, to: 0.5 },
      { from: 0.5, to: 0.7 },
      { from: 0.7, to: 0.9 },
      { from: 0.9, to: 0.99 },
      { from: 0.99, to: 1 },
    ])
    expect(reviewStrata(1)).toHaveLength(5)
    expect(stratumOf(reviewStrata(0.9), Math.fround(0.9))).toBe(3)
    expect([0.001, 0.01, 1].map((figure) => stratumOf(reviewStrata(0.5), figure))).toEqual([-1, 0, 4])
  })

  it('around the threshold are half above and half below, the nearest first', () => {
    const drawn = drawReview(figures, numbers, 0.6, { kind: 'threshold', size: 10 })
    const shares = drawn.map(({ place }) => figures[place]!)
    expect(shares.filter((share) => share >= 0.6)).toHaveLength(5)
    expect(Math.max(...shares.map((share) => Math.abs(share - 0.6)))).toBeLessThan(0.0126)
    const distances = shares.map((share) => Math.abs(share - 0.6))
    expect(distances).toEqual(distances.toSorted((a, b) => a - b))
    const high = drawReview(figures, numbers, 0.99, { kind: 'threshold', size: 40 })
    expect(high.filter(({ place }) => figures[place]! >= 0.99)).toHaveLength(4)
    expect(high).toHaveLength(40)
  })

  it('a sample has each stratum alike, all of a small one, and a smaller sample is its beginning', () => {
    const drawn = drawReview(figures, numbers, 0.5, { kind: 'strata', size: 60 })
    const counts = [0, 1, 2, 3, 4].map((stratum) => drawn.filter((pair) => pair.stratum === stratum).length)
    expect(counts).toEqual([14, 14, 14, 14, 4])
    expect(drawReview(figures, numbers, 0.5, { kind: 'strata', size: 25 })).toEqual(drawn.slice(0, 25))
    expect(new Set(drawn.map(({ place }) => place)).size).toBe(60)
  })

  it('does not depend on the order of the pairs', () => {
    const order = Array.from({ length: 400 }, (_, at) => (at * 37) % 400)
    for (const kind of ['strata', 'threshold'] as const) {
      const straight = drawReview(figures, numbers, 0.5, { kind, size: 50 })
      const mixed = drawReview(
        order.map((at) => figures[at]!),
        order.map((at) => numbers[at]!),
        0.5,
        { kind, size: 50 },
      )
      expect(mixed.map(({ place, stratum }) => ({ place: order[place]!, stratum }))).toEqual(straight)
    }
  })
})
