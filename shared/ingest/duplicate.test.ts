import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { baseTicketNo, DuplicateFinder, fingerprint } from './duplicate.ts'

describe('baseTicketNo', () => {
  it('folds the re-dispatch suffix', () => {
    expect(['20260612000412HBD1', '20260612000412-HBD12', ' 20260612000412hbd2 '].map(baseTicketNo)).toEqual(
      Array(3).fill('20260612000412'),
    )
  })
})

describe('DuplicateFinder', () => {
  it('the same number with the same content is a duplicate, with other content a changed ticket', () => {
    const finder = new DuplicateFinder(0, 1)
    expect([
      finder.isDuplicate(['1', '甲', '2026']),
      finder.isDuplicate(['1HBD1', '甲 ', '2027']),
      finder.isDuplicate(['1', '乙', '2026']),
      finder.isDuplicate(['2', '甲', '2026']),
    ]).toEqual([false, true, false, false])
  })

  it('without a number only the whole row makes a duplicate', () => {
    const finder = new DuplicateFinder(0, 1)
    expect([
      finder.isDuplicate(['', '甲', '2026']),
      finder.isDuplicate(['', '甲', '2027']),
      finder.isDuplicate(['', '甲', '2026']),
    ]).toEqual([false, false, true])
  })

  it('a list without a number column compares whole rows', () => {
    const finder = new DuplicateFinder(-1, -1)
    expect([finder.isDuplicate(['a', 'b']), finder.isDuplicate(['ab', '']), finder.isDuplicate(['a', 'b'])]).toEqual([
      false,
      false,
      true,
    ])
  })
})

describe('fingerprint', () => {
  it('is a safe integer and tells different texts apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 200 }), (texts) => {
        const prints = texts.map(fingerprint)
        expect(prints.every(Number.isSafeInteger)).toBe(true)
        expect(new Set(prints).size).toBe(texts.length)
      }),
    )
  })
})
