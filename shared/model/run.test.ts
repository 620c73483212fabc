import { describe, expect, it } from 'vitest'
import { columnOf } from '../table/column.ts'
import { type Model, modelSchema } from './model.ts'
import type { Relation, TableReader } from './relation.ts'
import { type ModelRun, runModel } from './run.ts'

/** A table of one segment with the columns 编号 and 内容. */
function tableOf(rows: readonly (readonly [string, string])[]): TableReader {
  const values = [columnOf(rows.map(([id]) => id)), columnOf(rows.map(([, text]) => text))]
  const columns = [
    { name: '编号', header: '编号', type: 'id' as const },
    { name: '内容', header: '内容', type: 'text' as const },
  ]
  const column = async (name: string) => values[columns.findIndex((one) => one.name === name)]!
  return {
    columns,
    rowCount: rows.length,
    segments: [{ start: 0, rows: rows.length }],
    segmentColumn: (_, name) => column(name),
    column,
  }
}

const table = tableOf([
  ['1', '消防通道被占用'],
  ['2', '路灯不亮'],
  ['3', '消防栓漏水'],
])
const cache = () => new Map<string, Relation>()

function run(model: Model, sources: string[], results = cache()): Promise<ModelRun> {
  return runModel(model, {
    sources: new Map(sources.map((name) => [name, table])),
    versions: new Map(sources.map((name) => [name, 'same rows'])),
    lexicons: new Map(),
    cache: { get: (key) => results.get(key), set: (key, relation) => void results.set(key, relation) },
    signal: new AbortController().signal,
    breathe: async () => {},
  })
}

function modelOf(sources: string[], steps: object[]): Model {
  const bySource = Object.fromEntries(sources.map((name) => [name, { kind: 'table' }]))
  return modelSchema.parse({ format: 'guoshai.model/1', id: 'm', sources: bySource, steps })
}

const screen = (id: string, from: string, ...wheres: string[]) => ({
  id,
  op: 'screen',
  from,
  layers: wheres.map((where) => ({ name: where, where })),
})

describe('a run', () => {
  it('screens layer by layer and links what is left; a second run takes the results of the first', async () => {
    const model = modelOf(
      ['a', 'b'],
      [
        screen('hits', 'a', '消防', 'NOT 漏水'),
        { id: 'pairs', op: 'link', left: 'hits', right: 'b', on: [{ left: '编号', right: '编号', compare: 'exact' }] },
      ],
    )
    const results = cache()
    const first = await run(model, ['a', 'b'], results)
    expect(first.steps.map(({ in: before, out, layers }) => [before, out, layers?.map((layer) => layer.out)])).toEqual([
      [3, 1, [2, 1]],
      [1, 1, undefined],
    ])
    const known = results.size
    const second = await run(model, ['a', 'b'], results)
    expect(results.size).toBe(known)
    expect(second.results.get('pairs')!.relation).toBe(first.results.get('pairs')!.relation)
  })

  it('the same query over two sources with the same rows gives each its own result', async () => {
    const model = modelOf(
      ['a', 'b'],
      [
        screen('left', 'a', '消防'),
        screen('right', 'b', '消防'),
        { id: 'pairs', op: 'link', left: 'left', right: 'right', on: [{ left: '编号', right: 'b.编号', compare: 'exact' }] },
      ],
    )
    const { faults, results } = await run(model, ['a', 'b'])
    expect(faults).toEqual({})
    expect(results.get('pairs')!.relation.parts.map(({ source, rows }) => [source, [...rows]])).toEqual([
      ['a', [0, 2]],
      ['b', [0, 2]],
    ])
  })

  it('a result is not mistaken for that of a model that calls the same rows by another name', async () => {
    const results = cache()
    await run(modelOf(['a'], [screen('hits', 'a', '消防')]), ['a'], results)
    const other = await run(modelOf(['工单'], [screen('hits', '工单', '消防')]), ['工单'], results)
    expect(other.results.get('hits')!.relation.parts[0]!.source).toBe('工单')
  })

  it('a layer whose query is the word screen is a layer like any other', async () => {
    const model = modelOf(
      ['a'],
      [screen('hits', 'a', '消防'), screen('behind', 'hits', '漏水'), screen('words', 'a', '消防', 'screen', '漏水')],
    )
    const { results } = await run(model, ['a'])
    expect([...results.values()].map(({ relation }) => [...relation.parts[0]!.rows])).toEqual([[0, 2], [2], []])
  })

  it('an operator of a later version fails by name, also without an input, and stops only what reads it', async () => {
    const model = modelOf(['a'], [{ id: 'some', op: 'sample' }, screen('behind', 'some', '消防'), screen('other', 'a', '消防')])
    const { faults, results } = await run(model, ['a'])
    expect(faults).toEqual({
      some: { code: 'model.operatorUnsupported', details: { step: 'some', operator: 'sample' } },
      behind: { code: 'model.inputFailed', details: { input: 'some' } },
    })
    expect([...results.keys()]).toEqual(['other'])
  })

  it('a step that leads back to itself fails with what it reads; the others run', async () => {
    const model = modelOf(['a'], [screen('first', 'last', '消防'), screen('last', 'first', '消防'), screen('other', 'a', '消防')])
    const { faults, results } = await run(model, ['a'])
    expect(faults).toEqual({
      first: { code: 'model.circular', details: { step: 'first', found: 'last' } },
      last: { code: 'model.inputFailed', details: { input: 'first' } },
    })
    expect([...results.keys()]).toEqual(['other'])
  })

  it('eight sources are linked one after the other, each part with its own row', async () => {
    const sources = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
    const steps = sources.slice(1).map((right, at) => {
      const left = at === 0 ? 'a' : `to${sources[at]}`
      return { id: `to${right}`, op: 'link', left, right, on: [{ left: '编号', right: '编号', compare: 'exact' }] }
    })
    const { faults, results } = await run(modelOf(sources, steps), sources)
    expect(faults).toEqual({})
    expect(results.get('toh')!.relation.parts.map(({ source, rows }) => [source, ...rows])).toEqual(
      sources.map((source) => [source, 0, 1, 2]),
    )
  })
})
