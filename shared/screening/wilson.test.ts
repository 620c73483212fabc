import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { wilson } from './wilson.ts'

describe('the 95 % Wilson interval', () => {
  test.each([
    // Newcombe (1998), Statistics in Medicine 17: 857–872, table I, method 3.
    { successes: 81, trials: 263, low: 0.2553, high: 0.3662 },
    { successes: 15, trials: 148, low: 0.0624, high: 0.1605 },
    { successes: 0, trials: 20, low: 0, high: 0.1611 },
    { successes: 1, trials: 29, low: 0.0061, high: 0.1718 },
    { successes: 0, trials: 10, low: 0, high: 0.2775 },
    { successes: 29, trials: 29, low: 0.883, high: 1 },
  ])('of $successes in $trials is $low to $high as published', ({ successes, trials, low, high }) => {
    const interval = wilson({ successes, trials })!
    expect(interval.value).toBe(successes / trials)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  })

  test('is not known where nothing was tried', () => {
    expect(wilson({ successes: 0, trials: 0 })).toBeNull()
  })

  test.each([
    [2, 1],
    [-1, 3],
    [0.5, 3],
  ])('%s of %s is refused', (successes, trials) => {
    expect(() => wilson({ successes, trials })).toThrow(RangeError)
  })

  test('both bounds solve (share − bound)² = z² bound (1 − bound) / trials, on either side of the share', () => {
    const counts = fc
      .integer({ min: 1, max: 1_000_000 })
      .chain((trials) => fc.tuple(fc.integer({ min: 0, max: trials }), fc.constant(trials)))
    fc.assert(
      fc.property(counts, ([successes, trials]) => {
        const { value, low, high } = wilson({ successes, trials })!
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
        for (const bound of [low, high]) {
          expect((value - bound) ** 2).toBeCloseTo((1.959963984540054 ** 2 * bound * (1 - bound)) / trials, 10)
        }
      }),
    )
  })
})
