import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columnTypes } from '../table/schema.ts'
import { similarity } from './similarity.ts'
import { valueTypes } from './value.ts'

const values = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '13800138000',
    '11010519491231002X',
    '京A·12345',
    '91350100M000100Y43',
    '2024年6月1日',
    '1,200元',
    '无',
    '',
    '张三',
    '３号楼',
    '张\u200b三',
    '\u202e11010519491231002x',
    '45444',
    '三万元',
    '二〇二四年六月一日',
    '010-62345678转801',
    '临京A12345',
    '110105491231002',
    '\ufeff-',
  ),
)

test.each(columnTypes)('%s: a key compares 1 with itself, no key 0, and comparing is symmetric', (type) => {
  const { normalize, compare } = valueTypes[type]
  fc.assert(
    fc.property(values, values, (a, b) => {
      expect(compare(a, a)).toBe(normalize(a) === null ? 0 : 1)
      expect(compare(a, b)).toBe(compare(b, a))
      if (type !== 'phone') expect(compare(a, b) === 1).toBe(normalize(a) !== null && normalize(a) === normalize(b))
    }),
  )
})

test.each(columnTypes)('%s: what is shown has the key of the original', (type) => {
  const { clean, normalize } = valueTypes[type]
  fc.assert(
    fc.property(values, (text) => {
      expect(normalize(clean(text))).toBe(normalize(text))
    }),
  )
})

test.each(columnTypes)('%s: a value that has a key is no placeholder; verdicts are data for whatever text', (type) => {
  const { normalize, check } = valueTypes[type]
  fc.assert(
    fc.property(values, (text) => {
      const verdict = check(text)
      if (!verdict.valid && (verdict.reason === 'empty' || verdict.reason === 'masked')) expect(normalize(text)).toBeNull()
    }),
  )
})

test.each(columnTypes)('%s: masking keeps the length', (type) => {
  fc.assert(
    fc.property(values, (text) => {
      expect(valueTypes[type].mask(text)).toHaveLength(text.length)
    }),
  )
})

test('similarity counts typing errors, a swap of neighbours as one', () => {
  expect(similarity('王府井', '王俯井')).toBeCloseTo(2 / 3)
  expect(similarity('smith', 'smtih')).toBeCloseTo(4 / 5)
  expect(similarity('abc', 'xyz')).toBe(0)
  expect(similarity('', 'a')).toBe(0)
})

test('similarity is the alignment of the definition', () => {
  const edits = (a: string[], b: string[]): number => {
    if (a.length === 0 || b.length === 0) return a.length + b.length
    const isSame = a.at(-1) === b.at(-1)
    const options = [
      edits(a.slice(0, -1), b) + 1,
      edits(a, b.slice(0, -1)) + 1,
      edits(a.slice(0, -1), b.slice(0, -1)) + (isSame ? 0 : 1),
    ]
    if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
      options.push(edits(a.slice(0, -2), b.slice(0, -2)) + 1)
    }
    return Math.min(...options)
  }
  const short = fc.string({ unit: fc.constantFrom('a', 'b', '王', '𠮷'), minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(short, short, (a, b) => {
      expect(similarity(a, b)).toBeCloseTo(1 - edits([...a], [...b]) / Math.max([...a].length, [...b].length))
    }),
  )
})
