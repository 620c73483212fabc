import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../errors.ts'
import { columnOf } from '../table/column.ts'
import { findByScore } from './find-by-score.ts'
import { findBySimilarity } from './find-by-similarity.ts'
import type { FinderRule, FinderSide, PairFinder } from './finder.ts'
import { plainContext } from './testing/plain-side.ts'

const stems = ['恒泽', '恒泰', '安中禾', '中安禾', '源隆']
const trades = ['建筑工程', '物业管理', '驾驶员', '商贸']
const roads = ['三里河路', '三河里路', '月坛北街', '建国东路']
const firm = fc
  .tuple(fc.constantFrom('北京市', '北京', '', '上海'), fc.constantFrom(...stems), fc.constantFrom(...trades))
  .chain(([region, stem, trade]) => fc.constantFrom('有限公司', '', '股份公司').map((form) => `${region}${stem}${trade}${form}`))
const address = fc
  .tuple(fc.constantFrom(...roads), fc.nat(3), fc.constantFrom('3号楼', '三栋', ''), fc.constantFrom('501室', '502', ''))
  .map(([road, number, building, room]) => `西城区${road}${number + 1}号${building}${room}`)
const row = fc.tuple(firm, fc.option(address, { nil: '' }), fc.constantFrom('2026-03-01', '2026-03-04', '2026-05-01', ''))
type Row = [string, string, string]

const rows = fc.array(row, { minLength: 3, maxLength: 14 })
/** Rows, and the places 0 … n − 1 in another order. */
const mixed = rows.chain((table) => {
  const places = table.map((_, place) => place)
  return fc.record({ table: fc.constant(table), places: fc.shuffledSubarray(places, { minLength: table.length }) })
})

const names = ['企业名称', '地址', '日期']

function sideOf(table: readonly Row[]): FinderSide {
  const unused = () => Promise.reject(new Error('not asked for'))
  return {
    rowCount: table.length,
    type: () => undefined,
    column: async (name) => columnOf(table.map((values) => values[names.indexOf(name)]!)),
    keys: unused,
    days: unused,
  }
}

const compares = [
  { left: '企业名称', right: '企业名称', compare: 'company', atLeast: 0.6 },
  { left: '地址', right: '地址', compare: 'address', atLeast: 0.5 },
  { left: '日期', right: '日期', compare: 'date', tolerance: 2, atLeast: 0.5 },
] as const

/** Every pair with all that is said of it, rows by the places they had before they were mixed; or why there is none. */
async function told(
  find: PairFinder,
  left: readonly Row[],
  right: readonly Row[],
  more: Partial<FinderRule>,
  before: number[][],
) {
  const rule = { on: compares, any: false, isSelf: false, window: null, intervals: null, decide: null, oneToOne: false }
  try {
    const given = { ...rule, isExistence: false, ...more }
    const leftSide = sideOf(left)
    const { leftRows, rightRows, rules, figures } = await find(
      leftSide,
      given.isSelf ? leftSide : sideOf(right),
      given,
      plainContext,
    )
    const { score, probability } = figures!
    return Array.from(leftRows, (one, at) => {
      const places = [before[0]![one]!, before[1]![rightRows[at]!]!]
      if (given.isSelf) places.sort((a, b) => a - b)
      return [...places, rules[at], score?.[at], probability?.[at]].join()
    }).sort()
  } catch (error) {
    if (error instanceof AppError) return [error.code]
    throw error
  }
}

const decide = { probability: 0.01 }

describe('pairs, rules, scores and probabilities do not depend on the order of rows', () => {
  test.each<[string, PairFinder, Partial<FinderRule>]>([
    ['by similarity, all rules', findBySimilarity, {}],
    ['by similarity, any rule', findBySimilarity, { any: true }],
    ['by similarity, of a table with itself', findBySimilarity, { any: true, isSelf: true }],
    ['by probability', findByScore, { decide }],
    ['by probability, rows competing', findByScore, { decide, oneToOne: true }],
    ['by probability, of a table with itself', findByScore, { decide, isSelf: true }],
  ])('%s', async (_, find, more) => {
    await fc.assert(
      fc.asyncProperty(mixed, mixed, async (one, other) => {
        const right = more.isSelf ? one : other
        const plain = await told(find, one.table, right.table, more, [[...one.table.keys()], [...right.table.keys()]])
        const ours = one.places.map((place) => one.table[place]!)
        const theirs = right.places.map((place) => right.table[place]!)
        expect(await told(find, ours, theirs, more, [one.places, right.places])).toEqual(plain)
      }),
      { numRuns: 40 },
    )
  })
})
