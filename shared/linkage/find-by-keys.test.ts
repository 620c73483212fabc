import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnOf, NO_ROW } from '../table/column.ts'
import type { ColumnType } from '../table/schema.ts'
import { daysBetween, parseDate } from '../values/date.ts'
import { comparerOf } from './comparers.ts'
import { findByKeys } from './find-by-keys.ts'
import type { FinderSide } from './finder.ts'
import { keysOf, type LinkComparison } from './key.ts'
import { compareValues } from './make-card.ts'
import { numericKeys } from './read-keys.ts'
import { settlePairs } from './settle-pairs.ts'
import { plainContext } from './testing/plain-side.ts'
import { daysOf } from './window.ts'

type Table = Record<string, string[]>

interface LinkRule {
  on: readonly LinkComparison[]
  any?: boolean
  keep: 'matched' | 'unmatched' | 'all'
  window?: { left: string; right: string; days: readonly [number, number] } | undefined
  oneToOne?: boolean
  isSelf?: boolean
}

function sideOf(table: Table, type?: ColumnType): FinderSide {
  return {
    rowCount: Object.values(table)[0]!.length,
    type: () => type,
    column: async (name) => columnOf(table[name]!),
    keys: async (name, kind, type) => numericKeys(kind, columnOf(table[name]!), type),
    days: async (name) => daysOf(columnOf(table[name]!)),
  }
}

async function linkSides(left: FinderSide, right: FinderSide, rule: LinkRule) {
  const { keep, isSelf = false, oneToOne = false, any = false, window = null } = rule
  const isExistence = keep === 'unmatched' && !isSelf && !oneToOne
  const finderRule = { on: rule.on, any, isSelf, oneToOne, isExistence, window, intervals: null, decide: null }
  const found = await findByKeys(left, right, finderRule, plainContext)
  const nobody = { left: new Uint32Array(0), right: new Uint32Array(0) }
  return settlePairs(found, {
    keep,
    isSelf,
    oneToOne,
    window: null,
    days: null,
    least: null,
    must: nobody,
    cannot: nobody,
    leftCount: left.rowCount,
    rightCount: right.rowCount,
  })
}

async function linked(left: Table, right: Table, rule: LinkRule): Promise<number[][]> {
  const { leftRows, rightRows, rules } = await linkSides(sideOf(left), sideOf(right), rule)
  return Array.from(leftRows, (row, at) => [row, rightRows[at]!, rules[at]!])
}

function holds(comparison: LinkComparison, left: string, right: string): boolean {
  const keys = keysOf(comparison.compare, right)
  return keysOf(comparison.compare, left).some((key) => keys.includes(key))
}

function isInWindow(left: string, right: string, [from, to]: readonly [number, number]): boolean {
  const start = parseDate(left)
  const end = parseDate(right)
  if (!start || !end || start.precision === 'month' || end.precision === 'month') return false
  return daysBetween(start, end) >= from && daysBetween(start, end) <= to
}

/** Every pair by definition, one comparison after the other. */
function nestedLoop(left: Table, right: Table, rule: LinkRule): number[][] {
  const rows = (table: Table) => [...Object.values(table)[0]!.keys()]
  let pairs: number[][] = []
  for (const l of rows(left)) {
    for (const r of rows(right)) {
      if (rule.isSelf && r <= l) continue
      const { window } = rule
      if (window && !isInWindow(left[window.left]![l]!, right[window.right]![r]!, window.days)) continue
      let mask = 0
      rule.on.forEach((comparison, index) => {
        if (holds(comparison, left[comparison.left]![l]!, right[comparison.right]![r]!)) mask |= 1 << index
      })
      if (rule.any ? mask > 0 : mask === 2 ** rule.on.length - 1) pairs.push([l, r, mask])
    }
  }
  if (rule.oneToOne) {
    const bits = (mask: number) => mask.toString(2).replaceAll('0', '').length
    const taken = new Set<string>()
    const best = [...pairs]
      .sort((a, b) => bits(b[2]!) - bits(a[2]!) || a[0]! - b[0]! || a[1]! - b[1]!)
      .filter(([l, r]) => {
        const ends = rule.isSelf ? [`${l}`, `${r}`] : [`l${l}`, `r${r}`]
        if (ends.some((end) => taken.has(end))) return false
        for (const end of ends) taken.add(end)
        return true
      })
    pairs = best.sort((a, b) => a[0]! - b[0]!)
  }
  if (rule.keep === 'matched') return pairs
  const alone = rows(left).filter((row) => !pairs.some(([l, r]) => l === row || (rule.isSelf && r === row)))
  const rest = alone.map((row) => [row, NO_ROW, 0])
  return rule.keep === 'unmatched' ? rest : [...pairs, ...rest].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!)
}

const phones = fc.constantFrom('', '无', '13800138000', '138 0013 8000', '13900139000', '13800138000、13900139000', '138****8000')
const streets = fc.constantFrom('月坛街道', '月坛 街道', '德胜街道', '')
const dates = fc.constantFrom('2024-06-01', '2024/6/2 9:30', '2024年6月5日', '2024-06', '', '2024-05-31 23:59')
const table = fc.array(fc.record({ phone: phones, street: streets, date: dates }), { minLength: 1, maxLength: 14 }).map(
  (rows): Table => ({
    电话: rows.map((row) => row.phone),
    街道: rows.map((row) => row.street),
    日期: rows.map((row) => row.date),
  }),
)
const onPhone: LinkComparison = { left: '电话', right: '电话', compare: 'phone' }
const onStreet: LinkComparison = { left: '街道', right: '街道', compare: 'text' }
const rule = fc.record({
  on: fc.constantFrom([onPhone], [onStreet], [onPhone, onStreet], [onStreet, onPhone, { ...onPhone, atLeast: 0.5 }]),
  any: fc.boolean(),
  keep: fc.constantFrom('matched' as const, 'unmatched' as const, 'all' as const),
  oneToOne: fc.boolean(),
  window: fc.option(
    fc.tuple(fc.integer({ min: -6, max: 3 }), fc.integer({ min: 0, max: 6 })).map(([from, length]) => ({
      left: '日期',
      right: '日期',
      days: [from, from + length] as const,
    })),
    { nil: undefined },
  ),
})

describe('links', () => {
  test('two tables give the pairs of a nested loop', async () => {
    await fc.assert(
      fc.asyncProperty(table, table, rule, async (left, right, rule) => {
        expect(await linked(left, right, rule)).toEqual(nestedLoop(left, right, rule))
      }),
      { numRuns: 500 },
    )
  })

  test('a table linked to itself gives the pairs of a nested loop, each once', async () => {
    await fc.assert(
      fc.asyncProperty(table, rule, async (rows, rule) => {
        const self = { ...rule, isSelf: true }
        expect(await linked(rows, rows, self)).toEqual(nestedLoop(rows, rows, self))
      }),
      { numRuns: 500 },
    )
  })

  test('values without a key never match, not even each other', async () => {
    const rows = { 身份证: ['', '无', '5.10105E+17', '110105********002X', '110105194912310000'] }
    const on: LinkComparison[] = [{ left: '身份证', right: '身份证', compare: 'identityNumber' }]
    expect(await linked(rows, rows, { on, keep: 'matched' })).toEqual([])
    expect(await linked(rows, rows, { on, keep: 'unmatched' })).toHaveLength(5)
  })

  test('columns of different names are compared by their normalised values', async () => {
    const left = { 车牌: ['京A·12345', '京a 12345', '京B12345'] }
    const right = { 号牌: ['京A12345'] }
    const on: LinkComparison[] = [{ left: '车牌', right: '号牌', compare: 'plate' }]
    expect(await linked(left, right, { on, keep: 'matched' })).toEqual([
      [0, 0, 1],
      [1, 0, 1],
    ])
  })

  test.each([
    ['a similarity below one', { compare: 'company', atLeast: 0.85 }],
    ['masked values', { compare: 'masked' }],
    ['a tolerance', { compare: 'number', tolerance: 5 }],
    ['a similarity of zero', { compare: 'phone', atLeast: 0 }],
  ] as const)('%s is refused by name', async (_, comparison) => {
    const rows = { 列: ['甲'] }
    const on = [{ left: '列', right: '列', ...comparison }]
    await expect(linked(rows, rows, { on, keep: 'matched' })).rejects.toThrow(/model\.comparisonUnsupported/)
  })

  test('a flood of pairs stops with the most frequent value and its rows', async () => {
    const left = { 街道: [...Array(5000).fill('月坛街道'), '德胜街道'] }
    const right = { 街道: [...Array(4001).fill('月坛街道'), '德胜街道'] }
    const rule: LinkRule = { on: [{ ...onStreet, compare: 'exact' }], keep: 'matched' }
    const details = { maxPairs: 20_000_000, value: '月坛街道', leftCount: 5000, rightCount: 4001 }
    await expect(linked(left, right, rule)).rejects.toMatchObject({ code: 'model.tooManyPairs', details })
    expect(await linked(left, right, { ...rule, keep: 'unmatched' })).toEqual([])
  })

  test('a number that a quarter of the rows have is no key, unless it is said to be one', async () => {
    const own = (row: number) => `13${String(100_000_000 + row * 977)}`
    const left = { 电话: Array.from({ length: 400 }, (_, row) => (row % 4 === 0 ? '12345678910、13700000007' : own(row))) }
    const right = { 电话: ['13700000007', own(1), own(2)] }
    const found = await linkSides(sideOf(left), sideOf(right), { on: [onPhone], keep: 'matched' })
    expect([...found.leftRows]).toEqual([1, 2])
    const placeholder = { column: '电话', side: 'left', value: '13700000007', rows: 100 }
    expect(found.figures?.notes).toMatchObject({ placeholders: [placeholder], keyless: { left: 100, right: 0 } })
    const on = [{ ...onPhone, real: ['137 0000 0007'] }]
    const all = await linkSides(sideOf(left), sideOf(right), { on, keep: 'matched' })
    expect(all.leftRows).toHaveLength(102)
    expect(all.figures).toBeNull()
  })

  test.each(['无', '不详', '0', '11111111111'])(
    '%s in half of the rows is no key even as it is, a value that says something stays',
    async (value) => {
      const own = (row: number) => `编号${row}`
      const half = (filler: string) => ({ 编号: Array.from({ length: 400 }, (_, row) => (row % 2 === 0 ? filler : own(row))) })
      const on: LinkComparison[] = [{ left: '编号', right: '编号', compare: 'exact' }]
      const right = { 编号: [value, own(1), own(3), '月坛街道'] }
      const found = await linkSides(sideOf(half(value)), sideOf(right), { on, keep: 'matched' })
      expect([...found.leftRows]).toEqual([1, 3])
      expect(found.figures?.notes.placeholders).toEqual([{ column: '编号', side: 'left', value, rows: 200 }])
      const real = [{ ...on[0]!, real: [value] }]
      expect(await linked(half(value), right, { on: real, keep: 'matched' })).toHaveLength(202)
      expect(await linked(half('月坛街道'), right, { on, keep: 'matched' })).toHaveLength(202)
    },
  )

  test('a district that many rows share stays a key', async () => {
    const left = { 区: Array.from({ length: 400 }, (_, row) => `区${row % 3}`) }
    const on: LinkComparison[] = [{ left: '区', right: '区', compare: 'id' }]
    expect(await linked(left, { 区: ['区1'] }, { on, keep: 'matched' })).toHaveLength(133)
  })
})

describe('the comparison exact between columns of one type', () => {
  const on: LinkComparison[] = [{ left: '甲', right: '乙', compare: 'exact' }]
  const cases: [ColumnType, string, string, boolean][] = [
    ['phone', '138 0013 8000', '+8613800138000', true],
    ['phone', '12345', '１２３４５', true],
    ['plate', '京a·12345', '京A12345', true],
    ['number', '1,000.00', '1000', true],
    ['date', '2024/6/1', '2024年6月1日', true],
    ['date', '2024-06-01 09:00', '2024-06-01', false],
    ['text', '1,000', '1000', false],
  ]

  test.each(cases)('goes by the normal form of %s: %s and %s: %s', async (type, left, right, isEqual) => {
    const { leftRows } = await linkSides(sideOf({ 甲: [left] }, type), sideOf({ 乙: [right] }, type), { on, keep: 'matched' })
    expect(leftRows).toHaveLength(isEqual ? 1 : 0)
    const comparer = comparerOf('exact', { leftType: type, rightType: type })
    expect(compareValues(comparer, on[0]!, left, right).score === 1).toBe(isEqual)
  })

  test('stays as written where the types differ', async () => {
    const left = sideOf({ 甲: ['138 0013 8000'] }, 'phone')
    expect((await linkSides(left, sideOf({ 乙: ['13800138000'] }), { on, keep: 'matched' })).leftRows).toHaveLength(0)
  })
})

describe('the comparison id', () => {
  const onId: LinkComparison = { left: '编号', right: '编号', compare: 'id' }
  const cases = [
    ['ab 0０1', 'AB001', true],
    ['001', '1', false],
    ['无', '无', false],
  ] as const

  test.each(cases)('%s and %s: %s, whatever positive figure is asked for', async (left, right, isEqual) => {
    for (const atLeast of [undefined, 0.5, 1]) {
      const on = [{ ...onId, atLeast }]
      expect(await linked({ 编号: [left] }, { 编号: [right] }, { on, keep: 'matched' })).toHaveLength(isEqual ? 1 : 0)
    }
    expect(compareValues(comparerOf('id'), onId, left, right).score === 1).toBe(isEqual)
  })
})
