import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chineseSerial, draftDocumentNumber, formatDocumentNumber, officialDate, parseDocumentNumber } from './numbering.ts'

describe('document numbers', () => {
  test('a number has hexagonal brackets, no 第 and no padding', () => {
    expect(formatDocumentNumber({ prefix: '京西检建移', year: 2026, serial: 7 })).toBe('京西检建移〔2026〕7号')
  })

  test('reading a written number gives its parts back', () => {
    const prefix = fc.stringMatching(/^[一-龥]{1,8}$/)
    fc.assert(
      fc.property(prefix, fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 99999 }), (text, year, serial) => {
        const number = { prefix: text, year, serial }
        expect(parseDocumentNumber(formatDocumentNumber(number))).toEqual(number)
      }),
    )
  })

  test('square brackets, a padded serial or 第 are not the standard form', () => {
    for (const text of ['京检[2026]7号', '京检〔2026〕07号', '京检〔2026〕第7号', '京检〔26〕7号']) {
      expect(parseDocumentNumber(text)).toBeNull()
    }
  })

  test('a draft leaves room for the serial', () => {
    expect(draftDocumentNumber('京西检建移', '2026-06-05')).toBe('京西检建移〔2026〕　　号')
    expect(draftDocumentNumber('京西检建移', '')).toBe('京西检建移〔　　〕　　号')
  })
})

test('an official date has Arabic digits without padding', () => {
  expect(officialDate('2026-06-05')).toBe('2026年6月5日')
  expect(officialDate('2026-11-30')).toBe('2026年11月30日')
  expect(officialDate('六月上旬')).toBe('六月上旬')
  expect(officialDate('')).toBe('　　　　年　　月　　日')
})

test('heading serials count in Chinese', () => {
  expect([1, 10, 11, 20, 35, 99].map(chineseSerial)).toEqual(['一', '十', '十一', '二十', '三十五', '九十九'])
})
