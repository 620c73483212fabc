import { describe, expect, it } from 'vitest'
import { rowNumbers, SmallestNumbers } from './sample.ts'

function sampleOf(rows: readonly number[], size: number, seed: string, batch = 'b1'): number[] {
  const numberOf = rowNumbers(seed, batch)
  const smallest = new SmallestNumbers(size)
  for (const row of rows) smallest.offer(row, numberOf(row))
  return [...smallest.positions()]
}

const upTo = (count: number) => Array.from({ length: count }, (_, row) => row + 1)

describe('a seeded sample', () => {
  it('is what sorting all rows by their numbers gives', () => {
    const rows = upTo(5000)
    const numberOf = rowNumbers('s', 'b1')
    const sorted = [...rows].sort((a, b) => numberOf(a) - numberOf(b) || a - b)
    for (const size of [1, 2, 37, 100, 4999]) expect(sampleOf(rows, size, 's')).toEqual(sorted.slice(0, size))
  })

  it('is the same for the same seed and rows, in whatever order they are offered, and another for another seed or batch', () => {
    const rows = upTo(1000)
    expect(sampleOf(rows.toReversed(), 50, 's')).toEqual(sampleOf(rows, 50, 's'))
    expect(sampleOf(rows, 50, 't')).not.toEqual(sampleOf(rows, 50, 's'))
    expect(sampleOf(rows, 50, 's', 'b2')).not.toEqual(sampleOf(rows, 50, 's'))
  })

  it('grows at its end, and is everything where it is larger than the set', () => {
    const rows = upTo(300)
    expect(sampleOf(rows, 200, 's').slice(0, 100)).toEqual(sampleOf(rows, 100, 's'))
    expect(sampleOf(rows, 1000, 's').toSorted((a, b) => a - b)).toEqual(rows)
    expect(sampleOf([], 10, 's')).toEqual([])
  })

  it('keeps what stays where the set loses rows: nothing new comes before what was there', () => {
    const rows = upTo(2000)
    const before = sampleOf(rows, 100, 's')
    const rest = rows.filter((row) => row % 4 !== 0)
    const after = sampleOf(rest, 100, 's')
    const staying = before.filter((row) => row % 4 !== 0)
    expect(after.slice(0, staying.length)).toEqual(staying)
  })

  it('takes every row equally often, and pairs of neighbours too (chi-square)', () => {
    const rows = upTo(100)
    const often = new Array<number>(101).fill(0)
    let neighbours = 0
    const seeds = 2000
    for (let seed = 0; seed < seeds; seed++) {
      const sample = sampleOf(rows, 10, `seed ${seed}`)
      const taken = new Set(sample)
      for (const row of sample) {
        often[row]!++
        if (taken.has(row + 1)) neighbours++
      }
    }
    const expected = (seeds * 10) / 100
    const square = often.slice(1).reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(square).toBeLessThan(149)
    expect(square).toBeGreaterThan(55)
    const pairs = (seeds * 99 * 10 * 9) / (100 * 99)
    expect(Math.abs(neighbours - pairs)).toBeLessThan(4 * Math.sqrt(pairs))
  })

  it('spreads over long sets: each tenth of a million rows gets about a tenth of the sample', () => {
    const numberOf = rowNumbers('s', '5f0c7a54-6c1e-4a52-9d0f-0d6a3ad1c0de')
    const smallest = new SmallestNumbers(1000)
    for (let row = 1; row <= 1_000_000; row++) smallest.offer(row, numberOf(row))
    const tenths = new Array<number>(10).fill(0)
    for (const row of smallest.positions()) tenths[Math.floor((row - 1) / 100_000)]!++
    for (const count of tenths) expect(Math.abs(count - 100)).toBeLessThan(40)
  })
})
