import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jaroWinkler } from './jaro-winkler.ts'
import { similarity } from './similarity.ts'

const short = fc.string({ unit: fc.constantFrom('a', 'b', '中', '国', '1'), maxLength: 36 })

function plainEdits(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i)))
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      let best = Math.min(rows[i - 1]![j]!, rows[i]![j - 1]!) + 1
      best = Math.min(best, rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, rows[i - 2]![j - 2]! + 1)
      rows[i]![j] = best
    }
  }
  return rows[a.length]![b.length]!
}

test('edits counted in bits are those of the table of alignments', () => {
  fc.assert(
    fc.property(short, short, (a, b) => {
      const longer = Math.max(a.length, b.length)
      const expected = a === b ? 1 : 1 - plainEdits(a, b) / longer
      expect(similarity(a, b)).toBeCloseTo(expected, 12)
    }),
    { numRuns: 2000 },
  )
})

test('characters outside the first plane count once', () => {
  expect(similarity('𠮷野家', '吉野家')).toBeCloseTo(2 / 3)
})

test.each([
  ['martha', 'marhta', 0.961],
  ['dixon', 'dicksonx', 0.813],
  ['jellyfish', 'smellyfish', 0.896],
  ['dwayne', 'duane', 0.84],
])('Jaro–Winkler of %s and %s is %d', (a, b, expected) => {
  expect(jaroWinkler(a, b)).toBeCloseTo(expected, 3)
})

test('Jaro–Winkler is symmetric and 1 only for equal texts', () => {
  fc.assert(
    fc.property(short, short, (a, b) => {
      const value = jaroWinkler(a, b)
      expect(jaroWinkler(b, a)).toBe(value)
      expect(value === 1).toBe(a === b && a !== '')
      expect(value >= 0 && value <= 1).toBe(true)
    }),
  )
})
