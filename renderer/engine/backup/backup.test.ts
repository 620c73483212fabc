import { describe, expect, it, vi } from 'vitest'
import type { EngineContract, RowPage } from '../../../shared/contract/engine.ts'
import type { Call } from '../../../shared/contract/method.ts'
import type { RowRef } from '../../../shared/ledger/clue.ts'
import { questionOf } from '../../../shared/ledger/judgement.ts'
import { modelSchema } from '../../../shared/model/model.ts'
import type { Database } from '../store/database.ts'
import { droppedFile, startTestEngine, type TestEngine } from '../testing/engine-client.ts'

const password = '过筛备份的密码一'
const june = '工单编号,受理时间,诉求内容\nT1,2026-06-01,消防通道被占用\nT2,2026-06-02,夜间施工噪音\nT3,2026-06-03\n'
const july = '工单编号,受理时间,诉求内容\nT4,2026-07-01,井盖破损\n'

const model = modelSchema.parse({
  format: 'guoshai.model/1',
  id: 'fire-lane',
  sources: { tickets: { kind: 'ticket' } },
  steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '一', where: '诉求内容:消防通道' }] }],
})

const question = questionOf('fire-lane', 'hits')
const drawn = { step: 'hits', size: 3, seed: 's' }

async function importFile(
  call: Call<EngineContract>,
  name: string,
  text: string,
  target: { name: string } | { dataset: string },
) {
  return call('import.run', {
    source: droppedFile(name, text),
    options: {},
    target: 'name' in target ? { name: target.name, kind: 'ticket' } : target,
  })
}

async function filled(): Promise<TestEngine> {
  const engine = await startTestEngine()
  await engine.call('vault.create', { password })
  const { dataset } = await importFile(engine.call, '六月.csv', june, { name: '热线工单' })
  await importFile(engine.call, '七月.csv', july, { dataset })
  await engine.call('run.save', { model, bindings: { tickets: dataset } })
  const { others } = await engine.call('judgement.sample', { model, bindings: { tickets: dataset }, ...drawn })
  const judged = others.rows.slice(1).map((ref) => ({ ref, verdict: 'irrelevant' as const }))
  await engine.call('judgement.set', { question, judge: '甲', verdicts: judged })
  return engine
}

async function backupOf({ call }: TestEngine): Promise<Uint8Array<ArrayBuffer>> {
  const { backup } = await call('backup.begin', { name: '过筛.guoshai-backup' })
  const pieces: number[] = []
  for (;;) {
    const { bytes } = await call('backup.next', { backup })
    if (!bytes) break
    for (const byte of bytes) pieces.push(byte)
  }
  await call('backup.end', { backup })
  return Uint8Array.from(pieces)
}

/** Where the last frame of a backup begins, and its bytes. */
function lastFrame(bytes: Uint8Array<ArrayBuffer>): [start: number, size: number] {
  const view = new DataView(bytes.buffer)
  const magic = 'GUOSHAI-BACKUP/1\n'.length
  let start = magic
  let next = magic + 4 + view.getUint32(magic, true) + 32
  while (next < bytes.length) {
    start = next
    next += 4 + view.getUint32(next, true)
  }
  return [start, next - start]
}

/** Everything that a restored workspace must have in common with the one that was backed up. */
async function contentOf({ call }: TestEngine) {
  const datasets = await call('dataset.list', {})
  const rows = await Promise.all(datasets.map(({ id }) => call('rows.page', { of: { dataset: id }, offset: 0, limit: 500 })))
  const runs = await call('run.list', {})
  const hits = await Promise.all(
    runs.map(({ id }) => call('rows.page', { of: { run: id, step: 'hits' }, offset: 0, limit: 500 })),
  )
  const rejects = await Promise.all(
    datasets.flatMap(({ batches }) => batches).map(({ id }) => call('batch.rejects', { batch: id, offset: 0, limit: 10 })),
  )
  const fileOf = (ref: RowRef) => datasets.flatMap(({ batches }) => batches).find(({ id }) => id === ref.batch)!.fileName
  const named = (ref: RowRef) => ({ ...ref, batch: fileOf(ref) })
  const withFiles = (pages: RowPage[]) => pages.map((page) => page.rows.map((row) => ({ ...row, ref: named(row.ref) })))
  const judgements = await call('judgement.list', { question })
  const samples = await Promise.all(runs.map(({ bindings }) => call('judgement.sample', { model, bindings, ...drawn })))
  const digests = await Promise.all(datasets.map(({ id }) => call('dataset.digest', { dataset: id })))
  return {
    datasets: datasets.map(({ id, name, rowCount, columns, batches }) => ({
      id,
      name,
      rowCount,
      columns,
      batches: batches.map(({ fileName, sha256, account }) => ({ fileName, sha256, account })),
    })),
    rows: withFiles(rows),
    hits: withFiles(hits),
    judgements: judgements.map(({ ref, judge, verdict }) => [named(ref).batch, ref.row, judge, verdict].join(' ')).sort(),
    samples: samples.map(({ hits, others }) => [...hits.rows, ...others.rows].map(named)),
    rejects,
    digests,
  }
}

describe('a backup', () => {
  it('restores into a new workspace, whose password is the one of the backup, with its log', async () => {
    const engine = await filled()
    const bytes = await backupOf(engine)
    const other = await startTestEngine()
    const found = await other.call('backup.verify', { source: droppedFile('过筛.guoshai-backup', bytes), password })
    expect(found).toMatchObject({ datasets: 1, rows: 4, size: bytes.length })
    await other.call('backup.restore', { source: droppedFile('过筛.guoshai-backup', bytes), password })
    expect(await contentOf(other)).toEqual(await contentOf(engine))
    const log = await other.call('audit.page', { offset: 0, limit: 500 })
    expect(log.broken).toBe(null)
    expect(log.entries[0]).toMatchObject({ action: 'backup.restore', subject: '过筛.guoshai-backup' })
    expect(log.entries.map(({ action }) => action)).toContain('import')
    await other.call('vault.lock', {})
    await other.call('vault.unlock', { password })
    expect(await contentOf(other)).toEqual(await contentOf(engine))
  })

  it('replaces what a workspace holds, also that of itself, and leaves its password and its log', async () => {
    const engine = await filled()
    const bytes = await backupOf(engine)
    const before = await contentOf(engine)
    const [dataset] = await engine.call('dataset.list', {})
    await importFile(engine.call, '八月.csv', 'a,b\n1,2\n', { name: '别的' })
    await engine.call('batch.remove', { batch: dataset!.batches[0]!.id })
    await engine.call('vault.changePassword', { old: password, new: '另一个密码八位数' })
    await engine.call('backup.restore', { source: droppedFile('b', bytes), password })
    expect(await contentOf(engine)).toEqual(before)
    await engine.call('vault.lock', {})
    await engine.call('vault.unlock', { password: '另一个密码八位数' })
    expect(await contentOf(engine)).toEqual(before)
    const { entries, broken } = await engine.call('audit.page', { offset: 0, limit: 500 })
    expect(broken).toBe(null)
    expect(entries.map(({ action }) => action)).toEqual(expect.arrayContaining(['vault.changePassword', 'batch.remove']))
    const { store } = engine.workspace()
    expect(await store.list('pending')).toEqual([])
    expect(await store.cellsOf(dataset!.batches[1]!.id)).toEqual([])
  })

  it('keeps what it has restored when the rows before it cannot be erased', async () => {
    const engine = await filled()
    const bytes = await backupOf(engine)
    const before = await contentOf(engine)
    vi.spyOn(engine.workspace().store, 'removeCells').mockRejectedValueOnce(new Error('no'))
    await engine.call('backup.restore', { source: droppedFile('b', bytes), password })
    expect(await contentOf(engine)).toEqual(before)
    expect(await engine.workspace().store.list('pending')).toHaveLength(1)
    await engine.call('vault.lock', {})
    await engine.call('vault.unlock', { password })
    expect(await contentOf(engine)).toEqual(before)
    expect(await engine.workspace().store.list('pending')).toEqual([])
  })

  it('restores a workspace in which a record is damaged', async () => {
    const engine = await filled()
    const bytes = await backupOf(engine)
    const before = await contentOf(engine)
    const { database } = engine.workspace().store as unknown as { database: Database }
    for (const kind of ['batch', 'run', 'recipe']) {
      await database.records.put({ kind, key: 'f'.repeat(32), sealed: new Uint8Array(40) })
    }
    await engine.call('vault.lock', {})
    await engine.call('vault.unlock', { password })
    await expect(engine.call('dataset.list', {})).rejects.toMatchObject({ code: 'storage.damaged' })
    await engine.call('backup.restore', { source: droppedFile('b', bytes), password })
    expect(await contentOf(engine)).toEqual(before)
    expect(await engine.call('recipe.list', {})).toEqual([])
  })

  it('with one flipped bit anywhere near a record is refused, naming it, and nothing changes', async () => {
    const engine = await filled()
    const bytes = await backupOf(engine)
    const before = await contentOf(engine)
    for (const at of [600, bytes.length >> 1, bytes.length - 5]) {
      const flipped = bytes.slice()
      flipped[at]! ^= 4
      const source = droppedFile('坏.guoshai-backup', flipped)
      await expect(engine.call('backup.verify', { source })).rejects.toMatchObject({ code: 'backup.damaged' })
      await expect(engine.call('backup.restore', { source, password })).rejects.toMatchObject({
        code: 'backup.damaged',
        details: { file: '坏.guoshai-backup', record: expect.any(Number) },
      })
      expect(await contentOf(engine)).toEqual(before)
      expect(await engine.workspace().store.list('pending')).toEqual([])
      const other = await startTestEngine()
      await expect(other.call('backup.restore', { source, password })).rejects.toMatchObject({ code: 'backup.damaged' })
      expect(await other.call('vault.state', {})).toEqual({ state: 'new' })
    }
  })

  it('takes no frame of another backup of the same workspace', async () => {
    const engine = await filled()
    const [one, other] = [await backupOf(engine), await backupOf(engine)]
    const [start, size] = lastFrame(one)
    const [otherStart] = lastFrame(other)
    const mixed = Uint8Array.from([...one.slice(0, start), ...other.slice(otherStart)])
    expect(size).toBe(other.length - otherStart)
    const source = droppedFile('b', mixed)
    await expect(engine.call('backup.verify', { source })).rejects.toMatchObject({ code: 'backup.damaged' })
    await expect(engine.call('backup.verify', { source: droppedFile('b', one) })).resolves.toMatchObject({ datasets: 1 })
  })

  it('does not open with another password, and the workspace stays as it was', async () => {
    const engine = await filled()
    const source = droppedFile('b', await backupOf(engine))
    const before = await contentOf(engine)
    const wrong = { source, password: '不是这个密码' }
    await expect(engine.call('backup.restore', wrong)).rejects.toMatchObject({ code: 'backup.wrongPassword' })
    expect(await contentOf(engine)).toEqual(before)
    const other = await startTestEngine()
    await expect(other.call('backup.restore', wrong)).rejects.toMatchObject({ code: 'backup.wrongPassword' })
    expect(await other.call('vault.state', {})).toEqual({ state: 'new' })
  })

  it('holds no word of names, rows or models that can be read', async () => {
    const bytes = Buffer.from(await backupOf(await filled()))
    for (const word of ['热线工单', '六月.csv', '消防通道', '诉求内容', 'T1,']) {
      expect(bytes.includes(Buffer.from(word, 'utf8'))).toBe(false)
      expect(bytes.includes(Buffer.from(word, 'utf16le'))).toBe(false)
    }
  })

  it('is interrupted when a batch goes while it is written', async () => {
    const engine = await filled()
    const [dataset] = await engine.call('dataset.list', {})
    const { backup } = await engine.call('backup.begin', { name: '过筛.guoshai-backup' })
    await engine.call('batch.remove', { batch: dataset!.batches[0]!.id })
    await expect(engine.call('backup.next', { backup })).rejects.toMatchObject({ code: 'backup.interrupted' })
  })
})
