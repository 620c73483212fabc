import { describe, expect, test } from 'vitest'
import { expectedQuality } from './expected-quality.ts'

describe('expectedQuality', () => {
  const found = expectedQuality(Float32Array.of(0.9, 0.5, 0.1, 0.5))
  const at = (threshold: number) => found.find((each) => each.at === threshold)

  test('precision is the mean probability of the links kept, recall their share of all expected matches', () => {
    expect(at(0.5)).toMatchObject({ links: 3 })
    expect(at(0.5)!.precision).toBeCloseTo(1.9 / 3, 6)
    expect(at(0.5)!.recall).toBeCloseTo(1.9 / 2, 6)
    expect(at(0.01)).toMatchObject({ links: 4, recall: 1 })
  })

  test('thresholds rise; those that keep nothing are left out', () => {
    expect(at(0.9)).toMatchObject({ links: 1 })
    expect(at(0.91)).toBeUndefined()
    expect(found.map((each) => each.at)).toEqual(found.map((each) => each.at).toSorted((a, b) => a - b))
    expect(expectedQuality(new Float32Array(0))).toEqual([])
  })
})
