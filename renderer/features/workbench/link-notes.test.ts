import { describe, expect, it } from 'vitest'
import { distinctPlaceholders, keylessDegree, keyWords, linksOfEach, realValues, withoutReal, withReal } from './link-notes.ts'

const rules = [
  { left: '联系电话', right: '电话', compare: 'phone' as const },
  { left: '单位', right: '名称', compare: 'company' as const },
]
const learned = { column: '电话', side: 'right' as const, value: '13800000000', rows: 500 }

describe('placeholders that a link learned', () => {
  it('a value said to be real is kept with the rule whose column had it, once', () => {
    const once = withReal(rules, learned)
    expect(once.map(realValues)).toEqual([['13800000000'], []])
    expect(withReal(once, learned)).toEqual(once)
  })

  it('taken back, the rules are as they were', () => {
    expect(withoutReal(withReal(rules, learned), learned.value)).toEqual(rules)
  })

  it('a value that both sides learned is listed once with the rows of both', () => {
    const other = { ...learned, side: 'left' as const, column: '联系电话', rows: 200 }
    expect(distinctPlaceholders([learned, other])).toEqual([{ ...learned, rows: 700, all: [learned, other] }])
  })
})

it('a blocking key is read without its marks', () => {
  expect(['$号楼704室', '^北京市西', '天津市|河西', '月坛北街'].map(keyWords)).toEqual([
    '…号楼704室',
    '北京市西…',
    '天津市＋河西',
    '月坛北街',
  ])
})

it('a side that lacks keys in nine of ten rows, or in all, is warned of', () => {
  expect([keylessDegree(0, 100), keylessDegree(89, 100), keylessDegree(90, 100), keylessDegree(100, 100)]).toEqual([
    null,
    'some',
    'most',
    'all',
  ])
  expect(keylessDegree(5, null)).toBe('some')
})

it('many links of each row are told once there are ten thousand', () => {
  expect([linksOfEach(1_249_000, 3000), linksOfEach(9_999, 10), linksOfEach(20_000, 1000), linksOfEach(20_000, 0)]).toEqual([
    416,
    null,
    null,
    null,
  ])
})
