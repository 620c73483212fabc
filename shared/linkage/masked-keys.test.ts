import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnOf, NO_ROW } from '../table/column.ts'
import type { ColumnType } from '../table/schema.ts'
import { maskedPattern } from '../values/masked.ts'
import { joinedMasked, type MaskedKeys, maskedKeys, maskedOfRows, patternAt } from './masked-keys.ts'

const texts = fc.oneof(
  fc.array(fc.constantFrom(...'013589*'), { minLength: 9, maxLength: 11 }).map((signs) => `1${signs.join('')}`),
  fc.constantFrom(
    '',
    '无',
    '13800138000',
    '13000000000',
    '19999999999',
    '11111111111',
    '***8000',
    '1***',
    '１３８００１３８０００',
  ),
  fc.constantFrom(
    '张某',
    '张**',
    '𠮷*',
    '京A·1***5',
    '京A12345',
    '1101**********002X',
    '11010119900307002X',
    '工号8***',
    '138 0013 8000',
  ),
)
const types = fc.constantFrom<ColumnType | undefined>(undefined, 'phone', 'personName', 'identityNumber', 'plate', 'id')

function patternsOf(keys: MaskedKeys) {
  return Array.from(keys.shapeOf, (shape, row) => (shape < 0 ? null : patternAt(keys, row)))
}

it('are the patterns of the values, row by row, of chosen rows and of parts put together', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 30 }), types, fc.nat(30), (values, type, cut) => {
      const expected = values.map((text) => maskedPattern(text, type))
      const column = columnOf(values)
      const whole = maskedKeys(column, type)
      expect(patternsOf(whole)).toEqual(expected)
      const at = Math.min(cut, values.length)
      expect(patternsOf(joinedMasked([maskedKeys(column, type, 0, at), maskedKeys(column, type, at)]))).toEqual(expected)
      const rows = values.map((_, row) => (row % 3 === 0 ? NO_ROW : values.length - 1 - row))
      expect(patternsOf(maskedOfRows(whole, Uint32Array.from(rows)))).toEqual(rows.map((row) => expected[row] ?? null))
    }),
    { numRuns: 400 },
  )
})

it('a shape is what form, places and share of shown characters have in common', () => {
  const { shapes, shapeOf } = maskedKeys(columnOf(['138****8000', '139****1234', '13800138000', '𠮷*', '张三*']), undefined)
  expect([...shapeOf]).toEqual([0, 0, 1, 2, 3])
  expect(shapes.map(({ form, units }) => `${form} ${units}`)).toEqual([
    'phone ...****....',
    'phone ...........',
    'name ..*',
    'name ..*',
  ])
})
