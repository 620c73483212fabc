import { describe, expect, it } from 'vitest'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { modelSchema } from '../../shared/model/model.ts'
import { openEngine } from './engine.ts'
import { Database } from './store/database.ts'
import { cheapDerivation, droppedFile, openTestEngine, startTestEngine } from './testing/engine-client.ts'

const password = '密码12345678'
const options = importOptionsSchema.parse({})
const target = { name: '热线工单', kind: 'ticket' } as const
const small = () => droppedFile('六月.csv', '工单编号,诉求内容\n1,消防通道\n2,路灯\n')

describe('a workspace', () => {
  it('that is locked answers nothing but the vault and what reads backups', async () => {
    const { handlers } = await openEngine(`locked-${Math.random()}`, cheapDerivation)
    const context = { signal: new AbortController().signal, progress: () => {} }
    const closed = Object.keys(handlers).filter((name) => !/^vault\.|^backup\.(verify|restore)$/.test(name))
    expect(closed.length).toBeGreaterThan(30)
    for (const name of closed) {
      const answer = handlers[name as 'dataset.list']({}, context)
      await expect(answer).rejects.toMatchObject({ code: 'vault.locked' })
    }
    expect(await handlers['vault.state']({}, context)).toEqual({ state: 'new' })
  })

  it('keeps what was done over locking, ending and a new password', async () => {
    const name = `kept-${Math.random()}`
    const first = await startTestEngine(name)
    await first.call('vault.create', { password })
    await first.call('import.run', { source: small(), options, target })
    const before = await first.call('dataset.list', {})
    await first.call('vault.lock', {})
    expect(await first.call('vault.state', {})).toEqual({ state: 'locked' })
    await expect(first.call('dataset.list', {})).rejects.toMatchObject({ code: 'vault.locked' })
    await first.call('vault.unlock', { password })
    await first.call('vault.changePassword', { old: password, new: '另一个密码八个字' })
    await expect(first.call('vault.changePassword', { old: password, new: '第三个密码八个字' })).rejects.toMatchObject({
      code: 'vault.wrongPassword',
    })
    await first.close()
    const next = await startTestEngine(name)
    await expect(next.call('vault.create', { password })).rejects.toMatchObject({ code: 'vault.exists' })
    await expect(next.call('vault.openTemporary', {})).rejects.toMatchObject({ code: 'vault.exists' })
    await expect(next.call('vault.unlock', { password })).rejects.toMatchObject({ code: 'vault.wrongPassword' })
    await next.call('vault.unlock', { password: '另一个密码八个字' })
    expect(await next.call('dataset.list', {})).toEqual(before)
  })

  it('that one engine has, no other can open', async () => {
    const name = `owned-${Math.random()}`
    const first = await startTestEngine(name)
    await expect(startTestEngine(name)).rejects.toMatchObject({ code: 'workspace.inUse' })
    await first.close()
    await startTestEngine(name)
  })

  it('that is locked cancels what is under way; a cut-off import leaves nothing', async () => {
    const { call, workspace } = await startTestEngine()
    await call('vault.create', { password })
    const lines = Array.from({ length: 200_000 }, (_, row) => `${row},诉求${row}`)
    const source = droppedFile('大.csv', `工单编号,诉求内容\n${lines.join('\n')}\n`)
    let locking: Promise<void> | undefined
    const onProgress = () => {
      locking ??= call('vault.lock', {})
    }
    await expect(call('import.run', { source, options, target }, { onProgress })).rejects.toMatchObject({ code: 'vault.locked' })
    await locking
    await call('vault.unlock', { password })
    expect([await call('dataset.list', {}), await workspace().store.list('pending')]).toEqual([[], []])
  })

  it('with damage in its log or its list of interrupted imports opens still, and the log goes on', async () => {
    const name = `damaged-${Math.random()}`
    const first = await startTestEngine(name)
    await first.call('vault.create', { password })
    const { dataset } = await first.call('import.run', { source: small(), options, target })
    await first.workspace().store.write([{ put: 'pending', id: 'b', value: { batch: 'b', dataset: 'd', startedAt: '' } }])
    await first.close()
    const database = new Database(`${name}.sealed`)
    const damaged = await database.records.filter(({ kind }) => kind === 'pending' || kind === 'auditHead').toArray()
    expect(damaged).toHaveLength(2)
    await database.records.bulkPut(damaged.map((record) => ({ ...record, sealed: record.sealed.map((byte) => byte ^ 1) })))
    database.close()
    const next = await startTestEngine(name)
    await next.call('vault.unlock', { password })
    const more = droppedFile('七月.csv', '工单编号,诉求内容\n3,井盖\n')
    await next.call('import.run', { source: more, options, target: { dataset } })
    expect((await next.call('dataset.list', {}))[0]!.rowCount).toBe(3)
    const { total, broken } = await next.call('audit.page', { offset: 0, limit: 10 })
    expect([total, broken]).toEqual([5, null])
  })

  it('asked to open twice at once opens once', async () => {
    const { call, close } = await startTestEngine()
    const created = await Promise.allSettled([1, 2].map(() => call('vault.create', { password })))
    expect(created.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await call('vault.lock', {})
    await Promise.all([1, 2].map(() => call('vault.unlock', { password })))
    await close()
  })

  it('a temporary one leaves nothing that the next could open', async () => {
    const name = `temporary-${Math.random()}`
    const first = await startTestEngine(name)
    await first.call('vault.openTemporary', {})
    await first.call('import.run', { source: small(), options, target })
    await first.close()
    const next = await startTestEngine(name)
    expect(await next.call('vault.state', {})).toEqual({ state: 'new' })
    await next.call('vault.create', { password })
    expect(await next.call('dataset.list', {})).toEqual([])
  })
})

describe('the audit log', () => {
  it('has an entry for each act, newest first, wrong passwords among them, and holds', async () => {
    const name = `audit-${Math.random()}`
    const first = await startTestEngine(name)
    const { call } = first
    await call('vault.create', { password })
    const { dataset, batch } = await call('import.run', { source: small(), options, target })
    const model = modelSchema.parse({
      format: 'guoshai.model/1',
      id: 'm',
      title: '占用',
      sources: { tickets: {} },
      steps: [{ id: 'a', op: 'screen', from: 'tickets', layers: [] }],
    })
    const run = await call('run.save', { model, bindings: { tickets: dataset } })
    const { clues } = await call('clue.take', { run: run.id, step: 'a', rows: 'all' })
    await call('clue.take', { run: run.id, step: 'a', rows: 'all' })
    const letter = {
      template: 'letter' as const,
      title: '函',
      number: '1号',
      receiver: '公益诉讼检察部门',
      date: '',
      opening: '',
      suggestion: '',
      legalBasis: '',
      replyDeadline: '',
      contact: '',
    }
    const packet = { id: 'p', letter, clues, redaction: 'masked' as const }
    for (const issuedAt of [null, '2026-07-01', '2026-07-01']) await call('packet.save', { ...packet, issuedAt })
    await call('clue.remove', { clues })
    await call('audit.note', { action: 'reveal', subject: '线索 1' })
    await call('batch.remove', { batch: batch.id })
    await call('vault.changePassword', { old: '不是密码', new: password }).catch(() => {})
    await call('vault.lock', {})
    for (const wrong of ['一二三', '四五六']) await call('vault.unlock', { password: wrong }).catch(() => {})
    await first.close()
    const next = await startTestEngine(name)
    await next.call('vault.unlock', { password })
    const { total, broken, entries } = await next.call('audit.page', { offset: 0, limit: 100 })
    expect([total, broken]).toEqual([entries.length, null])
    expect(entries.map(({ action, subject, details }) => [action, subject, details]).reverse()).toEqual([
      ['vault.create', '', {}],
      ['import', '六月.csv', { dataset: '热线工单', received: 2, accepted: 2, duplicate: 0, rejected: 0 }],
      ['run.save', '占用', { hash: run.hash, rows: 2 }],
      ['clue.take', '占用', { clues: 2 }],
      ['packet.issue', '1号 函', { receiver: '公益诉讼检察部门', clues: 2 }],
      ['clue.remove', '占用', { clues: 2 }],
      ['reveal', '线索 1', {}],
      ['batch.remove', '六月.csv', { dataset: '热线工单', rows: 2 }],
      ['vault.refused', '', { times: 1 }],
      ['vault.lock', '', {}],
      ['vault.refused', '', { times: 2 }],
      ['vault.unlock', '', {}],
    ])
    const page = await next.call('audit.page', { offset: 2, limit: 3 })
    expect(page.entries).toEqual(entries.slice(2, 5))
    await next.call('vault.lock', {})
    await next.call('vault.unlock', { password })
    const pages = await Promise.all([0, 2, 4].map((offset) => next.call('audit.page', { offset, limit: 2 })))
    expect(pages.map((each) => [each.total, each.broken])).toEqual(Array(3).fill([total + 2, null]))
  })

  it('names the entry that is changed, lost or cut off', async () => {
    const name = `broken-${Math.random()}`
    const first = await startTestEngine(name)
    await first.call('vault.create', { password })
    for (const subject of ['甲', '乙', '丙']) await first.call('audit.note', { action: 'print', subject })
    const { store } = first.workspace()
    const third = (await store.get('audit', '3'))!
    const broken = async () => {
      const engine = await startTestEngine(name)
      await engine.call('vault.unlock', { password })
      const page = await engine.call('audit.page', { offset: 0, limit: 10 })
      const lost = engine.workspace().store
      return { engine, lost, broken: page.broken }
    }
    await store.write([{ put: 'audit', id: '3', value: { ...third, subject: '改过' } }])
    await first.close()
    const changed = await broken()
    expect(changed.broken).toBe(3)
    await changed.lost.write([{ remove: 'audit', id: '3' }])
    await changed.engine.close()
    const gone = await broken()
    expect(gone.broken).toBe(3)
    await gone.lost.write([{ put: 'audit', id: '3', value: third }])
    await gone.engine.close()
    const mended = await broken()
    expect(mended.broken).toBeNull()
    const head = await mended.lost.auditHead()
    await mended.lost.write([{ remove: 'audit', id: String(head.number) }])
    await mended.engine.close()
    expect((await broken()).broken).toBe(head.number)
  })

  it('an act that fails leaves no entry', async () => {
    const call = await openTestEngine()
    await expect(call('clue.remove', { clues: ['none'] })).resolves.toBeUndefined()
    await expect(call('dataset.rename', { dataset: 'none', name: 'x' })).rejects.toMatchObject({ code: 'dataset.missing' })
    await expect(call('import.run', { source: droppedFile('空.csv', ''), options, target })).rejects.toMatchObject({
      code: 'file.empty',
    })
    expect(await call('audit.page', { offset: 0, limit: 10 })).toEqual({ total: 0, broken: null, entries: [] })
  })
})
