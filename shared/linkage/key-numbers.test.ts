import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KeyNumbers } from './key-numbers.ts'

const key = fc.oneof(fc.integer({ min: 13_000_000_000, max: 13_000_000_400 }), fc.constant(Number.NaN))

describe('numbers of keys', () => {
  it('count distinct keys up in the order in which they come, as a Map does, also when the table grows', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer({ min: 0, max: 3 })), { maxLength: 3000, size: 'max' }), (entries) => {
        const numbers = new KeyNumbers(entries.length % 2 === 0 ? 2 * entries.length : undefined)
        const known = new Map<string, number>()
        for (const [value, check] of entries) {
          const name = `${value} ${check}`
          const before = Number.isNaN(value) ? -1 : (known.get(name) ?? -1)
          expect(numbers.find(value, check)).toBe(before)
          if (before < 0 && !Number.isNaN(value)) known.set(name, known.size)
          expect(numbers.add(value, check)).toBe(known.get(name) ?? -1)
        }
        expect(numbers.size).toBe(known.size)
      }),
      { numRuns: 20 },
    )
  })
})
