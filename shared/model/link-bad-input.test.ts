import { describe, expect, it } from 'vitest'
import { columnOf, NO_ROW } from '../table/column.ts'
import type { ColumnType } from '../table/schema.ts'
import { modelSchema } from './model.ts'
import type { TableReader } from './relation.ts'
import { type ModelRun, runModel } from './run.ts'

type Columns = Record<string, readonly string[]>

const types: Record<string, ColumnType> = { 电话: 'phone', 日期: 'date', 止: 'date', 名称: 'company', 街道: 'category' }

function tableOf(columns: Columns): TableReader {
  const rowCount = Object.values(columns)[0]!.length
  const column = async (name: string) => columnOf(columns[name]!)
  return {
    columns: Object.keys(columns).map((name) => ({ name, header: name, type: types[name] ?? 'text' })),
    rowCount,
    segments: rowCount === 0 ? [] : [{ start: 0, rows: rowCount }],
    column,
    segmentColumn: (_, name) => column(name),
  }
}

/** One step, over a (left) and b (right). */
function run(a: Columns, b: Columns, step: object): Promise<ModelRun> {
  const whole = { id: 'linked', op: 'link', left: 'a', right: 'b', ...step }
  const model = modelSchema.parse({ format: 'guoshai.model/1', id: 'm', sources: { a: {}, b: {} }, steps: [whole] })
  return runModel(model, {
    sources: new Map([
      ['a', tableOf(a)],
      ['b', tableOf(b)],
    ]),
    versions: new Map(),
    lexicons: new Map(),
    cache: { get: () => undefined, set: () => {} },
    signal: new AbortController().signal,
    breathe: async () => {},
  })
}

async function pairsOf(a: Columns, b: Columns, step: object) {
  const { results, faults } = await run(a, b, step)
  expect(faults).toEqual({})
  const { parts, figures } = results.get('linked')!.relation
  return { pairs: Array.from(parts[0]!.rows, (row, at) => [row, parts[1]!.rows[at]!]), notes: figures?.notes }
}

const rows = <T>(count: number, of: (row: number) => T) => Array.from({ length: count }, (_, row) => of(row))
const phoneOf = (row: number) => `139${String(10_000_000 + 37 * row)}`
const byPhone = [{ left: '电话', right: '电话', compare: 'phone' }]
const byStreet = [{ left: '街道', right: '街道', compare: 'exact' }]
const inDays = { left: '日期', right: '日期', days: [0, 30] }
const lasting = { from: '日期', to: '止' }
const intervals = { left: lasting, right: lasting }

describe('a key column that is empty in 99 of 100 rows', () => {
  const a = { 电话: rows(2000, (row) => (row % 100 === 0 ? phoneOf(row) : row % 3 === 0 ? '无' : '')) }
  const b = { 电话: rows(500, (row) => phoneOf(10 * row)) }

  it('links the filled rows and says how many have no key', async () => {
    const { pairs, notes } = await pairsOf(a, b, { on: byPhone })
    expect(pairs).toEqual(rows(20, (row) => [100 * row, 10 * row]))
    expect(notes?.keyless).toEqual({ left: 1980, right: 0 })
  })

  it('empty rows are no partners of each other, and have none', async () => {
    expect((await pairsOf(a, a, { on: byPhone })).pairs).toHaveLength(20)
    expect((await pairsOf(a, b, { on: byPhone, keep: 'unmatched' })).pairs).toHaveLength(1980)
  })
})

describe('a value in half of the rows', () => {
  const own = (row: number, fillers: readonly string[]) => (row % 2 === 0 ? phoneOf(row) : fillers[row % fillers.length]!)

  it.each([
    ['that stands for nothing is no key', ['无', '不详', '0', '11111111111']],
    ['of several kinds of nothing', ['/', '未填', '00000000000', '—']],
  ])('%s', async (_, fillers) => {
    const a = { 电话: rows(2000, (row) => own(row, fillers)) }
    const { pairs, notes } = await pairsOf(a, a, { on: byPhone })
    expect(pairs).toEqual(rows(1000, (row) => [2 * row, 2 * row]))
    expect(notes).toMatchObject({ keyless: { left: 1000, right: 1000 }, placeholders: [] })
  })

  it('that looks like a number is learned, listed and no key; said to be real, it is one', async () => {
    const a = { 电话: rows(2000, (row) => own(row, ['13712345678'])) }
    const { pairs, notes } = await pairsOf(a, a, { on: byPhone })
    expect(pairs).toHaveLength(1000)
    expect(notes?.placeholders).toEqual([
      { column: '电话', side: 'left', value: '13712345678', rows: 1000 },
      { column: '电话', side: 'right', value: '13712345678', rows: 1000 },
    ])
    const real = await pairsOf(a, a, { on: [{ ...byPhone[0], real: ['13712345678'] }] })
    expect(real.pairs).toHaveLength(1000 + 1000 * 1000)
  })
})

describe('five thousand rows of one key on both sides', () => {
  const same: Columns = {
    街道: rows(5000, () => '月坛街道'),
    电话: rows(5000, () => '13712345678'),
    编号: rows(5000, (row) => `件${row}`),
    日期: rows(5000, (row) => `2026-01-${String(1 + (row % 20)).padStart(2, '0')}`),
    止: rows(5000, () => ''),
  }
  const byNumber = [{ left: '编号', right: '编号', compare: 'id' }]

  it.each([
    ['pairs', { on: byStreet }],
    ['any of several rules', { on: [...byNumber, ...byStreet], any: true }],
    ['within days', { on: byStreet, window: { ...inDays, days: [-20, 20] } }],
    ['one to one', { on: byStreet, oneToOne: true }],
    ['all rows', { on: byStreet, keep: 'all' }],
    ['in common days', { op: 'overlap', on: byStreet, intervals }],
  ])('%s: the value is named with its rows, and nothing is made', async (_, step) => {
    const { faults } = await run(same, same, step)
    const value = expect.stringContaining('月坛街道')
    expect(faults.linked).toMatchObject({ code: 'model.tooManyPairs', details: { value, leftCount: 5000, rightCount: 5000 } })
  })

  it('of a table with itself: 7,000 rows give 24,496,500 pairs', async () => {
    const { faults } = await run({ 街道: rows(7000, () => '月坛街道') }, same, { right: 'a', on: byStreet })
    expect(faults.linked).toMatchObject({ code: 'model.tooManyPairs', details: { leftCount: 7000 } })
    const { results } = await run({ 街道: rows(500, () => '月坛街道') }, same, { right: 'a', on: byStreet })
    expect(results.get('linked')!.relation.parts[0]!.rows).toHaveLength((500 * 499) / 2)
  })

  it('with common days alone the interval is named', async () => {
    const { faults } = await run(same, same, { op: 'overlap', intervals })
    expect(faults.linked).toMatchObject({ code: 'model.tooManyPairs', details: { value: '2026-01-01 – ', rightCount: 5000 } })
  })

  it.each([
    ['a second rule that tells them apart', { on: [...byStreet, ...byNumber] }, 5000],
    ['rows without a partner', { on: byStreet, keep: 'unmatched' }, 0],
    ['rows without a partner within days', { on: byStreet, keep: 'unmatched', window: inDays }, 0],
    ['rows without common days', { op: 'overlap', intervals, keep: 'unmatched' }, 0],
    ['an identifier, which stands for nobody', { on: byPhone }, 0],
    ['an identifier, which stands for nobody: rows without a partner', { on: byPhone, keep: 'unmatched' }, 5000],
  ])('%s', async (_, step, count) => {
    expect((await pairsOf(same, same, step)).pairs).toHaveLength(count)
  })

  it('are one group', async () => {
    const { results } = await run(same, same, { op: 'group', from: 'a', by: ['街道'], measure: { 件数: 'count' } })
    expect(results.get('linked')!.relation.members!.rows).toHaveLength(5000)
  })
})

describe('a column with itself', () => {
  it('of one table gives no row as its own partner', async () => {
    const a = { 电话: [phoneOf(1), phoneOf(2), phoneOf(1)] }
    expect((await pairsOf(a, a, { right: 'a', on: byPhone })).pairs).toEqual([[0, 2]])
    expect((await pairsOf(a, a, { right: 'a', on: byPhone, keep: 'unmatched' })).pairs).toEqual([[1, NO_ROW]])
  })
})

describe('dates out of range', () => {
  const bad = ['0000-00-00', '2026-02-30', '2026-13-01', '99999-01-01', '-1-1-1', '2026-01', '1e9', '']
  const a = { 电话: bad.map(() => phoneOf(1)), 日期: bad, 止: bad }
  const b = { 电话: [phoneOf(1)], 日期: ['2026-01-15'], 止: ['2026-01-20'] }

  it('lie in no window, however wide, and are counted', async () => {
    const wide = { ...inDays, days: [-1e12, 1e12] }
    const ofLeft = await pairsOf(a, b, { on: byPhone, window: wide })
    expect(ofLeft.pairs).toEqual([])
    expect(ofLeft.notes?.dayless).toEqual({ left: bad.length, right: 0 })
    const ofRight = await pairsOf(b, a, { on: byPhone, window: wide, keep: 'unmatched' })
    expect(ofRight.pairs).toEqual([[0, NO_ROW]])
    expect(ofRight.notes?.dayless).toEqual({ left: 0, right: bad.length })
    const whole = await pairsOf(b, b, { on: byPhone, window: wide })
    expect(whole.pairs).toEqual([[0, 0]])
    expect(whole.notes?.dayless).toBeUndefined()
  })

  it('begin no interval, and are counted', async () => {
    const { pairs, notes } = await pairsOf(a, b, { op: 'overlap', intervals })
    expect(pairs).toEqual([])
    expect(notes?.keyless).toEqual({ left: bad.length, right: 0 })
  })

  it('a window that ends before it begins holds nothing', async () => {
    expect((await pairsOf(b, b, { on: byPhone, window: { ...inDays, days: [5, -5] } })).pairs).toEqual([])
  })
})

describe('a source without a row', () => {
  const none = { 电话: [], 名称: [], 日期: [], 止: [] }
  const some = { 电话: [phoneOf(1)], 名称: ['北京某某商贸有限公司'], 日期: ['2026-01-01'], 止: ['2026-01-05'] }
  const steps: [string, object][] = [
    ['equal keys', { on: byPhone }],
    ['within days', { on: byPhone, window: inDays }],
    ['similar', { on: [{ left: '名称', right: '名称', compare: 'company', atLeast: 0.85 }] }],
    ['masked', { on: [{ left: '电话', right: '电话', compare: 'masked' }] }],
    ['common days', { op: 'overlap', intervals }],
  ]

  it.each(steps)('%s: no pair, and on the left all that there is stays alone', async (_, step) => {
    for (const [a, b, alone] of [
      [none, none, 0],
      [none, some, 0],
      [some, none, 1],
    ] as const) {
      expect((await pairsOf(a, b, step)).pairs).toEqual([])
      expect((await pairsOf(a, b, { ...step, keep: 'unmatched' })).pairs).toHaveLength(alone)
      expect((await pairsOf(a, b, { ...step, keep: 'all' })).pairs).toHaveLength(alone)
    }
  })

  it('by probability there is nothing to compare', async () => {
    const decide = { probability: 0.9 }
    expect((await pairsOf(some, none, { on: byPhone, decide })).pairs).toEqual([])
    expect((await pairsOf(some, none, { on: byPhone, decide, keep: 'unmatched' })).pairs).toEqual([[0, NO_ROW]])
  })
})
