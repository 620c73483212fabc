import { describe, expect, it } from 'vitest'
import type { Draft } from '../../../shared/contract/engine.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'
import { openCells } from './cells.ts'
import { Database } from './database.ts'
import type { RejectRecord } from './records.ts'
import { Store } from './store.ts'
import { temporaryKey } from './vault.ts'

async function openStore() {
  const database = new Database(`store-${Math.random()}`)
  await database.open()
  const key = await temporaryKey()
  return { database, key, store: new Store(database, key), again: () => new Store(database, key) }
}

const draft = (id: string, updatedAt = ''): Draft => ({
  id,
  model: { format: 'guoshai.model/1', id, sources: {}, steps: [] },
  bindings: {},
  updatedAt,
})
const putDraft = (id: string, updatedAt = '') => ({ put: 'draft', id, value: draft(id, updatedAt) }) as const
const rejects = (batch: string, block: number): RejectRecord => ({
  batch,
  block,
  rejects: [{ row: 1, line: 2, column: '诉求内容', code: 'ragged-row', text: '', raw: '消防通道' }],
})

/** Lets the database refuse writes from the n-th record on; returns how to end that. */
function refuseWrites(after: number, name = 'QuotaExceededError'): () => void {
  const { put } = IDBObjectStore.prototype
  let count = 0
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
    if (count++ >= after) throw new DOMException('no', name)
    return put.apply(this, args)
  }
  return () => {
    IDBObjectStore.prototype.put = put
  }
}

describe('records', () => {
  it('are found by id, by kind and by group, in this store and in the next', async () => {
    const { store, again } = await openStore()
    await store.write([
      putDraft('甲'),
      putDraft('乙'),
      { put: 'rejects', id: 'b/0', group: 'b', value: rejects('b', 0) },
      { put: 'rejects', id: 'b/1', group: 'b', value: rejects('b', 1) },
      { put: 'rejects', id: 'c/0', group: 'c', value: rejects('c', 0) },
    ])
    for (const one of [store, again()]) {
      expect(await one.get('draft', '甲')).toEqual(draft('甲'))
      expect(await one.get('draft', '丙')).toBeUndefined()
      expect((await one.list('draft')).map(({ id }) => id).sort()).toEqual(['乙', '甲'])
      expect(await one.get('rejects', 'b/1')).toEqual(rejects('b', 1))
      expect((await one.list('rejects', 'b')).map(({ block }) => block).sort()).toEqual([0, 1])
      expect(await one.list('rejects')).toHaveLength(3)
      expect(await one.list('rejects', 'd')).toEqual([])
    }
    await store.write([
      { removeGroup: 'rejects', group: 'b' },
      { remove: 'draft', id: '甲' },
    ])
    for (const one of [store, again()]) {
      expect([await one.list('rejects'), await one.list('draft')]).toEqual([[rejects('c', 0)], [draft('乙')]])
    }
  })

  it('typed arrays come back as they were', async () => {
    const { store } = await openStore()
    const value = { run: 'r', step: 's', parts: [{ source: 't', rows: Uint32Array.of(1, 70_000) }], rules: null }
    await store.write([{ put: 'result', id: 'r/s', group: 'r', value }])
    expect(await store.get('result', 'r/s')).toEqual(value)
  })

  it('a write that fails leaves all as it was, in memory and on the disk, whichever record it fails at', async () => {
    const { store, again } = await openStore()
    await store.write([putDraft('a', '1'), putDraft('b', '1'), { audit: 'run.save', subject: '一' }])
    const before = [await store.list('draft'), await store.auditHead()]
    for (let after = 0; after < 5; after++) {
      const restore = refuseWrites(after)
      const failing = store.write([
        putDraft('a', '2'),
        putDraft('c', '2'),
        putDraft('d', '2'),
        { audit: 'run.save', subject: '二' },
        { remove: 'draft', id: 'b' },
      ])
      await expect(failing).rejects.toMatchObject({ code: 'storage.full' })
      restore()
      expect([await store.list('draft'), await store.auditHead()]).toEqual(before)
      expect([await again().list('draft'), await again().auditHead()]).toEqual(expect.arrayContaining([before[1]]))
      expect((await again().list('draft')).map(({ id, updatedAt }) => id + updatedAt).sort()).toEqual(['a1', 'b1'])
    }
    await store.write([putDraft('a', '2')])
    expect((await store.get('draft', 'a'))?.updatedAt).toBe('2')
  })

  it('changes are decided one after another: each sees what the one before wrote', async () => {
    const { store } = await openStore()
    await store.write([putDraft('n', '0')])
    const next = (old: Draft | undefined) => draft('n', String(Number(old?.updatedAt) + 1))
    await Promise.all(Array.from({ length: 20 }, () => store.update('draft', 'n', next)))
    expect((await store.get('draft', 'n'))?.updatedAt).toBe('20')
    const refused = store.change(async () => {
      throw new AppError('clue.missing')
    })
    await expect(refused).rejects.toMatchObject({ code: 'clue.missing' })
    await store.update('draft', 'n', next)
    expect((await store.get('draft', 'n'))?.updatedAt).toBe('21')
  })

  it('reading while a write is under way gives the state before or after, and after it always the new one', async () => {
    const { store, again } = await openStore()
    await store.write([putDraft('a', '1')])
    const fresh = again()
    const writing = fresh.write([putDraft('a', '2'), putDraft('b', '2')])
    const seen = (await fresh.list('draft')).map(({ id, updatedAt }) => id + updatedAt).sort()
    expect([['a1'], ['a2', 'b2']]).toContainEqual(seen)
    await writing
    expect((await fresh.list('draft')).map(({ id, updatedAt }) => id + updatedAt).sort()).toEqual(['a2', 'b2'])
  })

  it('nobody can change what the store gave out', async () => {
    const { store } = await openStore()
    await store.write([putDraft('a')])
    const found = (await store.get('draft', 'a'))!
    expect(() => {
      found.bindings.x = 'y'
    }).toThrow(TypeError)
  })

  it('a forgotten store gives nothing out and takes nothing', async () => {
    const { store } = await openStore()
    await store.write([putDraft('a')])
    await store.forget()
    const cell = { batch: 'b', segment: 0, part: 'rows', bytes: new Uint8Array(4) }
    for (const call of [
      () => store.get('draft', 'a'),
      () => store.list('draft'),
      () => store.get('rejects', 'b/0'),
      () => store.write([putDraft('b')]),
      () => store.cell('b', 0, 'rows'),
      () => store.putCells([cell]),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'vault.locked' })
    }
  })
})

describe('on the disk', () => {
  it('there is no word of names, models, letters or rows, in UTF-8 or UTF-16, and no id', async () => {
    const { store, database } = await openStore()
    const words = [
      '消防通道被占用',
      '热线工单',
      '关于移送占用消防通道线索的函',
      '公益诉讼检察部门',
      '13800138000',
      'draft-identifier',
    ]
    const packet = { id: '热线工单', letter: { title: words[2]!, receiver: words[3]! }, clues: [] } as unknown as Packet
    await store.write([
      putDraft('draft-identifier', '13800138000'),
      { put: 'packet', id: '热线工单', group: '热线工单', value: packet },
      { put: 'setting', id: 'office', value: { officeName: words[3] } },
      { audit: 'import', subject: '热线工单.csv', details: { dataset: '热线工单' } },
    ])
    const utf16 = new Uint8Array(Uint16Array.from(words[0]!, (unit) => unit.charCodeAt(0)).buffer)
    await store.putCells([
      { batch: 'f3b1', segment: 0, part: 'c0', bytes: new TextEncoder().encode(words[0]) },
      { batch: 'f3b1', segment: 0, part: 'c1', bytes: utf16 },
    ])
    const lying = Buffer.concat(await dump(database))
    expect(lying.length).toBeGreaterThan(500)
    for (const word of words) {
      for (const encoding of ['utf8', 'utf16le'] as const) expect(lying.includes(Buffer.from(word, encoding))).toBe(false)
    }
  })

  it('a record or cell that was changed, exchanged or moved is damaged, by its kind, and the others are not', async () => {
    const { database, store, again } = await openStore()
    const cell = (part: string) => ({ batch: 'b', segment: 0, part, bytes: new TextEncoder().encode(part) })
    await store.putCells([cell('c0'), cell('c1')])
    await store.write([
      putDraft('a'),
      putDraft('b'),
      { put: 'rejects', id: 'b/0', group: 'b', value: rejects('b', 0) },
      { put: 'rejects', id: 'b/1', group: 'b', value: rejects('b', 1) },
    ])
    const records = await database.records.where('[kind+key]').between(['draft', ''], ['draft', 'g']).toArray()
    await database.records.bulkPut(records.map((record, index) => ({ ...record, sealed: records[1 - index]!.sealed })))
    const next = again()
    await expect(next.list('draft')).rejects.toMatchObject({ code: 'storage.damaged', details: { kind: 'draft' } })
    await expect(next.get('draft', 'a')).rejects.toMatchObject({ code: 'storage.damaged', details: { kind: 'draft' } })
    expect(await next.list('rejects', 'b')).toHaveLength(2)

    const [first, second] = await database.records.where('[kind+key]').between(['rejects', ''], ['rejects', 'g']).toArray()
    await database.records.put({ ...first!, group: '0'.repeat(32) })
    await expect(next.list('rejects')).rejects.toMatchObject({ code: 'storage.damaged', details: { kind: 'rejects' } })
    await database.records.bulkPut([first!, { ...second!, sealed: second!.sealed.slice(0, 5) }])
    await expect(next.list('rejects', 'b')).rejects.toMatchObject({ code: 'storage.damaged' })

    const cells = await database.cells.toArray()
    await database.cells.bulkPut(cells.map((one, index) => ({ ...one, bytes: cells[1 - index]!.bytes })))
    const damaged = { code: 'storage.damaged', details: { kind: 'cells', batch: 'b', segment: 0, part: 'c0' } }
    await expect(next.cell('b', 0, 'c0')).rejects.toMatchObject(damaged)
  })
})

describe('cells', () => {
  it('are written by one holder of the key and read by another, listed and removed by batch', async () => {
    const { store, key } = await openStore()
    const worker = await openCells(store.name, structuredClone(key.cells))
    const bytes = Uint8Array.of(1, 2, 3)
    await worker.putCells([
      { batch: 'a', segment: 0, part: 'rows', bytes },
      { batch: 'a', segment: 1, part: 'c12.0', bytes },
      { batch: 'b', segment: 0, part: 'rows', bytes },
    ])
    worker.close()
    expect(await store.cell('a', 1, 'c12.0')).toEqual(bytes)
    expect(await store.cell('a', 1, 'c12.1')).toBeUndefined()
    expect(await store.cellsOf('a')).toEqual([
      { segment: 0, part: 'rows' },
      { segment: 1, part: 'c12.0' },
    ])
    await store.removeCells('a')
    expect([await store.cellsOf('a'), (await store.cellsOf('b')).length]).toEqual([[], 1])
  })

  it('a full disk is named', async () => {
    const { store } = await openStore()
    const restore = refuseWrites(0)
    const writing = store.putCells([{ batch: 'a', segment: 0, part: 'rows', bytes: new Uint8Array(4) }])
    await expect(writing).rejects.toMatchObject({ code: 'storage.full' })
    restore()
  })
})

/** Everything that a database holds, as bytes: keys and values. */
async function dump(database: Database): Promise<Buffer[]> {
  const parts: Buffer[] = []
  for (const table of database.tables) {
    for (const row of await table.toArray()) {
      for (const member of Object.values(row as object)) {
        parts.push(member instanceof Uint8Array ? Buffer.from(member) : Buffer.from(JSON.stringify(member)))
      }
    }
  }
  return parts
}
