import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FingerprintTable } from './fingerprint-table.ts'

describe('FingerprintTable', () => {
  it('is a set of what was added, also beyond its first room', () => {
    const small = fc.integer({ min: 1, max: 50 })
    const large = fc.integer({ min: Number.MAX_SAFE_INTEGER - 2 ** 40, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(fc.array(fc.oneof(small, large), { maxLength: 100 }), fc.integer({ min: 1, max: 2 ** 40 }), (some, step) => {
        const keys = [...some, ...Array.from({ length: 3000 }, (_, index) => 1 + ((index * step) % 2 ** 52)), ...some]
        const table = new FingerprintTable()
        const added = keys.map((key) => table.add(key))
        expect(added).toEqual(keys.map((key, index) => keys.indexOf(key) === index))
        expect(table.size).toBe(new Set(keys).size)
        expect(keys.every((key) => table.has(key)) && !table.has(2 ** 53 - 2 ** 41)).toBe(true)
      }),
      { numRuns: 5 },
    )
  })

  it('with values it is a map', () => {
    const table = new FingerprintTable(true)
    for (let index = 1; index <= 5000; index++) table.set(index * 7919, index)
    table.set(7919, 0)
    expect([table.get(7919), table.get(5000 * 7919), table.get(3), table.size]).toEqual([0, 5000, undefined, 5000])
  })
})
