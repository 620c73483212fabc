import { describe, expect, it } from 'vitest'
import type { Stratum } from './judgement.ts'
import { stratifiedQuality } from './stratified.ts'

const stratum = (rows: number, relevant: number, irrelevant: number, unsure = 0): Stratum => {
  return { rows, counts: { relevant, irrelevant, unsure } }
}

/** Numbers 0 … 1, the same ones in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** How many of `count` drawn from `rows`, of which `right` are right, are right. */
function drawRight(random: () => number, rows: number, right: number, count: number): number {
  let [left, found] = [right, 0]
  for (let at = 0; at < count; at++) {
    if (random() * (rows - at) >= left) continue
    left--
    found++
  }
  return found
}

describe('precision and recall from strata', () => {
  it('weigh strata by their sizes, not by how many were judged', () => {
    const { precision, recall } = stratifiedQuality([stratum(900, 10, 0), stratum(100, 5, 5)], [stratum(1000, 1, 9)])
    expect(precision!.value).toBeCloseTo(0.95, 12)
    expect(recall!.value).toBeCloseTo(950 / 1050, 12)
  })

  it('are exact where everything was judged', () => {
    const { precision, recall } = stratifiedQuality([stratum(10, 9, 1), stratum(5, 5, 0)], [stratum(4, 2, 2)])
    expect(precision).toEqual({ value: 14 / 15, low: 14 / 15, high: 14 / 15 })
    for (const end of [recall!.value, recall!.low, recall!.high]) expect(end).toBeCloseTo(14 / 16, 12)
  })

  it('are unknown where a stratum has no decision; unsure is none', () => {
    expect(stratifiedQuality([stratum(10, 1, 0), stratum(10, 0, 0, 3)], [])).toEqual({ precision: null, recall: null })
    const known = stratifiedQuality([stratum(10, 1, 1), stratum(0, 0, 0)], [stratum(5, 0, 0)])
    expect([known.precision?.value, known.recall]).toEqual([0.5, null])
    expect(stratifiedQuality([], [])).toEqual({ precision: null, recall: null })
  })

  it('three right of three among many are not certain', () => {
    const { precision } = stratifiedQuality([stratum(1000, 3, 0), stratum(1000, 3, 0)], [])
    expect(precision!.value).toBe(1)
    expect(precision!.low).toBeLessThan(0.75)
    expect(precision!.high).toBe(1)
  })

  it('hold the truth in at least 93 of 100 samples', () => {
    const random = seeded(5)
    const truth = {
      kept: [
        [400, 396],
        [120, 100],
        [60, 35],
      ],
      others: [
        [200, 40],
        [3000, 15],
      ],
    } as const
    const sampled = (strata: readonly (readonly [number, number])[]) =>
      strata.map(([rows, right]) => {
        const relevant = drawRight(random, rows, right, 25)
        return stratum(rows, relevant, 25 - relevant)
      })
    let [precise, recalled] = [0, 0]
    const rounds = 2000
    for (let round = 0; round < rounds; round++) {
      const { precision, recall } = stratifiedQuality(sampled(truth.kept), sampled(truth.others))
      if (precision!.low <= 531 / 580 && 531 / 580 <= precision!.high) precise++
      if (recall!.low <= 531 / 586 && 531 / 586 <= recall!.high) recalled++
    }
    expect(precise / rounds).toBeGreaterThan(0.93)
    expect(recalled / rounds).toBeGreaterThan(0.93)
  })
})
