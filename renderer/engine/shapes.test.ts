import { describe, expect, it } from 'vitest'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { modelSchema } from '../../shared/model/model.ts'
import { demoModel } from '../../shared/samples/demo-model.ts'
import { sampleFiles } from '../../shared/samples/sample-files.ts'
import { sampleTruth } from '../../shared/samples/truth.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'

type Engine = Call<EngineContract>
const auto = importOptionsSchema.parse({})

async function importCsv(engine: Engine, name: string, lines: readonly string[], target?: string): Promise<string> {
  const { dataset } = await engine('import.run', {
    source: droppedFile(`${name}.csv`, `${lines.join('\r\n')}\r\n`),
    options: auto,
    target: target === undefined ? { name, kind: 'table' } : { dataset: target },
  })
  return dataset
}

async function csvOf(engine: Engine, of: Parameters<typeof engine<'output.csv'>>[1]['of']): Promise<string[]> {
  const { bytes } = await engine('output.csv', { of, offset: 0, limit: 10_000 })
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n').slice(0, -1)
}

const accidents = [
  '报案号,车牌号,出险日期,报案人,报案电话',
  'A01,京A12345,2026-01-05,王伟,13800138000',
  'A02,京B99999,2026-01-07,李娜,13900139000',
  'A03,京a·12345,2026/3/1,王伟,13700137000',
  'A04,京C88888,2026-03-02,张敏,13900139000',
  'A05,京A12345,2026-06-20,王伟,13600136000',
]
const sources = {
  accidents: { kind: 'table', columns: { 车牌号: 'plate', 出险日期: 'date', 报案电话: 'phone', 报案人: 'personName' } },
}
const modelOf = (steps: object[], more: object = sources) =>
  modelSchema.parse({ format: 'guoshai.model/1', id: 'crash', title: '碰瓷', sources: more, steps })

const repeated = {
  id: 'top',
  op: 'group',
  from: 'accidents',
  by: ['车牌号'],
  measure: { 件数: 'count', 电话数: 'distinct(报案电话)', 半年内: 'most(出险日期, 180)' },
  having: '件数 >= 2',
  order: '件数 desc',
}

describe('a group step in the engine', () => {
  it('shows its own columns behind those of the source, leads to its rows, and is written as rows; a saved run shows the same', async () => {
    const engine = await openTestEngine()
    const bindings = { accidents: await importCsv(engine, '出险', accidents) }
    const model = modelOf([repeated])
    const counts = await engine('model.count', { model, bindings })
    expect(counts.faults).toEqual({})
    expect(counts.steps[0]).toMatchObject({ op: 'group', in: 5, out: 1 })
    const of = { model, bindings, step: 'top' }
    const page = await engine('rows.page', { of, offset: 0, limit: 10 })
    expect(page.columns.map(({ name, side }) => [name, side]).slice(-4)).toEqual([
      ['报案电话', 'left'],
      ['件数', 'step'],
      ['电话数', 'step'],
      ['半年内', 'step'],
    ])
    expect(page.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, 'A01', '京A12345', '2026-01-05', '王伟', '13800138000', '3', '3', '3'],
    ])
    const members = await engine('rows.page', { of: { ...of, group: 0 }, offset: 0, limit: 10 })
    expect(members.rows.map(({ row }) => row)).toEqual([1, 3, 5])
    const run = await engine('run.save', { model, bindings })
    const lines = [
      '\ufeffrow,报案号,车牌号,出险日期,报案人,报案电话,件数,电话数,半年内',
      '1,A01,京A12345,2026-01-05,王伟,13800138000,3,3,3',
    ]
    expect(await csvOf(engine, { what: 'rows', rows: of })).toEqual(lines)
    expect(await csvOf(engine, { what: 'rows', rows: { run: run.id, step: 'top' } })).toEqual(lines)
    const tally = await engine('rows.tally', { of, column: '件数', by: 'value', limit: 5 })
    expect(tally).toEqual([{ key: '3', count: 1 }])
  })

  it('its own columns are screened and linked like any others', async () => {
    const engine = await openTestEngine()
    const bindings = { accidents: await importCsv(engine, '出险', accidents) }
    const model = modelOf([
      { ...repeated, having: '' },
      { id: 'often', op: 'screen', from: 'top', layers: [{ where: '件数:3' }] },
      { id: 'rows', op: 'link', left: 'accidents', right: 'often', on: [{ left: '车牌号', right: '车牌号', compare: 'plate' }] },
    ])
    const { steps, faults } = await engine('model.count', { model, bindings })
    expect(faults).toEqual({})
    expect(steps.map(({ out }) => out)).toEqual([3, 1, 3])
    const page = await engine('rows.page', { of: { model, bindings, step: 'rows' }, offset: 0, limit: 10 })
    expect(page.rows.map(({ row, rightRow, cells }) => [row, rightRow, cells.at(-3)])).toEqual([
      [1, 1, '3'],
      [3, 1, '3'],
      [5, 1, '3'],
    ])
    expect(page.columns.at(-3)).toMatchObject({ name: '件数', side: 'step', type: 'number' })
  })
})

describe('clusters in the engine', () => {
  const pairs = {
    id: 'pairs',
    op: 'link',
    left: 'accidents',
    right: 'accidents',
    any: true,
    on: [
      { left: '车牌号', right: '车牌号', compare: 'plate' },
      { left: '报案电话', right: '报案电话', compare: 'phone' },
    ],
  }
  const rings = { id: 'rings', op: 'cluster', from: 'pairs', by: 'links' }

  it('are written as row and cluster; of a dataset of several files with the file', async () => {
    const engine = await openTestEngine()
    const dataset = await importCsv(engine, '出险', accidents)
    const of = { model: modelOf([pairs, rings]), bindings: { accidents: dataset }, step: 'rings' }
    expect(await csvOf(engine, { what: 'clusters', rows: of })).toEqual(['\ufeffrow,cluster', '1,1', '3,1', '5,1', '2,2', '4,2'])
    await importCsv(engine, '七月', [accidents[0]!, 'A06,京C88888,2026-07-01,赵强,13500135000'], dataset)
    expect(await csvOf(engine, { what: 'clusters', rows: of })).toEqual([
      '\ufeffrow,cluster,file',
      '1,1,出险.csv',
      '3,1,出险.csv',
      '5,1,出险.csv',
      '2,2,出险.csv',
      '4,2,出险.csv',
      '1,2,七月.csv',
    ])
  })

  it('of two sources name the source, and become clues wherever the record stands', async () => {
    const engine = await openTestEngine()
    const people = await importCsv(engine, '人员', ['姓名,电话', '王五,13900139000', '赵六,13100131000'])
    const bindings = { accidents: await importCsv(engine, '出险', accidents), people }
    const on = [{ left: '电话', right: '报案电话', compare: 'phone' }]
    const model = modelOf([{ id: 'pairs', op: 'link', left: 'people', right: 'accidents', on }, rings], {
      ...sources,
      people: {},
    })
    const of = { model, bindings, step: 'rings' }
    expect(await csvOf(engine, { what: 'clusters', rows: of })).toEqual([
      '\ufeffrow,cluster,source',
      '1,1,people',
      '2,1,accidents',
      '4,1,accidents',
    ])
    const run = await engine('run.save', { model, bindings })
    const { taken } = await engine('clue.take', { run: run.id, step: 'rings', rows: 'all' })
    expect(taken).toBe(3)
    const page = await engine('rows.page', { of, offset: 0, limit: 10 })
    expect(page.rows.map(({ cells }) => cells.slice(-2))).toEqual([
      ['1', '3'],
      ['1', '3'],
      ['1', '3'],
    ])
  })

  it('what is no cluster step has none', async () => {
    const engine = await openTestEngine()
    const bindings = { accidents: await importCsv(engine, '出险', accidents) }
    const of = { model: modelOf([pairs]), bindings, step: 'pairs' }
    await expect(csvOf(engine, { what: 'clusters', rows: of })).rejects.toMatchObject({ code: 'output.invalid' })
  })
})

describe('the sample through its shapes', () => {
  it('hits × own cases − civil suits gives the planted list; wage tickets without a suit the planted absences', async () => {
    const engine = await openTestEngine()
    const bindings: Record<string, string> = {}
    for (const file of sampleFiles({ tickets: 1000 }).filter(({ as }) => ['tickets', 'cases', 'civilSuits'].includes(as))) {
      const source = { name: file.name, blob: new Blob([...file.chunks()]) }
      const { dataset } = await engine('import.run', { source, options: auto, target: { name: file.title, kind: file.kind } })
      bindings[file.as] = dataset
    }
    const model = modelSchema.parse({
      ...demoModel,
      sources: { ...demoModel.sources, civilSuits: { kind: 'table', columns: { 原告身份证号: 'identityNumber' } } },
      steps: [
        ...demoModel.steps,
        {
          id: 'unsued',
          op: 'link',
          left: 'linked',
          right: 'civilSuits',
          keep: 'unmatched',
          on: [{ left: '身份证号', right: '原告身份证号', compare: 'identityNumber' }],
        },
        { id: 'wages', op: 'screen', from: 'tickets', layers: [{ where: '三级分类:拖欠工资' }] },
        {
          id: 'absent',
          op: 'link',
          left: 'wages',
          right: 'civilSuits',
          keep: 'unmatched',
          on: [{ left: '被反映单位', right: '被告', compare: 'company' }],
        },
      ],
    })
    const truth = sampleTruth({ tickets: 1000 })
    const rowsOf = async (step: string) =>
      (await engine('rows.page', { of: { model, bindings, step }, offset: 0, limit: 500 })).rows
    const first = (rows: readonly (readonly string[])[]) => rows.map(([row]) => Number(row))
    expect((await rowsOf('unsued')).map(({ row }) => row)).toEqual(truth.threeSources.map(({ ticketRow }) => ticketRow))
    expect((await rowsOf('absent')).map(({ row }) => row)).toEqual(truth.absences.map(({ ticketRow }) => ticketRow))
    const links = await csvOf(engine, { what: 'links', rows: { model, bindings, step: 'unsued' } })
    expect(first(links.slice(1).map((line) => line.split(',')))).toEqual(truth.threeSources.map(({ ticketRow }) => ticketRow))
  })
})
