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
    '三万',
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

  test('every finite number is read back from its text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value))).toBe(value === 0 ? parseNumber('0') : value)
      }),
    )
  })
})
