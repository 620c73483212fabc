import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { companyForms, companyLikeness } from './company-likeness.ts'
import { companyParts } from './company-parts.ts'

function likeness(a: string, b: string) {
  return companyLikeness(companyForms(a)!, companyForms(b)!)
}

test.each([
  ['北京市西城区恒泽建筑工程有限公司月坛分公司', '北京 西城', '恒泽', '建筑工程', '有限公司', '月坛分公司', ''],
  ['华夏（北京）物业管理有限责任公司', '北京', '华夏', '物业管理', '有限公司', '', ''],
  ['恒泽建筑', '', '恒泽', '建筑', '', '', ''],
  ['*ST国华', '', '国华', '', '', '', 'st'],
  ['万科A', '', '万科', '', '', '', 'a'],
  ['平安银行股份有限公司', '', '平安银行', '', '股份有限公司', '', ''],
  ['上海', '', '上海', '', '', '', ''],
  ['深圳市德赛电池科技股份有限公司', '深圳', '德赛电池', '科技', '股份有限公司', '', ''],
])('the parts of %s', (text, region, stem, trade, form, branch, stock) => {
  expect(companyParts(text)).toEqual({ region, stem, trade, form, branch, stock })
})

describe('two names of firms', () => {
  test('a short name is alike to its full one, and to no other stem', () => {
    expect(likeness('恒泽建筑', '北京恒泽建筑工程有限公司').similarity).toBeCloseTo(0.95)
    expect(likeness('恒泽建筑', '北京恒泽建筑工程有限公司').how).toBe('short')
    expect(likeness('恒泽建筑', '北京恒泰建筑工程有限公司').similarity).toBeLessThan(0.75)
  })
  test('another stem of the same length is another firm', () => {
    expect(likeness('北京恒泽建筑工程有限公司', '北京恒泰建筑工程有限公司').similarity).toBeLessThanOrEqual(0.5)
  })
  test('a region that one side leaves out costs little, another region much', () => {
    expect(likeness('北京恒泽建筑工程有限公司', '恒泽建筑工程有限公司').similarity).toBeGreaterThan(0.95)
    expect(likeness('北京恒泽建筑工程有限公司', '上海恒泽建筑工程有限公司').similarity).toBeLessThanOrEqual(0.75)
  })
  test('a branch is near its firm, two branches are not the same', () => {
    const firm = '北京恒泽餐饮管理有限公司'
    expect(likeness(firm, `${firm}月坛分公司`)).toEqual({ similarity: 0.9, how: 'branch' })
    expect(likeness(`${firm}德胜分公司`, `${firm}月坛分公司`).similarity).toBeLessThanOrEqual(0.6)
  })
  test('a stem of the same sound is likely mistyped', () => {
    expect(likeness('北京恒泽商贸有限公司', '北京恒择商贸有限公司')).toMatchObject({ how: 'sound' })
    expect(likeness('北京恒泽商贸有限公司', '北京恒择商贸有限公司').similarity).toBeGreaterThan(0.9)
  })
  test('exchanged neighbours of a stem are likely mistyped, of two characters they are another firm', () => {
    expect(likeness('上海安中禾物流有限公司', '上海中安禾物流有限公司')).toMatchObject({ how: 'typing' })
    expect(likeness('上海安中禾物流有限公司', '上海中安禾物流有限公司').similarity).toBeGreaterThan(0.75)
    expect(likeness('上海安中物流有限公司', '上海中安物流有限公司').similarity).toBeLessThanOrEqual(0.5)
  })
  test('a slip in a trade that is not known as one costs little', () => {
    expect(likeness('上海林新驾驶员有限公司', '上海林新驾成员有限公司').similarity).toBeGreaterThan(0.8)
    expect(likeness('上海林新驾驶员有限公司', '上海林江驾驶员有限公司').similarity).toBeLessThanOrEqual(0.5)
  })
  test('a mistyped trade costs little', () => {
    expect(likeness('北京恒泽建筑工程有限公司', '北京恒泽建筑工呈有限公司').similarity).toBeGreaterThan(0.85)
  })
  test('a sister of one stem in another trade is another firm', () => {
    expect(likeness('北京恒泽建筑工程有限公司', '北京恒泽劳务服务有限公司').similarity).toBeLessThan(0.65)
  })
})

test('likeness of names is symmetric, within 0–1, and 1 only for equal normal forms', () => {
  const part = (...words: string[]) => fc.constantFrom('', ...words)
  const name = fc
    .tuple(
      part('北京', '上海市', '京'),
      part('恒泽', '恒泰', '华联', '平'),
      part('建筑', '建筑工程', '商贸'),
      part('有限公司', '集团'),
      part('一店'),
    )
    .map((parts) => parts.join(''))
    .filter((text) => text !== '')
  fc.assert(
    fc.property(name, name, (a, b) => {
      const [left, right] = [companyForms(a)!, companyForms(b)!]
      const one = companyLikeness(left, right)
      expect(companyLikeness(right, left)).toEqual(one)
      expect(one.similarity === 1).toBe(left.key === right.key)
      expect(one.similarity >= 0 && one.similarity <= 1).toBe(true)
    }),
  )
})
