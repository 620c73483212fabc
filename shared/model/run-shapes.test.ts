import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnOf, NO_ROW } from '../table/column.ts'
import type { ColumnType } from '../table/schema.ts'
import { modelSchema } from './model.ts'
import { ownColumnsOf } from './own-columns.ts'
import { columnsOf, findColumn, type Relation, readColumn, rowCountOf, type TableReader } from './relation.ts'
import { type ModelRun, runModel } from './run.ts'

type Cells = Record<string, string>

/** A table of two segments, so that reading goes across their border. */
function tableOf(types: Record<string, ColumnType>, rows: readonly Cells[]): TableReader {
  const columns = Object.entries(types).map(([name, type]) => ({ name, header: name, type }))
  const cut = rows.length >> 1
  const segments = [
    { start: 0, rows: cut },
    { start: cut, rows: rows.length - cut },
  ]
  const read = (name: string, from: number, to: number) => columnOf(rows.slice(from, to).map((row) => row[name] ?? ''))
  return {
    columns,
    rowCount: rows.length,
    segments,
    segmentColumn: async (segment, name) =>
      read(name, segments[segment]!.start, segments[segment]!.start + segments[segment]!.rows),
    column: async (name) => read(name, 0, rows.length),
  }
}

async function run(sources: Record<string, TableReader>, steps: object[]): Promise<ModelRun> {
  const model = modelSchema.parse({
    format: 'guoshai.model/1',
    id: 'm',
    sources: Object.fromEntries(Object.keys(sources).map((name) => [name, {}])),
    steps,
  })
  const results = new Map<string, Relation>()
  const context = {
    sources: new Map(Object.entries(sources)),
    versions: new Map<string, string>(),
    lexicons: new Map(),
    cache: { get: (key: string) => results.get(key), set: (key: string, relation: Relation) => void results.set(key, relation) },
    signal: new AbortController().signal,
    breathe: async () => {},
  }
  const done = await runModel(model, context)
  for (const [step, { relation }] of done.results) {
    const told = ownColumnsOf(model, step, context.sources)
    expect((relation.own ?? []).map(({ name, type, step: by }) => ({ name, type, step: by }))).toEqual(told)
  }
  return done
}

/** The named columns of a step's rows. */
async function cellsOf(done: ModelRun, sources: Record<string, TableReader>, step: string, names: readonly string[]) {
  const result = done.results.get(step)
  if (!result) throw new Error(JSON.stringify(done.faults))
  const readers = new Map(Object.entries(sources))
  const columns = columnsOf(result.relation, readers)
  const values = await Promise.all(names.map((name) => readColumn(result.relation, findColumn(columns, name, step), readers)))
  return Array.from({ length: rowCountOf(result.relation) }, (_, row) => values.map((column) => column.get(row)))
}

const accidentTypes = { 车牌: 'plate', 出险日期: 'date', 金额: 'number', 街道: 'category', 司机: 'personName' } as const
const accident = fc.record({
  车牌: fc.constantFrom('京A12345', '京a·12345', '京B99999', '', '无'),
  出险日期: fc.constantFrom('2026-01-05', '2026/1/20 9:30', '2026年2月3日', '2026-06', '', '2026-05-30'),
  金额: fc.constantFrom('100', '0.1', '0.2', '3,000', '', '不详'),
  街道: fc.constantFrom('月坛街道', '德胜街道', ''),
  司机: fc.constantFrom('王伟', '李娜', '匿名', ''),
})
const accidents = fc.array(accident, { maxLength: 16 })

const plates: Record<string, string> = { 京A12345: 'A', 京a·12345: 'A', 京B99999: 'B' }
const days: Record<string, number> = { '2026-01-05': 4, '2026/1/20 9:30': 19, '2026年2月3日': 33, '2026-05-30': 149 }
const amounts: Record<string, number> = { '100': 100, '0.1': 0.1, '0.2': 0.2, '3,000': 3000 }

describe('a group step', () => {
  const step = {
    id: 'top',
    op: 'group',
    from: 'a',
    by: ['车牌'],
    measure: {
      件数: 'count',
      司机数: 'distinct(司机)',
      合计: 'sum(金额)',
      最多: 'max(金额)',
      最早: 'min(出险日期)',
      半月内: 'most(出险日期, 16)',
      街: 'first(街道)',
    },
  }

  it('gives what counting by hand gives: values by normal form, no group of what is no key, spans, sums that do not depend on the order', async () => {
    await fc.assert(
      fc.asyncProperty(accidents, async (rows) => {
        const sources = { a: tableOf(accidentTypes, rows) }
        const done = await run(sources, [step])
        const found = await cellsOf(done, sources, 'top', Object.keys(step.measure))
        const keys = [...new Set(rows.map((row) => plates[row.车牌!]).filter((key) => key !== undefined))]
        const expected = keys.map((key) => {
          const own = rows.filter((row) => plates[row.车牌!] === key)
          const known = own.map((row) => amounts[row.金额!]).filter((value) => value !== undefined)
          const at = own.map((row) => days[row.出险日期!]).filter((day) => day !== undefined)
          const dated = own.filter((row) => row.出险日期 !== '')
          const order = ['2026-01-05', '2026/1/20 9:30', '2026年2月3日', '2026-05-30', '2026-06']
          const earliest = order.find((date) => dated.some((row) => row.出险日期 === date)) ?? ''
          const plain: Cells = { '2026/1/20 9:30': '2026-01-20 09:30', '2026年2月3日': '2026-02-03' }
          return [
            String(own.length),
            String(new Set(own.map((row) => row.司机).filter((name) => name === '王伟' || name === '李娜')).size),
            known.length === 0
              ? ''
              : String(
                  Number(
                    known
                      .toSorted((a, b) => a - b)
                      .reduce((sum, value) => sum + value, 0)
                      .toPrecision(15),
                  ),
                ),
            known.length === 0 ? '' : String(Math.max(...known)),
            plain[earliest] ?? earliest,
            String(Math.max(0, ...at.map((from) => at.filter((day) => day >= from && day < from + 16).length))),
            own.find((row) => row.街道 !== '')?.街道 ?? '',
          ]
        })
        expect(found).toEqual(expected)
        const { members, parts } = done.results.get('top')!.relation
        keys.forEach((key, group) => {
          const lead = [...members!.rows.subarray(members!.starts[group], members!.starts[group + 1])]
          expect(lead).toEqual([...rows.keys()].filter((row) => plates[rows[row]!.车牌!] === key))
          expect(parts[0]!.rows[group]).toBe(lead[0])
        })
      }),
      { numRuns: 150 },
    )
  })

  it('by category and month: rows without a value are a group too, and every row is in one', async () => {
    await fc.assert(
      fc.asyncProperty(accidents, async (rows) => {
        const sources = { a: tableOf(accidentTypes, rows) }
        const done = await run(sources, [{ id: 'top', op: 'group', from: 'a', by: ['街道', 'month(出险日期)'] }])
        const months: Cells = {
          '2026-01-05': '2026-01',
          '2026/1/20 9:30': '2026-01',
          '2026年2月3日': '2026-02',
          '2026-06': '2026-06',
          '2026-05-30': '2026-05',
        }
        const tallies = new Map<string, number>()
        for (const row of rows) {
          const key = `${row.街道}|${months[row.出险日期!] ?? ''}`
          tallies.set(key, (tallies.get(key) ?? 0) + 1)
        }
        const found = await cellsOf(done, sources, 'top', ['街道', 'month(出险日期)', '件数'])
        expect(found.map(([street, month, count]) => [`${street}|${month}`, count])).toEqual(
          [...tallies].map(([key, count]) => [key, String(count)]),
        )
      }),
      { numRuns: 80 },
    )
  })

  const rows = [
    { 车牌: '京A12345', 出险日期: '2026-01-05', 金额: '5' },
    { 车牌: '京B99999', 出险日期: '2026-01-05', 金额: '7' },
    { 车牌: '京A12345', 出险日期: '2026-02-05', 金额: '' },
    { 车牌: '京C88888', 出险日期: '2026-01-05', 金额: '' },
    { 车牌: '京C88888', 出险日期: '2026-01-06', 金额: '' },
  ]
  const sources = { a: tableOf(accidentTypes, rows) }
  const grouped = async (more: object) => {
    const done = await run(sources, [{ ...step, measure: { 件数: 'count', 合计: 'sum(金额)' }, ...more }])
    return cellsOf(done, sources, 'top', ['车牌', '件数', '合计'])
  }

  it('having keeps what fulfils every condition; a group without the measure fulfils none', async () => {
    expect(await grouped({ having: '件数 >= 2' })).toEqual([
      ['京A12345', '2', '5'],
      ['京C88888', '2', ''],
    ])
    expect(await grouped({ having: '件数 ≥ 2 且 合计<6' })).toEqual([['京A12345', '2', '5']])
    expect(await grouped({ having: '件数 = 1 and 合计 != 5' })).toEqual([['京B99999', '1', '7']])
  })

  it('order sorts by measures and by what was grouped by, groups without a value last', async () => {
    expect((await grouped({ order: '合计 desc' })).map(([plate]) => plate)).toEqual(['京B99999', '京A12345', '京C88888'])
    expect((await grouped({ order: '件数 desc, 车牌 desc' })).map(([plate]) => plate)).toEqual([
      '京C88888',
      '京A12345',
      '京B99999',
    ])
  })

  it('what is grouped can be screened, linked and grouped again by the measured columns', async () => {
    const done = await run(sources, [
      { id: 'top', op: 'group', from: 'a', by: ['车牌'] },
      { id: 'repeated', op: 'screen', from: 'top', layers: [{ where: '件数:2' }] },
      { id: 'all', op: 'link', left: 'a', right: 'repeated', on: [{ left: '车牌', right: 'a.车牌', compare: 'plate' }] },
      { id: 'sizes', op: 'group', from: 'top', by: ['件数'], measure: { 车数: 'count' } },
    ])
    expect(done.faults).toEqual({})
    expect([...done.results.get('all')!.relation.parts[0]!.rows]).toEqual([0, 2, 3, 4])
    expect(await cellsOf(done, sources, 'all', ['件数'])).toEqual([['2'], ['2'], ['2'], ['2']])
    expect(await cellsOf(done, sources, 'sizes', ['件数', '车数'])).toEqual([
      ['2', '2'],
      ['1', '1'],
    ])
  })

  it.each([
    [{ measure: { 件数: 'median(金额)' } }, 'median(金额)'],
    [{ measure: { 件数: 'most(出险日期)' } }, 'most(出险日期)'],
    [{ having: '人数 >= 3' }, '人数 >= 3'],
    [{ having: '件数 >=' }, '件数 >='],
    [{ having: '件数 > 多' }, '件数 > 多'],
    [{ order: '街道 desc' }, '街道 desc'],
  ])('an expression that cannot be read is named with what there is: %o', async (more, text) => {
    const { faults } = await run(sources, [{ id: 'top', op: 'group', from: 'a', by: ['车牌'], ...more }])
    expect(faults.top).toMatchObject({ code: 'model.expressionInvalid', details: { step: 'top', text } })
  })

  it('a column that is not there is named', async () => {
    const { faults } = await run(sources, [{ id: 'top', op: 'group', from: 'a', by: ['month(日子)'] }])
    expect(faults.top).toMatchObject({ code: 'model.columnMissing', details: { column: '日子', step: 'top' } })
  })

  it('a source without a row has no group', async () => {
    const empty = { a: tableOf(accidentTypes, []) }
    expect(await cellsOf(await run(empty, [step]), empty, 'top', ['件数'])).toEqual([])
  })
})

describe('a cluster step', () => {
  const keys = fc.array(
    fc.record({ 电话: fc.constantFrom('13800138000', '13900139000', ''), 车牌: fc.constantFrom('京A12345', '京B99999', '') }),
    { maxLength: 10 },
  )
  const types = { 电话: 'phone', 车牌: 'plate' } as const
  const on = [
    { left: '电话', right: '电话', compare: 'phone' },
    { left: '车牌', right: '车牌', compare: 'plate' },
  ]
  const touches = (a: Cells, b: Cells) => (a.电话 !== '' && a.电话 === b.电话) || (a.车牌 !== '' && a.车牌 === b.车牌)

  /** Components by definition: the least record that can be reached. */
  function reachable(count: number, isEdge: (a: number, b: number) => boolean): number[] {
    return Array.from({ length: count }, (_, start) => {
      const seen = new Set([start])
      for (const node of seen)
        for (let next = 0; next < count; next++) if (isEdge(node, next) || isEdge(next, node)) seen.add(next)
      return Math.min(...seen)
    })
  }

  it('of a table linked with itself: the records that can be reached from each other, numbered by their first', async () => {
    await fc.assert(
      fc.asyncProperty(keys, async (rows) => {
        const sources = { a: tableOf(types, rows) }
        const done = await run(sources, [
          { id: 'pairs', op: 'link', left: 'a', right: 'a', any: true, on },
          { id: 'rings', op: 'cluster', from: 'pairs', by: 'links' },
        ])
        const least = reachable(rows.length, (a, b) => a !== b && touches(rows[a]!, rows[b]!))
        const roots = [...new Set(least)].filter((root) => least.filter((other) => other === root).length > 1)
        const expected = roots.flatMap((root, number) => {
          const own = [...rows.keys()].filter((row) => least[row] === root)
          return own.map((row) => [row, String(number + 1), String(own.length)])
        })
        const cells = await cellsOf(done, sources, 'rings', ['簇', '簇内行数'])
        const { parts } = done.results.get('rings')!.relation
        expect(parts).toHaveLength(1)
        expect(cells.map((own, at) => [parts[0]!.rows[at], ...own])).toEqual(expected)
      }),
      { numRuns: 120 },
    )
  })

  it('of two sources: each record stands in the part of its source, and a chain over several pairs is one component', async () => {
    const sources = {
      a: tableOf(types, [{ 电话: '13800138000' }, { 电话: '13900139000' }, { 电话: '13700137000' }]),
      b: tableOf(types, [{ 电话: '13900139000' }, { 电话: '13800138000、13900139000' }, {}]),
    }
    const done = await run(sources, [
      { id: 'pairs', op: 'link', left: 'a', right: 'b', keep: 'all', on: on.slice(0, 1) },
      { id: 'rings', op: 'cluster', from: 'pairs' },
    ])
    const { parts, own } = done.results.get('rings')!.relation
    expect(parts.map(({ source, rows }) => [source, [...rows]])).toEqual([
      ['a', [0, 1, NO_ROW, NO_ROW, 2]],
      ['b', [NO_ROW, NO_ROW, 0, 1, NO_ROW]],
    ])
    expect([...own![0]!.codes]).toEqual([0, 0, 0, 0, 1])
    expect(await cellsOf(done, sources, 'rings', ['簇内行数'])).toEqual([['4'], ['4'], ['4'], ['4'], ['1']])
  })

  it('without pairs to go by it fails by name', async () => {
    const sources = { a: tableOf(types, [{ 电话: '1' }]) }
    const { faults } = await run(sources, [
      { id: 'alone', op: 'cluster', from: 'a' },
      { id: 'incidents', op: 'cluster', from: 'a', by: 'sameIncident' },
    ])
    expect(faults.alone).toMatchObject({ code: 'model.expressionInvalid', details: { step: 'alone', text: 'a' } })
    expect(faults.incidents).toMatchObject({
      code: 'model.operatorUnsupported',
      details: { operator: 'cluster by sameIncident' },
    })
  })
})

describe('an overlap step', () => {
  const dates = ['2026-01-01', '2026/1/3', '2026年1月5日', '2026-01-09']
  const types = { 姓名: 'personName', 起: 'date', 止: 'date' } as const
  const stay = fc.record({
    姓名: fc.constantFrom('王伟', '李娜', ''),
    起: fc.constantFrom(...dates, '', '不详'),
    止: fc.constantFrom(...dates, '', '至今', '2026-01', '乱写'),
  })
  const stays = fc.array(stay, { maxLength: 9 })
  const dayOf: Record<string, number> = { '2026-01-01': 1, '2026/1/3': 3, '2026年1月5日': 5, '2026-01-09': 9, '': 99, 至今: 99 }

  /** First and last day; null for no interval. */
  function lasting({ 起: from, 止: to }: Cells): [number, number] | null {
    const [start, end] = [from === '' ? undefined : dayOf[from!], dayOf[to!]]
    return start === undefined || end === undefined || end < start ? null : [start, end]
  }
  function common(a: Cells, b: Cells): number {
    const [left, right] = [lasting(a), lasting(b)]
    return left && right ? Math.min(left[1], right[1]) - Math.max(left[0], right[0]) + 1 : 0
  }
  const ends = { from: '起', to: '止' }
  const wish = fc.record({
    left: stays,
    right: fc.option(stays),
    keep: fc.constantFrom('matched', 'unmatched', 'all'),
    days: fc.constantFrom(1, 3),
    isNamed: fc.boolean(),
  })

  it('gives the pairs of a nested loop: open ends, days in common at least, shared keys, absence, a table with itself', async () => {
    await fc.assert(
      fc.asyncProperty(wish, async ({ left, right, keep, days, isNamed }) => {
        const sources = { a: tableOf(types, left), ...(right && { b: tableOf(types, right) }) }
        const on = [{ left: '姓名', right: '姓名', compare: 'name' }]
        const step = {
          id: 'both',
          op: 'overlap',
          left: 'a',
          right: right ? 'b' : 'a',
          keep,
          intervals: { left: ends, right: ends },
          atLeastDays: days,
        }
        const done = await run(sources, [{ ...step, ...(isNamed && { on }) }])
        const other = right ?? left
        const pairs = [...left.keys()].flatMap((l) =>
          [...other.keys()].flatMap((r) => {
            const isPair = common(left[l]!, other[r]!) >= days && (right !== null || l < r)
            const isShared = !isNamed || (left[l]!.姓名 !== '' && left[l]!.姓名 === other[r]!.姓名)
            return isPair && isShared ? [[l, r]] : []
          }),
        )
        const alone = [...left.keys()]
          .filter((row) => !pairs.some(([l, r]) => l === row || (right === null && r === row)))
          .map((row) => [row, NO_ROW])
        const expected =
          keep === 'matched'
            ? pairs
            : keep === 'unmatched'
              ? alone
              : [...pairs, ...alone].sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!)
        const { parts, figures } = done.results.get('both')!.relation
        expect([...parts[0]!.rows].map((row, at) => [row, parts[1]!.rows[at]])).toEqual(expected)
        const lacking = (rows: readonly Cells[]) => rows.filter((row) => lasting(row) === null).length
        const keyless = figures?.notes.keyless ?? { left: 0, right: 0 }
        if (!isNamed) expect(keyless).toEqual({ left: lacking(left), right: lacking(other) })
      }),
      { numRuns: 300 },
    )
  })
})
