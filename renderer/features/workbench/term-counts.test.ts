import { describe, expect, it } from 'vitest'
import { termsShown } from './term-counts.ts'

const terms = (count: number) => Array.from({ length: count }, (_, index) => ({ term: `词${index}`, rows: index }))

describe('the words of a layer', () => {
  it('few stand as they are written', () => {
    expect(termsShown(terms(60))).toEqual({ shown: terms(60), more: 0 })
  })

  it('of many the most frequent are shown, and how many more there are', () => {
    const { shown, more } = termsShown(terms(10_000))
    expect([shown.length, shown[0]?.rows, shown.at(-1)?.rows, more]).toEqual([60, 9999, 9940, 9940])
    expect(termsShown(terms(10_000), true).shown.length + termsShown(terms(10_000), true).more).toBe(10_000)
  })
})
