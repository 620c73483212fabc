import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import type { PacketLetter } from '../../shared/ledger/packet.ts'
import { modelSchema } from '../../shared/model/model.ts'
import { benchModel, demoModel } from '../../shared/samples/demo-model.ts'
import { sampleFiles } from '../../shared/samples/sample-files.ts'
import { sampleTruth } from '../../shared/samples/truth.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'

const auto = importOptionsSchema.parse({})
const letter: PacketLetter = {
  template: 'letter',
  title: '关于移送占用消防通道线索的函',
  number: '',
  receiver: '公益诉讼检察部门',
  date: '2026-07-01',
  opening: '',
  suggestion: '请依法审查处理。',
  legalBasis: '',
  replyDeadline: '',
  contact: '',
}

async function loadSamples(
  tickets: number,
  cases?: number,
): Promise<{ engine: Call<EngineContract>; bindings: Record<string, string> }> {
  const engine = await openTestEngine()
  const bindings: Record<string, string> = {}
  for (const file of sampleFiles({ tickets, ...(cases && { cases }) }).slice(0, 2)) {
    const source = { name: file.name, blob: new Blob([...file.chunks()]) }
    const { dataset, batch } = await engine('import.run', {
      source,
      options: auto,
      target: { name: file.title, kind: file.kind },
    })
    expect(batch.account.rejected).toBe(0)
    bindings[file.as] = dataset
  }
  return { engine, bindings }
}

async function csvOf(engine: Call<EngineContract>, of: Parameters<typeof engine<'output.csv'>>[1]['of']): Promise<string[]> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  let text = ''
  for (let offset = 0, total = 1; offset < total; ) {
    const piece = await engine('output.csv', { of, offset, limit: 1000 })
    text += decoder.decode(piece.bytes)
    total = piece.total
    offset += piece.rows || total
  }
  return text.split('\r\n')
}

describe('an investigation', () => {
  it('finds every planted link and none besides, with the same counts in the form, the run and the output', async () => {
    const { engine, bindings } = await loadSamples(3000)
    const truth = sampleTruth({ tickets: 3000 })
    const counts = await engine('model.count', { model: demoModel, bindings })
    expect(counts.faults).toEqual({})
    const run = await engine('run.save', { model: demoModel, bindings })
    expect(run.steps.map(({ id, in: before, out, layers }) => ({ id, in: before, out, layers }))).toEqual(
      counts.steps.map(({ id, in: before, out, layers }) => ({ id, in: before, out, layers })),
    )
    const links = await csvOf(engine, { what: 'links', rows: { run: run.id, step: 'linked' } })
    expect(links[0]).toBe('\ufeffleftRow,rightRow,score,probability,grade,evidence')
    const found = links.slice(1, -1).map((line) => line.split(',').slice(0, 2).map(Number))
    expect(found).toEqual(truth.fireLane.links.map(({ ticketRow, caseRow }) => [ticketRow, caseRow]))
    expect(found.length).toBeGreaterThanOrEqual(12)
    const hits = await engine('rows.page', { of: { run: run.id, step: 'hits' }, offset: 0, limit: 500 })
    expect(hits.rows.map(({ row }) => row)).toEqual(truth.fireLane.hits.slice(0, 500))
    for (const { cells, hits: marks } of hits.rows) {
      expect(marks.length).toBeGreaterThan(0)
      for (const { column, start, end } of marks) expect(cells[column]!.slice(start, end)).toMatch(/通道|车道|占用|堵|停|锁/)
    }
  })

  it('a faulty layer keeps the counts before it and names its place; only steps that read it stop', async () => {
    const { engine, bindings } = await loadSamples(500)
    const model = modelSchema.parse({
      ...demoModel,
      steps: [
        {
          id: 'hits',
          op: 'screen',
          from: 'tickets',
          layers: [
            { name: '甲', where: '消防' },
            { name: '乙', where: '(占用 OR' },
          ],
        },
        { id: 'other', op: 'screen', from: 'tickets', layers: [{ name: '丙', where: '噪音' }] },
        { ...demoModel.steps[1] },
      ],
    })
    const { steps, faults } = await engine('model.count', { model, bindings })
    expect(steps[0]!.layers).toHaveLength(1)
    expect(steps[1]!.out).toBeTypeOf('number')
    expect(faults.hits).toMatchObject({ code: 'query.invalid', layer: 1, details: { where: '(占用 OR' } })
    expect(faults.hits!.details.position).toBeTypeOf('number')
    expect(faults.linked).toEqual({ code: 'model.inputFailed', details: { input: 'hits' } })
  })

  it('a column that the source lacks and a source that is not bound are named', async () => {
    const { engine, bindings } = await loadSamples(500)
    const screen = (where: string) => ({
      ...demoModel,
      steps: [{ id: 'a', op: 'screen' as const, from: 'tickets', layers: [{ name: '', where }] }],
    })
    const missing = await engine('model.count', { model: screen('没有这列:甲'), bindings })
    expect(missing.faults.a).toMatchObject({ code: 'query.invalid', details: { query: 'columnUnknown', column: '没有这列' } })
    const unbound = await engine('model.count', { model: screen('甲'), bindings: {} })
    expect(unbound.faults.a).toEqual({ code: 'model.sourceMissing', details: { source: 'tickets' } })
  })

  it('a step that has the name of a source is refused by its place', async () => {
    const { engine, bindings } = await loadSamples(500)
    const screen = (id: string) => ({ id, op: 'screen' as const, from: 'tickets', layers: [] })
    const model = { ...demoModel, steps: [screen('tickets'), screen('x')] }
    await expect(engine('rows.page', { of: { model, bindings, step: 'x' }, offset: 0, limit: 1 })).rejects.toMatchObject({
      code: 'model.invalid',
      details: { path: 'steps[0].id', found: 'tickets' },
    })
  })

  it('clues are taken once, and their packet carries every ticket number and no telephone', async () => {
    const { engine, bindings } = await loadSamples(500)
    const run = await engine('run.save', { model: demoModel, bindings })
    const out = run.steps.at(-1)!.out!
    const first = await engine('clue.take', { run: run.id, step: 'linked', rows: 'all' })
    expect(first).toMatchObject({ taken: out, already: 0 })
    const again = await engine('clue.take', { run: run.id, step: 'linked', rows: [0, 1] })
    expect(again).toEqual({ taken: 0, already: 2, clues: first.clues.slice(0, 2) })
    const clues = await engine('clue.list', {})
    const content = await engine('packet.compose', { letter, clues: clues.map(({ id }) => id), redaction: 'masked' })
    expect(content.clues.map(({ ticketNo }) => ticketNo)).toEqual(clues.map(({ ticketNo }) => ticketNo))
    expect(JSON.stringify(content.clues)).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/)
    for (const { matches, cards, text } of content.clues) {
      expect([matches.length, cards.map(({ card }) => card.grade)]).toEqual([1, ['exact']])
      expect(text.some(({ hits }) => hits.length > 0)).toBe(true)
    }
    expect(content.source.funnel.at(-1)).toMatchObject({ out })
    const full = await engine('packet.compose', { letter, clues: clues.map(({ id }) => id), redaction: 'full' })
    expect(await engine('packet.leaks', { clues: clues.map(({ id }) => id), text: JSON.stringify(content.clues) })).toEqual([])
    expect(
      (await engine('packet.leaks', { clues: clues.map(({ id }) => id), text: JSON.stringify(full.clues) })).length,
    ).toBeGreaterThan(0)
  })

  it('an output of a link over a link names the row and the columns of every source', async () => {
    const engine = await openTestEngine()
    const bindings: Record<string, string> = {}
    for (const [name, text] of [
      ['a', '编号,电话\nA1,13800138000\nA2,13900139001\n'],
      ['b', '电话,案号\n13800138000,B1\n'],
      ['c', '案号,企业\nB1,甲公司\n'],
    ] as const) {
      const source = droppedFile(`${name}.csv`, text)
      bindings[name] = (await engine('import.run', { source, options: auto, target: { name, kind: 'table' } })).dataset
    }
    await engine('import.run', {
      source: droppedFile('a2.csv', '编号,电话\nA3,13800138000\n'),
      options: auto,
      target: { dataset: bindings.a! },
    })
    const model = modelSchema.parse({
      format: 'guoshai.model/1',
      id: 'chain',
      sources: { a: {}, b: {}, c: {} },
      steps: [
        { id: 'ab', op: 'link', left: 'a', right: 'b', on: [{ left: '电话', right: '电话', compare: 'phone' }], keep: 'all' },
        { id: 'abc', op: 'link', left: 'ab', right: 'c', on: [{ left: '案号', right: '案号', compare: 'exact' }] },
      ],
    })
    const rows = await csvOf(engine, { what: 'rows', rows: { model, bindings, step: 'abc' } })
    expect(rows).toEqual([
      '\ufeffrow,编号,电话,b.row,b.电话,b.案号,rightRow,c.案号,c.企业,file',
      '1,A1,13800138000,1,13800138000,B1,1,B1,甲公司,a.csv',
      '1,A3,13800138000,1,13800138000,B1,1,B1,甲公司,a2.csv',
      '',
    ])
  })

  it('a run still shows its own rows when more batches have come', async () => {
    const { engine, bindings } = await loadSamples(500)
    const run = await engine('run.save', { model: demoModel, bindings })
    const more = sampleFiles({ tickets: 500, seed: '另一份' })[0]!
    await engine('import.run', {
      source: { name: more.name, blob: new Blob([...more.chunks()]) },
      options: auto,
      target: { dataset: bindings.tickets! },
    })
    const page = await engine('rows.page', { of: { run: run.id, step: 'hits' }, offset: 0, limit: 500 })
    expect(page.total).toBe(run.steps[0]!.out)
    const counts = await engine('model.count', { model: demoModel, bindings })
    expect(counts.steps[0]!.in).toBeGreaterThan(run.steps[0]!.in!)
  })

  it('tallies of a result add up to its rows', async () => {
    const { engine, bindings } = await loadSamples(500)
    const of = { model: benchModel, bindings, step: 'hits' }
    const { total } = await engine('rows.page', { of, offset: 0, limit: 1 })
    for (const [column, by] of [
      ['受理时间', 'month'],
      ['所属街道', 'value'],
    ] as const) {
      const tally = await engine('rows.tally', { of, column, by, limit: 500 })
      expect(tally.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    }
  })
})

const replies = '../shared/data/teddy2020c/fujian4_replies.xlsx'

describe.runIf(existsSync(replies))('real complaints with replies', () => {
  it('2,816 rows add up, and a screen gives what a plain search of the text columns gives', async () => {
    const engine = await openTestEngine()
    const { dataset, batch } = await engine('import.run', {
      source: droppedFile('fujian4_replies.xlsx', new Uint8Array(readFileSync(replies))),
      options: auto,
      target: { name: 'tickets', kind: 'ticket' },
    })
    const { received, accepted, duplicate, rejected } = batch.account
    expect([received, accepted + duplicate + rejected]).toEqual([2816, 2816])
    const [summary] = await engine('dataset.list', {})
    const textColumns = summary!.columns.flatMap(({ type }, index) => (type === 'text' ? [index] : []))
    expect(textColumns.length).toBeGreaterThanOrEqual(3)
    const model = modelSchema.parse({
      format: 'guoshai.model/1',
      id: 'noise',
      sources: { tickets: { kind: 'ticket' } },
      steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '噪音', where: '噪音 OR 噪声 OR 扰民' }] }],
    })
    const found: number[] = []
    const expected: number[] = []
    for (let offset = 0; offset < accepted; offset += 500) {
      const all = await engine('rows.page', { of: { dataset }, offset, limit: 500 })
      for (const { row, cells } of all.rows)
        if (textColumns.some((column) => /噪音|噪声|扰民/.test(cells[column]!))) expected.push(row)
      const hits = await engine('rows.page', { of: { model, bindings: { tickets: dataset }, step: 'hits' }, offset, limit: 500 })
      found.push(...hits.rows.map(({ row }) => row))
    }
    expect(found).toEqual(expected)
    expect(found.length).toBeGreaterThan(50)
  })
})
