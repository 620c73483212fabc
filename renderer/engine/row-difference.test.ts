import { describe, expect, it } from 'vitest'
import type { EngineContract, RowSource } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { type Model, modelSchema } from '../../shared/model/model.ts'
import { openTestEngine } from './testing/engine-client.ts'

const options = importOptionsSchema.parse({})

function ticketsFile(name: string, contents: readonly string[]) {
  const lines = contents.map((content, row) => `${name}${row + 1},${content}`)
  return { name: `${name}.csv`, blob: new Blob([`工单编号,诉求内容\n${lines.join('\n')}\n`]) }
}

function screen(...layers: string[]): Model {
  return modelSchema.parse({
    format: 'guoshai.model/1',
    id: 'm',
    sources: { tickets: { kind: 'ticket' } },
    steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: layers.map((where) => ({ where })) }],
  })
}

async function openTickets(contents: readonly string[]) {
  const engine = await openTestEngine()
  const source = ticketsFile('A', contents)
  const { dataset } = await engine('import.run', { source, options, target: { name: 'tickets', kind: 'ticket' } })
  return { engine, dataset, bindings: { tickets: dataset } }
}

async function contentsOf(engine: Call<EngineContract>, of: RowSource): Promise<(string | undefined)[]> {
  const page = await engine('rows.page', { of, offset: 0, limit: 100 })
  return page.rows.map(({ cells }) => cells[1])
}

const contents = ['消防通道被占用', '消防车道被堵', '路灯不亮', '消防通道畅通']

describe('two results held against each other', () => {
  it('what was gained, lost and kept adds up, and each can be opened', async () => {
    const { engine, bindings } = await openTickets(contents)
    const now = { model: screen('消防车道 OR 占用'), bindings, step: 'hits' }
    const then = { model: screen('消防通道'), bindings, step: 'hits' }
    expect(await engine('rows.compare', { rows: now, before: then })).toEqual({ rows: 2, before: 2, kept: 1, gained: 1, lost: 1 })
    expect(await contentsOf(engine, { rows: now, without: then })).toEqual(['消防车道被堵'])
    expect(await contentsOf(engine, { rows: then, without: now })).toEqual(['消防通道畅通'])
  })

  it('layers in another order leave the same rows', async () => {
    const { engine, bindings } = await openTickets(contents)
    const now = { model: screen('占用', '消防通道'), bindings, step: 'hits' }
    const then = { model: screen('消防通道', '占用'), bindings, step: 'hits' }
    expect(await engine('rows.compare', { rows: now, before: then })).toMatchObject({ gained: 0, lost: 0, kept: 1 })
    expect(await engine('rows.compare', { rows: { ...now, layer: 0 }, before: { ...then, layer: 0 } })).toMatchObject({
      gained: 0,
      lost: 1,
    })
  })

  it('a saved run is held against the rows of its own batches, wherever they lie now', async () => {
    const { engine, dataset, bindings } = await openTickets(contents)
    const second = await engine('import.run', {
      source: ticketsFile('B', ['消防通道又被占用']),
      options,
      target: { dataset },
    })
    const model = screen('消防通道')
    const run = await engine('run.save', { model, bindings })
    const [first] = run.batches.tickets!
    await engine('import.run', { source: ticketsFile('C', ['消防通道停满车']), options, target: { dataset } })
    const now = { model, bindings, step: 'hits' }
    const then = { run: run.id, step: 'hits' }
    expect(await engine('rows.compare', { rows: now, before: then })).toEqual({ rows: 4, before: 3, kept: 3, gained: 1, lost: 0 })
    expect(await contentsOf(engine, { rows: now, without: then })).toEqual(['消防通道停满车'])
    expect([first, second.batch.id]).toEqual(run.batches.tickets)
  })

  it('rows that a layer took away are the rest of what it read', async () => {
    const { engine, bindings } = await openTickets(contents)
    const of = { model: screen('消防通道', '占用'), bindings, step: 'hits', layer: 1 }
    expect(await contentsOf(engine, of)).toEqual(['消防通道被占用'])
    expect(await contentsOf(engine, { ...of, removed: true })).toEqual(['消防通道畅通'])
  })
})
