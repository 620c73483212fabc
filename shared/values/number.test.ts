import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseNumber } from './number.ts'

describe('numbers', () => {
  test.each([
    ['0', 0],
    ['-3.50', -3.5],
    ['－１２', -12],
    ['1,234,567.8', 1234567.8],
    ['¥1,200.00', 1200],
    ['￥1200元', 1200],
    ['人民币 1200元整', 1200],
    ['3.5万', 35000],
    ['3.3万元', 33000],
    ['1.2亿', 120000000],
    ['3百万', 3000000],
    ['12.5%', 0.125],
    ['（1,200）', -1200],
    ['1.2E+05', 120000],
    ['.5', 0.5],
    ['+7', 7],
    ['1 000', 1000],
    ['三万', 30000],
    ['三万五千', 35000],
    ['3万5千', 35000],
    ['两千零五十', 2050],
    ['一百二十三', 123],
    ['二十万元', 200000],
    ['一亿二千万', 120000000],
    ['壹万贰仟元整', 12000],
    ['人民币叁仟元整', 3000],
    ['十二万', 120000],
    ['三万零五百', 30500],
    ['两千零五', 2005],
    ['三亿零五万', 300050000],
    ['贰拾叁元伍角', 23.5],
    ['贰拾叁元零伍分', 23.05],
    ['\u200b3000\u00a0', 3000],
    ['\u202d1.5万元', 15000],
  ])('%s is %d', (text, expected) => {
    expect(parseNumber(text)).toBe(expected)
  })

  test.each([
    '',
    '-',
    '.',
    '无',
    '约3万',
    '3000余元',
    '3-5万',
    '一',
    '二十',
    '三千万百',
    '二三万',
    '三万五',
    '两千五',
    '三万万',
    '百元',
    '万元',
    '10W',
    '12平方米',
    '1,23',
    '1,2345',
    '2024-06-01',
    '1 2',
    'Infinity',
    '0x10',
    '元',
    '%',
  ])('%s is no exact number', (text) => {
    expect(parseNumber(text)).toBeNull()
  })

  test('every whole amount is read back from its capital numerals', () => {
    const digits = '零壹贰叁肆伍陆柒捌玖'
    const section = (value: number): string =>
      ['仟', '佰', '拾', '']
        .map((unit, place) => [Math.floor(value / 10 ** (3 - place)) % 10, unit] as const)
        .map(([digit, unit]) => (digit === 0 ? '零' : digits[digit]! + unit))
        .join('')
        .replace(/零+/g, '零')
        .replace(/零$/, '')
    const capital = (value: number): string => {
      const [high, low] = [Math.floor(value / 1e4), value % 1e4]
      const text = (high > 0 ? `${section(high)}万` : '') + (low > 0 ? section(low) : '')
      return text.replace(/^零/, '')
    }
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
        expect(parseNumber(`人民币${capital(value)}元整`)).toBe(value)
      }),
    )
  })

  test('every finite number is read back from its text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value))).toBe(value === 0 ? parseNumber('0') : value)
      }),
    )
  })
})
