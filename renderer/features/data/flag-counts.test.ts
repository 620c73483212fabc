import { expect, it } from 'vitest'
import { flagCounts } from './flag-counts.ts'
import { percent } from './share.ts'

it('faults come first, the most frequent before the others; what the source hid comes last', () => {
  const found = flagCounts({ flags: { masked: 900, malformed: 3, checkDigit: 12 }, damaged: 0 })
  expect(found.map(({ reason }) => reason)).toEqual(['checkDigit', 'malformed', 'masked'])
  expect(found.map(({ isFault }) => isFault)).toEqual([true, true, false])
})

it('damaged identifiers are counted once, whether their type knows them or not', () => {
  expect(flagCounts({ flags: { damaged: 3 }, damaged: 3 })).toEqual([{ reason: 'damaged', count: 3, isFault: true }])
  expect(flagCounts({ flags: {}, damaged: 2 })).toEqual([{ reason: 'damaged', count: 2, isFault: true }])
})

it('a column with a single gap is not said to be complete', () => {
  expect(percent(99_999, 100_000)).toBe('99.9 %')
  expect(percent(5, 5)).toBe('100.0 %')
  expect(percent(0, 0)).toBe('')
})
