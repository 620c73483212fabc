import { describe, expect, it } from 'vitest'
import { thresholdAt } from './threshold.ts'

const thresholds = [0.5, 0.7, 0.9].map((at, place) => ({ at, links: 100 - place, precision: 0.8 + place / 20, recall: 0.9 }))

describe('what a threshold is expected to give', () => {
  it('a computed one is itself, one in between counts as the next higher', () => {
    expect(thresholdAt(thresholds, 0.7)?.at).toBe(0.7)
    expect(thresholdAt(thresholds, 0.71)?.at).toBe(0.9)
    expect(thresholdAt(thresholds, 0.1)?.at).toBe(0.5)
  })

  it('where no pair reaches it there is none; above 0.99 nothing is computed', () => {
    expect(thresholdAt(thresholds, 0.91)).toBeUndefined()
    expect(thresholdAt([...thresholds, { ...thresholds[2]!, at: 0.99 }], 1)?.at).toBe(0.99)
    expect(thresholdAt([], 0.5)).toBeUndefined()
  })
})
