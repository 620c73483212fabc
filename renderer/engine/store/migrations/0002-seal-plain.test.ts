import { Dexie } from 'dexie'
import { describe, expect, it } from 'vitest'
import { modelSchema } from '../../../../shared/model/model.ts'
import { startTestEngine, type TestEngine } from '../../testing/engine-client.ts'
import { decodePlainColumn, type PlainBatch, PlainDatabase } from './0001-plain.ts'

const password = '密码12345678'
const texts = ['消防通道被占用', '', '𠮷字和\r\n换行', '路灯不亮']
const streets = ['月坛', '德胜', '月坛', '月坛']

const model = modelSchema.parse({
  format: 'guoshai.model/1',
  id: 'lanes',
  sources: { tickets: {} },
  steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '', where: '消防 OR 路灯' }] }],
})

/** A text column as version 1 wrote it. */
function textCell(values: readonly string[]): Uint8Array<ArrayBuffer> {
  const text = values.join('')
  const bytes = new Uint8Array(8 + 4 * (values.length + 1) + 2 * text.length)
  const words = new Uint32Array(bytes.buffer, 0, 3 + values.length)
  words.set([1, values.length])
  values.forEach((value, row) => {
    words[3 + row] = words[2 + row]! + value.length
  })
  new Uint16Array(bytes.buffer, 8 + 4 * (values.length + 1)).set(
    [...text]
      .join('')
      .split('')
      .map((unit) => unit.charCodeAt(0)),
  )
  return bytes
}

/** The example of version 1's own description: 街道 of the rows 月坛、德胜、月坛. */
const dictionaryCell = Uint8Array.of(
  ...[2, 1, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 0, 1, 0, 0],
  ...new Uint8Array(Uint16Array.from('月坛德胜', (unit) => unit.charCodeAt(0)).buffer),
)

function cells(batch: string, segment: number, rows: number[], columns: Uint8Array<ArrayBuffer>[]) {
  const numbers = new Uint8Array(Uint32Array.from(rows).buffer)
  return [numbers, ...columns].map((bytes, index) => ({ batch, segment, column: index - 1, codec: 0, bytes }))
}

async function writePlain(name: string): Promise<void> {
  const plain = new PlainDatabase(name)
  const batch: PlainBatch = {
    id: 'b1',
    fileName: '六月.csv',
    size: 100,
    sha256: 'ab',
    format: { kind: 'csv', encoding: 'gb18030', evidence: 'notUtf8', delimiter: ',', header: 1, sheet: null, sheets: [] },
    account: { received: 6, accepted: 4, duplicate: 0, rejected: 2 },
    importedAt: '2026-07-01T00:00:00.000Z',
    dataset: 'd1',
    order: 1,
    columns: ['诉求内容', '街道'],
    segments: [3, 1],
    rejectBlocks: 2,
  }
  const columns = [
    { name: '诉求内容', header: '诉求内容', type: 'text' as const, field: 'content' as const },
    { name: '街道', header: '街道', type: 'category' as const },
  ]
  await plain.datasets.add({ id: 'd1', name: '热线工单', kind: 'ticket', columns, createdAt: '2026-07-01T00:00:00.000Z' })
  await plain.batches.add(batch)
  await plain.cells.bulkAdd([
    ...cells('b1', 0, [1, 2, 4], [textCell(texts.slice(0, 3)), dictionaryCell]),
    ...cells('b1', 1, [5], [textCell(texts.slice(3)), textCell(streets.slice(3))]),
    ...cells('cut off', 0, [1], [textCell(['半途'])]),
  ])
  await plain.pending.add({ batch: 'cut off', dataset: 'd2', startedAt: '' })
  const reject = { row: 3, line: 4, column: '', code: 'ragged-row' as const, text: '', raw: '坏行,,,' }
  await plain.rejects.add({ batch: 'b1', block: 0, rejects: [reject] })
  await plain.rejects.add({ batch: 'b1', block: 1, rejects: [{ ...reject, row: 6, line: 7, raw: '再坏' }] })
  await plain.drafts.add({ id: 'x', model: model, bindings: { tickets: 'd1' }, updatedAt: '' })
  const run = { id: 'r', title: '占用', model: model, hash: 'h', bindings: { tickets: 'd1' }, batches: { tickets: ['b1'] } }
  await plain.runs.add({ ...run, steps: [], faults: {}, savedAt: '' })
  await plain.results.add({
    run: 'r',
    step: 'hits',
    codec: 0,
    parts: [{ source: 'tickets', rows: Uint32Array.of(0, 3) }],
    rules: null,
  })
  await plain.settings.add({ name: 'office', value: { officeName: '某某区人民检察院' } })
  plain.close()
}

/** What the migrated workspace shows through its methods. */
async function shown({ call }: TestEngine) {
  const [dataset] = await call('dataset.list', {})
  const page = await call('rows.page', { of: { dataset: 'd1' }, offset: 0, limit: 10 })
  const rejects = await call('batch.rejects', { batch: 'b1', offset: 0, limit: 10 })
  const hits = await call('rows.page', { of: { run: 'r', step: 'hits' }, offset: 0, limit: 10 })
  return {
    dataset: [dataset!.name, dataset!.kind, dataset!.rowCount, dataset!.batches[0]!.account.received],
    rows: page.rows.map(({ row, cells: values }) => [row, ...values]),
    rejects: rejects.rejects.map(({ line, raw }) => [line, raw]),
    drafts: (await call('draft.list', {})).map(({ id }) => id),
    hits: hits.rows.map(({ row }) => row),
  }
}

const whole = {
  dataset: ['热线工单', 'ticket', 4, 6],
  rows: [1, 2, 4, 5].map((row, index) => [row, texts[index], streets[index]]),
  rejects: [
    [4, '坏行,,,'],
    [7, '再坏'],
  ],
  drafts: ['x'],
  hits: [1, 5],
}

describe('a workspace of version 1', () => {
  it('its columns are read as they were written', () => {
    const column = decodePlainColumn(dictionaryCell)
    expect([0, 1, 2].map((row) => column.get(row))).toEqual(['月坛', '德胜', '月坛'])
    const text = decodePlainColumn(textCell(texts))
    expect(texts.map((_, row) => text.get(row))).toEqual(texts)
  })

  it('waits for its first password, is sealed whole, and nothing plain is left', async () => {
    const name = `plain-${Math.random()}`
    await writePlain(name)
    const engine = await startTestEngine(name)
    expect(await engine.call('vault.state', {})).toEqual({ state: 'plain' })
    await expect(engine.call('dataset.list', {})).rejects.toMatchObject({ code: 'vault.locked' })
    await expect(engine.call('vault.openTemporary', {})).rejects.toMatchObject({ code: 'vault.exists' })
    const shares: number[] = []
    await engine.call('vault.create', { password }, { onProgress: (share) => shares.push(share) })
    expect(shares).toEqual([0.75, 1])
    expect(await shown(engine)).toEqual(whole)
    const [batch] = await engine.workspace().store.list('batch')
    expect(batch).toMatchObject({
      kind: 'ticket',
      columns: [{ field: 'content' }, { type: 'category' }],
      summaries: [{ filled: 3 }, { distinct: 2 }],
    })
    expect(await Dexie.exists(name)).toBe(false)
    await engine.close()
    const next = await startTestEngine(name)
    await next.call('vault.unlock', { password })
    expect(await shown(next)).toEqual(whole)
  })

  it('stays whole wherever sealing it stops, and is sealed at the next attempt', async () => {
    const name = `stopped-${Math.random()}`
    await writePlain(name)
    const { put } = IDBObjectStore.prototype
    let isDone = false
    for (let most = 0; !isDone; most++) {
      const engine = await startTestEngine(name)
      expect(await engine.call('vault.state', {})).toEqual({ state: 'plain' })
      let count = 0
      IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
        if (count++ >= most) throw new DOMException('no', 'QuotaExceededError')
        return put.apply(this, args)
      }
      const created = await engine.call('vault.create', { password }).then(
        () => true,
        (error) => {
          expect(error).toMatchObject({ code: 'storage.full' })
          return false
        },
      )
      IDBObjectStore.prototype.put = put
      isDone = created
      if (isDone) {
        expect(most).toBeGreaterThan(10)
        expect(await shown(engine)).toEqual(whole)
      }
      await engine.close()
    }
  })

  it('a deletion of the plain one that was cut off is made up for at the next start, before any password', async () => {
    const name = `left-${Math.random()}`
    await writePlain(name)
    const engine = await startTestEngine(name)
    await engine.call('vault.create', { password })
    await engine.close()
    await writePlain(name)
    const next = await startTestEngine(name)
    expect([await next.call('vault.state', {}), await Dexie.exists(name)]).toEqual([{ state: 'locked' }, false])
    await next.call('vault.unlock', { password })
    expect(await shown(next)).toEqual(whole)
  })

  it('one in which nothing was ever kept is new', async () => {
    const name = `empty-${Math.random()}`
    const plain = new PlainDatabase(name)
    await plain.open()
    plain.close()
    const engine = await startTestEngine(name)
    expect(await engine.call('vault.state', {})).toEqual({ state: 'new' })
    await engine.call('vault.openTemporary', {})
  })

  it('with a part that cannot be read is not sealed in part', async () => {
    const name = `damaged-${Math.random()}`
    await writePlain(name)
    const plain = new PlainDatabase(name)
    await plain.cells.delete(['b1', 1, 0])
    plain.close()
    const engine = await startTestEngine(name)
    await expect(engine.call('vault.create', { password })).rejects.toMatchObject({
      code: 'storage.damaged',
      details: { file: '六月.csv' },
    })
    expect(await engine.call('vault.state', {})).toEqual({ state: 'plain' })
  })
})
