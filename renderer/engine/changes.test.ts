import { describe, expect, it } from 'vitest'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { modelSchema } from '../../shared/model/model.ts'
import { runHandlers } from './handlers/runs.ts'
import { PairCache, RecentCounts, ResultCache } from './investigation.ts'
import { droppedFile, openTestEngine, openTestParts, startTestEngine } from './testing/engine-client.ts'
import { openTableOf } from './workspace.ts'

const options = importOptionsSchema.parse({})
const tickets = { name: '热线工单', kind: 'ticket' } as const

/** Tickets 0 … rows − 1, with a column of their own. */
function ticketFile(rows: number, column: string) {
  const lines = Array.from({ length: rows }, (_, row) => `20260601${row},诉求${row}消防,有`)
  return droppedFile(`${column}.csv`, `工单编号,诉求内容,${column}\n${lines.join('\n')}\n`)
}

async function withTickets(rows: number) {
  const { call: engine, workspace } = await openTestParts()
  const { dataset, batch } = await engine('import.run', { source: ticketFile(rows, '甲'), options, target: tickets })
  return { engine, workspace: workspace(), dataset, batch }
}

const everyTicket = modelSchema.parse({
  format: 'guoshai.model/1',
  id: 'm',
  sources: { tickets: { kind: 'ticket' } },
  steps: [{ id: 'all', op: 'screen', from: 'tickets', layers: [] }],
})

describe('changes of a dataset that meet', () => {
  it('two imports at once into one dataset: each ticket once, the columns of both', async () => {
    const { engine, dataset } = await withTickets(10)
    const [, second] = await Promise.all(
      ['乙', '丙'].map((column) => engine('import.run', { source: ticketFile(200, column), options, target: { dataset } })),
    )
    expect(second!.batch.account).toEqual({ received: 200, accepted: 0, duplicate: 200, rejected: 0 })
    const [summary] = await engine('dataset.list', {})
    expect(summary!.columns.map(({ name }) => name)).toEqual(['工单编号', '诉求内容', '甲', '乙', '丙'])
    expect([summary!.rowCount, summary!.batches.map(({ fileName }) => fileName)]).toEqual([200, ['甲.csv', '乙.csv', '丙.csv']])
  })

  it('two imports at once under one new name: the second is refused', async () => {
    const engine = await openTestEngine()
    const calls = [1, 2].map(() => engine('import.run', { source: ticketFile(5, '甲'), options, target: tickets }))
    const [first, second] = await Promise.allSettled(calls)
    expect([first!.status, second]).toMatchObject(['fulfilled', { reason: { code: 'dataset.nameTaken' } }])
    expect(await engine('dataset.list', {})).toHaveLength(1)
  })

  it('a dataset that is removed while rows come in is removed with them; one that is renamed keeps its new name', async () => {
    const { engine, dataset } = await withTickets(10)
    const importing = engine('import.run', { source: ticketFile(20_000, '乙'), options, target: { dataset } })
    await engine('dataset.rename', { dataset, name: '新名' })
    await importing
    expect((await engine('dataset.list', {})).map(({ name }) => name)).toEqual(['新名'])
    const again = engine('import.run', { source: ticketFile(20_100, '乙'), options, target: { dataset } })
    await engine('dataset.remove', { dataset })
    await again
    expect(await engine('dataset.list', {})).toEqual([])
  })

  it('what a dataset or batch that is removed leaves is nothing, also of its rows', async () => {
    const { engine, workspace, dataset, batch } = await withTickets(10)
    const second = await engine('import.run', { source: ticketFile(20, '乙'), options, target: { dataset } })
    await engine('dataset.remove', { dataset })
    const left = await Promise.all(
      (['dataset', 'batch', 'pending', 'rejects'] as const).map((kind) => workspace.store.list(kind)),
    )
    expect(left).toEqual([[], [], [], []])
    expect(await Promise.all([batch, second.batch].map(({ id }) => workspace.store.cellsOf(id)))).toEqual([[], []])
  })

  it('a removal that was cut off is finished at the next start', async () => {
    const name = `removal-${Math.random()}`
    const first = await startTestEngine(name)
    await first.call('vault.create', { password: '密码12345678' })
    const { dataset, batch } = await first.call('import.run', { source: ticketFile(10, '甲'), options, target: tickets })
    await first.workspace().store.write([
      { remove: 'batch', id: batch.id },
      { put: 'pending', id: batch.id, value: { batch: batch.id, dataset, startedAt: '' } },
    ])
    await first.close()
    const after = await startTestEngine(name)
    await after.call('vault.unlock', { password: '密码12345678' })
    const { store } = after.workspace()
    expect([await store.list('dataset'), await store.list('pending'), await store.cellsOf(batch.id)]).toEqual([[], [], []])
  })

  it('reading on in a table whose batch was removed says that, not that the storage is damaged', async () => {
    const { engine, workspace, dataset, batch } = await withTickets(10)
    const table = await openTableOf(workspace, dataset)
    await engine('batch.remove', { batch: batch.id })
    await expect(table.segmentColumn(0, '诉求内容')).rejects.toMatchObject({ code: 'batch.missing' })
  })

  it('a saved run still shows the steps that did not read a batch removed since', async () => {
    const { engine, dataset } = await withTickets(10)
    const cases = await engine('import.run', {
      source: droppedFile('案件.csv', '案号,工单\n甲,3\n'),
      options,
      target: { name: '案件', kind: 'table' },
    })
    const model = modelSchema.parse({
      format: 'guoshai.model/1',
      id: 'm',
      sources: { tickets: { kind: 'ticket' }, cases: { kind: 'table' } },
      steps: [
        { id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '', where: '消防' }] },
        { id: 'linked', op: 'link', left: 'hits', right: 'cases', on: [{ left: '工单编号', right: '工单', compare: 'exact' }] },
      ],
    })
    const run = await engine('run.save', { model, bindings: { tickets: dataset, cases: cases.dataset } })
    await engine('batch.remove', { batch: cases.batch.id })
    const page = (step: string) => engine('rows.page', { of: { run: run.id, step }, offset: 0, limit: 1 })
    expect((await page('hits')).total).toBe(10)
    await expect(page('linked')).rejects.toMatchObject({ code: 'dataset.missing' })
  })

  it('a saved run keeps the columns that it saw when a later batch brings more', async () => {
    const { engine, dataset } = await withTickets(10)
    const run = await engine('run.save', { model: everyTicket, bindings: { tickets: dataset } })
    const output = () => engine('output.csv', { of: { what: 'rows', rows: { run: run.id, step: 'all' } }, offset: 0, limit: 100 })
    const before = await output()
    await engine('import.run', { source: ticketFile(20, '乙'), options, target: { dataset } })
    expect(await output()).toEqual(before)
  })

  it('a run is not saved over a batch that was removed while it was computed', async () => {
    const { engine, workspace, dataset, batch } = await withTickets(10)
    const model = modelSchema.parse({
      format: 'guoshai.model/1',
      id: 'm',
      sources: { tickets: { kind: 'ticket' } },
      steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '', where: '消防' }] }],
    })
    const { 'run.save': save } = runHandlers({
      workspace,
      results: new ResultCache(),
      pairs: new PairCache(),
      counts: new RecentCounts(),
      lexicons: new Map(),
    })
    const removeMeanwhile = () => void workspace.store.write([{ remove: 'batch', id: batch.id }])
    const context = { signal: new AbortController().signal, progress: removeMeanwhile }
    await expect(save({ model, bindings: { tickets: dataset } }, context)).rejects.toMatchObject({ code: 'batch.missing' })
    expect(await engine('run.list', {})).toEqual([])
  })

  it('a digest is that of the rows, however the batches are cut, and changes with any value', async () => {
    const digest = async (...texts: string[]) => {
      const engine = await openTestEngine()
      const [first, ...more] = texts.map((text) => droppedFile('甲.csv', text))
      const { dataset } = await engine('import.run', { source: first!, options, target: { name: '表', kind: 'table' } })
      for (const source of more) await engine('import.run', { source, options, target: { dataset } })
      return engine('dataset.digest', { dataset })
    }
    const whole = await digest('a,b\n1,"x\ny"\n2,z\n3,z\n')
    expect(whole).toEqual({ rows: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await digest('a,b\n1,"x\ny"\n', 'a,b\n2,z\n3,z\n')).toEqual(whole)
    const others = ['a,b\n1,"x\ny"\n2,z\n3,Z\n', 'a,b\n2,z\n1,"x\ny"\n3,z\n', 'a,c\n1,"x\ny"\n2,z\n3,z\n', 'a,b\n1,"x\ny"\n2,z\n']
    for (const other of others) expect((await digest(other)).sha256).not.toBe(whole.sha256)
  })

  it('clues that are taken twice at once stand in the ledger once', async () => {
    const { engine, dataset } = await withTickets(10)
    const run = await engine('run.save', { model: everyTicket, bindings: { tickets: dataset } })
    const taken = await Promise.all([1, 2].map(() => engine('clue.take', { run: run.id, step: 'all', rows: 'all' })))
    expect(taken.map((one) => one.taken + one.already)).toEqual([10, 10])
    expect((await engine('clue.list', {})).map(({ serial }) => serial)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('dispositions change together or not at all, a packet with those of its clues', async () => {
    const { engine, dataset } = await withTickets(3)
    const run = await engine('run.save', { model: everyTicket, bindings: { tickets: dataset } })
    const { clues } = await engine('clue.take', { run: run.id, step: 'all', rows: 'all' })
    const [first, second] = clues as [string, string, string]
    const dispositions = async () => (await engine('clue.list', {})).map(({ disposition }) => disposition)
    const changes = [
      { clue: first, disposition: 'irrelevant' as const },
      { clue: second, note: '已核实' },
      { clue: second, disposition: 'referred' as const },
    ]
    const withOneGone = [...changes, { clue: 'gone', disposition: 'open' as const }]
    const letter = { template: 'letter' as const, title: '函', number: '', receiver: '', date: '', opening: '' }
    const texts = { suggestion: '', legalBasis: '', replyDeadline: '', contact: '' }
    const packet = { id: 'p', letter: { ...letter, ...texts }, clues, redaction: 'masked' as const, issuedAt: '2026-07-01' }

    await expect(engine('clue.update', { changes: withOneGone })).rejects.toMatchObject({ code: 'clue.missing' })
    await expect(engine('packet.save', { ...packet, changes: withOneGone })).rejects.toMatchObject({ code: 'clue.missing' })
    expect(await dispositions()).toEqual(['open', 'open', 'open'])
    expect(await engine('packet.list', {})).toEqual([])

    await engine('packet.save', { ...packet, changes })
    expect(await dispositions()).toEqual(['irrelevant', 'referred', 'open'])
    expect((await engine('clue.list', {}))[1]?.note).toBe('已核实')
    expect(await engine('packet.list', {})).toEqual([{ ...packet, updatedAt: expect.any(String) }])
  })
})
