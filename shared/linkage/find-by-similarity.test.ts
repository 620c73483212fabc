import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparerOf } from './comparers.ts'
import { linkGrades } from './figures.ts'
import { findBySimilarity } from './find-by-similarity.ts'
import type { FinderContext, FinderRule } from './finder.ts'
import { plainContext, plainSide } from './testing/plain-side.ts'

type Table = Record<string, string[]>

function ruleOf(on: FinderRule['on'], more: Partial<FinderRule> = {}): FinderRule {
  const common = { any: false, isSelf: false, window: null, intervals: null, decide: null, oneToOne: false, isExistence: false }
  return { ...common, on, ...more }
}

async function found(left: Table, right: Table, rule: FinderRule, given: Partial<FinderContext> = {}) {
  const side = plainSide(left)
  return findBySimilarity(side, rule.isSelf ? side : plainSide(right), rule, { ...plainContext, ...given })
}

async function pairs(left: Table, right: Table, rule: FinderRule): Promise<string[]> {
  const { leftRows, rightRows, rules } = await found(left, right, rule)
  return Array.from(leftRows, (row, at) => `${row}-${rightRows[at]}:${rules[at]}`)
}

describe('findBySimilarity', () => {
  test('names that are mistyped are found as far as atLeast allows', async () => {
    const left = { 姓名: ['王小明', '李建国', '张丽'] }
    const right = { 姓名: ['王晓明', '李建国', '赵钱孙'] }
    const rule = ruleOf([{ left: '姓名', right: '姓名', compare: 'name', atLeast: 0.88 }])
    expect(await pairs(left, right, rule)).toEqual(['0-0:1', '1-1:1'])
    expect(await pairs(left, right, ruleOf([{ ...rule.on[0]!, atLeast: 0.99 }]))).toEqual(['1-1:1'])
  })

  test('a number is within its tolerance and falls in a line to four times it', async () => {
    const left = { 金额: ['1000', '1000', '1000', '无'] }
    const right = { 金额: ['1009.5', '1025', '1041', '1000'] }
    const on = [{ left: '金额', right: '金额', compare: 'number' as const, tolerance: 10 }]
    expect(await pairs({ 金额: ['1000'] }, right, ruleOf(on))).toEqual(['0-0:1', '0-3:1'])
    expect(await pairs({ 金额: ['1000'] }, right, ruleOf([{ ...on[0]!, atLeast: 0.5 }]))).toEqual(['0-0:1', '0-1:1', '0-3:1'])
    expect((await found(left, right, ruleOf(on))).leftRows).toHaveLength(6)
  })

  test('dates agree within days of tolerance', async () => {
    const rule = ruleOf([{ left: '日期', right: '日期', compare: 'date', tolerance: 2 }])
    expect(await pairs({ 日期: ['2026-03-01'] }, { 日期: ['2026-02-27', '2026-03-04', '2026年3月3日'] }, rule)).toEqual([
      '0-0:1',
      '0-2:1',
    ])
  })

  test('all comparisons hold together, any of them alone; the score is the mean of those that hold', async () => {
    const left = { 姓名: ['王小明', '李建国'], 电话: ['13800138001', '13900139002'] }
    const right = { 姓名: ['王晓明', '刘备'], 电话: ['13800138001', '13900139002'] }
    const on = [
      { left: '姓名', right: '姓名', compare: 'name' as const, atLeast: 0.88 },
      { left: '电话', right: '电话', compare: 'phone' as const },
    ]
    expect(await pairs(left, right, ruleOf(on))).toEqual(['0-0:3'])
    expect(await pairs(left, right, ruleOf(on, { any: true }))).toEqual(['0-0:3', '1-1:2'])
    const { figures } = await found(left, right, ruleOf(on, { any: true }))
    expect(figures!.score![0]).toBeCloseTo((figures!.parts![0]! + 1) / 2, 6)
    expect(Array.from(figures!.grades!, (grade) => linkGrades[grade])).toEqual(['similar', 'exact'])
  })

  test('what would compare more pairs than allowed has to be run', async () => {
    const table = { 姓名: Array.from({ length: 60 }, () => '王小明') }
    const rule = ruleOf([{ left: '姓名', right: '姓名', compare: 'name', atLeast: 0.9 }])
    await expect(found(table, table, rule, { mostCompared: 100 })).rejects.toMatchObject({ code: 'link.needsRun' })
  })

  test('a telephone of a quarter of all rows is no key and is told', async () => {
    const phones = Array.from({ length: 400 }, (_, row) => (row % 2 ? '13345678901' : `139${10000000 + row * 37}`))
    const left = { 姓名: phones.map(() => '王小明'), 电话: phones }
    const rule = ruleOf([
      { left: '姓名', right: '姓名', compare: 'name', atLeast: 0.9 },
      { left: '电话', right: '电话', compare: 'phone' },
    ])
    const { leftRows, figures } = await found(left, left, rule)
    expect(leftRows).toHaveLength(200)
    expect(figures!.notes.placeholders.map(({ value, side, rows }) => [value, side, rows])).toEqual([
      ['13345678901', 'left', 200],
      ['13345678901', 'right', 200],
    ])
  })

  test('existence asks for one partner of each left row', async () => {
    const rule = ruleOf([{ left: '姓名', right: '姓名', compare: 'name', atLeast: 0.9 }], { isExistence: true })
    expect(await pairs({ 姓名: ['王小明', '刘备'] }, { 姓名: ['王小明', '王晓明'] }, rule)).toHaveLength(1)
  })

  const name = fc.string({ unit: fc.constantFrom(...'王李张小晓明名红洪建国'), minLength: 2, maxLength: 4 })

  test('no more and no fewer pairs than comparing all with all, by left row, then right row', async () => {
    const table = fc.array(fc.record({ name, day: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 12 })
    const comparer = comparerOf('name')
    await fc.assert(
      fc.asyncProperty(
        table,
        table,
        fc.constantFrom(0.88, 0.9, 1),
        fc.boolean(),
        fc.boolean(),
        async (a, b, atLeast, any, isSelf) => {
          const columns = (rows: typeof a): Table => ({
            姓名: rows.map((row) => row.name),
            日期: rows.map((row) => `2026-03-0${row.day}`),
          })
          const on = [
            { left: '姓名', right: '姓名', compare: 'name' as const, atLeast },
            { left: '日期', right: '日期', compare: 'date' as const, tolerance: 1 },
          ]
          const other = isSelf ? a : b
          const wanted: string[] = []
          a.forEach((one, row) => {
            other.forEach((two, partner) => {
              if (isSelf && partner <= row) return
              const [left, right] = [comparer.normal(one.name), comparer.normal(two.name)]
              const isAlike = left !== null && right !== null && comparer.compare(left, right).similarity >= atLeast
              const holds = Number(isAlike) + 2 * Number(Math.abs(one.day - two.day) <= 1)
              if (any ? holds > 0 : holds === 3) wanted.push(`${row}-${partner}:${holds}`)
            })
          })
          expect(await pairs(columns(a), columns(other), ruleOf(on, { any, isSelf }))).toEqual(wanted)
        },
      ),
      { numRuns: 150 },
    )
  })

  test('a tolerance misses no pair, however many rows lie within it', async () => {
    const left = { 日期: Array.from({ length: 40 }, (_, row) => `2026-01-${String((row % 20) + 1).padStart(2, '0')}`) }
    const right = { 日期: Array.from({ length: 16_000 }, (_, row) => `2026-01-${String((row % 28) + 1).padStart(2, '0')}`) }
    const day = (date: string) => Number(date.slice(8))
    const wanted = left.日期.map((one) => right.日期.filter((other) => Math.abs(day(one) - day(other)) <= 5).length)
    const on = [{ left: '日期', right: '日期', compare: 'date' as const, tolerance: 5 }]
    const { leftRows } = await found(left, right, ruleOf(on))
    expect(leftRows).toHaveLength(wanted.reduce((sum, count) => sum + count, 0))
  })
})
