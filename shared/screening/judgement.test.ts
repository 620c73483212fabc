import { describe, expect, it } from 'vitest'
import { Random } from '../samples/random.ts'
import { expectedReach, type ScreenQuality, screenQuality } from './judgement.ts'

const counts = (relevant: number, irrelevant: number, unsure = 0) => ({ relevant, irrelevant, unsure })
const HUGE = 1_000_000_000

describe('the quality of a screen', () => {
  it("has a precision with Wilson's interval, unsure rows left out: 21 of 33 is 63.6 %, 46.6–77.8 %", () => {
    const { precision, precisionIfUnsure } = screenQuality(
      { rows: HUGE, counts: counts(21, 12, 4) },
      { rows: HUGE, counts: counts(0, 0) },
    )
    expect(precision!.value).toBeCloseTo(21 / 33, 12)
    expect(precision!.low).toBeCloseTo(0.46616, 4)
    expect(precision!.high).toBeCloseTo(0.77812, 4)
    expect(precisionIfUnsure).toEqual({ irrelevant: 21 / 37, relevant: 25 / 37 })
  })

  it('is exact where both sides were judged whole', () => {
    const quality = screenQuality({ rows: 40, counts: counts(30, 10) }, { rows: 60, counts: counts(10, 50) })
    const exactly = (value: number) => ({ value, low: value, high: value })
    expect(quality.precision).toEqual(exactly(0.75))
    expect(quality.found).toEqual(exactly(30))
    expect(quality.missed!.value).toBeCloseTo(10, 9)
    expect(quality.recall!.low).toBeCloseTo(0.75, 9)
    expect(quality.recall!.high).toBeCloseTo(0.75, 9)
  })

  it('tells with 100 rows outside, none of them relevant, no more than that at most 3.7 % of them are', () => {
    const { recall, missed, prevalence } = screenQuality(
      { rows: 3000, counts: counts(80, 20) },
      { rows: 997_000, counts: counts(0, 100) },
    )
    expect(prevalence).toMatchObject({ value: 0, low: 0 })
    expect(prevalence!.high).toBeCloseTo(0.037, 3)
    expect(missed!.high).toBeGreaterThan(36_000)
    expect(recall!.value).toBe(1)
    expect(recall!.high).toBe(1)
    expect(recall!.low).toBeGreaterThan(0.04)
    expect(recall!.low).toBeLessThan(0.08)
  })

  it('never counts fewer rows than were seen nor more than can be', () => {
    const { found, missed } = screenQuality({ rows: 12, counts: counts(9, 1, 1) }, { rows: 20, counts: counts(1, 15) })
    expect(found!.low).toBeGreaterThanOrEqual(9)
    expect(found!.high).toBeLessThanOrEqual(11)
    expect(missed!.low).toBeGreaterThanOrEqual(1)
    expect(missed!.high).toBeLessThanOrEqual(5)
  })

  it.each<[string, Parameters<typeof screenQuality>, Partial<ScreenQuality>]>([
    [
      'nothing judged',
      [
        { rows: 9, counts: counts(0, 0) },
        { rows: 9, counts: counts(0, 0) },
      ],
      { precision: null, recall: null },
    ],
    [
      'only unsure',
      [
        { rows: 9, counts: counts(0, 0, 5) },
        { rows: 9, counts: counts(0, 9) },
      ],
      { precision: null, recall: null },
    ],
    [
      'nothing relevant anywhere',
      [
        { rows: 9, counts: counts(0, 5) },
        { rows: 9, counts: counts(0, 5) },
      ],
      { recall: null },
    ],
    [
      'a screen that keeps nothing',
      [
        { rows: 0, counts: counts(0, 0) },
        { rows: 90, counts: counts(3, 7) },
      ],
      { precision: null, recall: { value: 0, low: 0, high: 0 } },
    ],
    [
      'a screen that keeps everything',
      [
        { rows: 90, counts: counts(3, 7) },
        { rows: 0, counts: counts(0, 0) },
      ],
      { missed: { value: 0, low: 0, high: 0 }, recall: { value: 1, low: 1, high: 1 } },
    ],
    [
      'hits judged only',
      [
        { rows: 90, counts: counts(3, 7) },
        { rows: 90, counts: counts(0, 0) },
      ],
      { missed: null, recall: null },
    ],
  ])('knows what cannot be told: %s', (_, [hits, others], expected) => {
    expect(screenQuality(hits, others)).toMatchObject(expected)
  })

  it('no hit relevant, some missed: recall is 0 at best guess, with an upper end', () => {
    const { recall } = screenQuality({ rows: 500, counts: counts(0, 50) }, { rows: 5000, counts: counts(20, 80) })
    expect(recall).toMatchObject({ value: 0, low: 0 })
    expect(recall!.high).toBeGreaterThan(0.005)
    expect(recall!.high).toBeLessThan(0.1)
  })
})

describe('intervals hold what they promise (simulated, seeded)', () => {
  const RUNS = 1500
  it.each([
    { hits: 3000, relevantHits: 2400, others: 97_000, relevantOthers: 1000, sample: 100 },
    { hits: 3000, relevantHits: 1500, others: 30_000, relevantOthers: 3000, sample: 100 },
    { hits: 200, relevantHits: 150, others: 20_000, relevantOthers: 400, sample: 150 },
    { hits: 400, relevantHits: 100, others: 600, relevantOthers: 150, sample: 300 },
    { hits: 5000, relevantHits: 4900, others: 50_000, relevantOthers: 2500, sample: 300 },
    { hits: 60, relevantHits: 50, others: 500, relevantOthers: 40, sample: 60 },
  ])('%o', ({ hits, relevantHits, others, relevantOthers, sample }) => {
    const random = new Random(`${hits} ${others}`)
    const truth = relevantHits / (relevantHits + relevantOthers)
    let precision = 0
    let recall = 0
    for (let run = 0; run < RUNS; run++) {
      const quality = screenQuality(
        { rows: hits, counts: drawn(random, hits, relevantHits, sample) },
        { rows: others, counts: drawn(random, others, relevantOthers, sample) },
      )
      if (isWithin(relevantHits / hits, quality.precision)) precision++
      if (isWithin(truth, quality.recall)) recall++
    }
    expect(precision / RUNS).toBeGreaterThan(0.925)
    expect(recall / RUNS).toBeGreaterThan(0.925)
  })
})

/** Verdicts on a sample without replacement. */
function drawn(random: Random, rows: number, relevant: number, sample: number) {
  let left = relevant
  const size = Math.min(sample, rows)
  for (let at = 0; at < size; at++) if (random.below(rows - at) < left) left--
  return counts(relevant - left, size - (relevant - left))
}

function isWithin(truth: number, estimate: { low: number; high: number } | null): boolean {
  return estimate !== null && estimate.low <= truth + 1e-12 && estimate.high >= truth - 1e-12
}

describe('the plan of a sample', () => {
  it('100 rows tell a share to about ±10 points, 400 to ±5', () => {
    expect(expectedReach(100)).toBeCloseTo(0.096, 3)
    expect(expectedReach(400)).toBeCloseTo(0.049, 3)
  })
})
