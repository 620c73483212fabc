import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnTypes } from '../table/schema.ts'
import { unitTextOf } from '../table/segment.ts'
import { parseNumber, readUsualNumber } from './number.ts'
import { valueTypes } from './value.ts'

const signs = [
  ...'0011223489*X',
  ' ',
  '-',
  '.',
  'e',
  'E',
  '张',
  '安',
  '陳',
  '某',
  '先',
  '生',
  '老',
  '師',
  '无',
  '匿',
  '名',
  '\u3000',
  '\u200b',
  '\ud842',
]
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...'0123456789*'), minLength: 9, maxLength: 18 }),
  fc.constantFrom(
    '11010519491231002X',
    '110105194912310021',
    '13000000000',
    '13800138000',
    '138****8000',
    '110105********002X',
    '张先生',
    '匿名',
  ),
  fc.stringMatching(/^0[1-9]?[0-9]{1,2}-[0-9]{6,9}$/),
  fc.constantFrom('010-11111111', '010-12345678', '0311-1234567', '021-01234567'),
  fc.constantFrom('先生', '老師', '张老師', '大姐', '无锡路1号', '2.02406E+14', '202406010000123456', '１３８００１３８０００'),
)
const decimal = fc.string({ unit: fc.constantFrom(...'0123456789.-'), minLength: 1, maxLength: 18 })

/** A value among others, so that reading beyond its ends shows. */
function amid<T>(value: string, read: (units: Uint16Array, from: number, to: number) => T): T {
  const { units, offsets } = unitTextOf(['138', value, '00138****8000'])
  return read(units, offsets[1]!, offsets[2]!)
}

test.each(columnTypes)('%s: the verdict on a usual form is the one that its patterns give', (type) => {
  const { check, checkUsual } = valueTypes[type]
  fc.assert(
    fc.property(text, (value) => {
      const usual = checkUsual ? amid(value, checkUsual) : null
      if (!usual) return
      expect(usual).toEqual(check(value))
      expect(usual).toEqual(check(` ${value}${' '.repeat(8)}`))
    }),
    { numRuns: 400 },
  )
})

test('a plain decimal is the number that its text says', () => {
  fc.assert(
    fc.property(fc.oneof(decimal, fc.double({ noNaN: true }).map(String)), (value) => {
      const usual = amid(value, readUsualNumber)
      if (!Number.isNaN(usual)) expect(usual).toBe(parseNumber(value))
    }),
    { numRuns: 400 },
  )
  expect(['-12.50', '0.1', '1.', '.5', '-', '1.2.3'].map((value) => amid(value, readUsualNumber))).toEqual([
    -12.5,
    0.1,
    Number.NaN,
    Number.NaN,
    Number.NaN,
    Number.NaN,
  ])
})
