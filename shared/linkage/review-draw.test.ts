import { describe, expect, it } from 'vitest'
import { drawReview, pairNumber, reviewStrata, stratumOf } from './review-draw.ts'

const figures = Float32Array.from({ length: 400 }, (_, at) => (at + 0.5) / 400)
const breathe = async () => {}
const draw = (
  of: ArrayLike<number>,
  numbersOf: ArrayLike<number>,
  threshold: number,
  kind: 'strata' | 'threshold',
  size: number,
) => drawReview({ figures: of, numberOf: (place) => numbersOf[place]! }, threshold, { kind, size }, breathe)
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

  it('around the threshold are half above and half below, the nearest first', async () => {
    const { pairs: drawn } = await draw(figures, numbers, 0.6, 'threshold', 10)
    const shares = drawn.map(({ place }) => figures[place]!)
    expect(shares.filter((share) => share >= 0.6)).toHaveLength(5)
    expect(Math.max(...shares.map((share) => Math.abs(share - 0.6)))).toBeLessThan(0.0126)
    const distances = shares.map((share) => Math.abs(share - 0.6))
    expect(distances).toEqual(distances.toSorted((a, b) => a - b))
    const { pairs: high } = await draw(figures, numbers, 0.99, 'threshold', 40)
    expect(high.filter(({ place }) => figures[place]! >= 0.99)).toHaveLength(4)
    expect(high).toHaveLength(40)
  })

  it('a sample has each stratum alike, all of a small one, and a smaller sample is its beginning', async () => {
    const { pairs: drawn, strata } = await draw(figures, numbers, 0.5, 'strata', 60)
    expect(strata.map(({ pairs }) => pairs)).toEqual([36, 160, 160, 36, 4])
    const counts = [0, 1, 2, 3, 4].map((stratum) => drawn.filter((pair) => pair.stratum === stratum).length)
    expect(counts).toEqual([14, 14, 14, 14, 4])
    expect((await draw(figures, numbers, 0.5, 'strata', 25)).pairs).toEqual(drawn.slice(0, 25))
    expect(new Set(drawn.map(({ place }) => place)).size).toBe(60)
  })

  it('of figures that are all alike is a random sample, those with the smallest numbers', async () => {
    const { pairs } = await draw(
      figures.map(() => 1),
      numbers,
      0,
      'threshold',
      9,
    )
    const smallest = [...numbers.keys()].sort((a, b) => numbers[a]! - numbers[b]!).slice(0, 9)
    expect(pairs).toEqual(smallest.map((place) => ({ place, stratum: 4 })))
  })

  it('does not depend on the order of the pairs', async () => {
    const order = Array.from({ length: 400 }, (_, at) => (at * 37) % 400)
    for (const kind of ['strata', 'threshold'] as const) {
      const straight = await draw(figures, numbers, 0.5, kind, 50)
      const mixed = await draw(
        order.map((at) => figures[at]!),
        order.map((at) => numbers[at]!),
        0.5,
        kind,
        50,
      )
      expect(mixed.pairs.map(({ place, stratum }) => ({ place: order[place]!, stratum }))).toEqual(straight.pairs)
    }
  })
})
