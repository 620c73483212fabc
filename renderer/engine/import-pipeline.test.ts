import { describe, expect, it } from 'vitest'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { AppError } from '../../shared/errors.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { encodeGb18030 } from '../../shared/samples/gbk.ts'
import { StoredTable } from './store/segments.ts'
import { droppedFile, openTestEngine, openTestParts } from './testing/engine-client.ts'
import { openTableOf } from './workspace.ts'

const options = importOptionsSchema.parse({})
const tickets = { name: '热线工单', kind: 'ticket' } as const
const table = { name: '表', kind: 'table' } as const

interface Ticket {
  number: number
  day?: string
  content?: string
}

function ticketFile(name: string, rows: readonly Ticket[]) {
  const lines = rows.map(({ number, day = '2026-06-01', content = `市民反映第${number}件事，请处理` }) =>
    [`20260601${String(number).padStart(4, '0')}`, day, content].join(','),
  )
  return droppedFile(name, `工单编号,受理时间,诉求内容\n${lines.join('\n')}\n`)
}

const numbered = (from: number, to: number, day?: string): Ticket[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ number: from + index, ...(day && { day }) }))

async function importRows(engine: Call<EngineContract>, name: string, rows: readonly Ticket[], dataset?: string) {
  const target = dataset === undefined ? tickets : { dataset }
  return engine('import.run', { source: ticketFile(name, rows), options, target })
}

async function allRows(engine: Call<EngineContract>, dataset: string): Promise<string[][]> {
  const rows: string[][] = []
  for (let offset = 0; ; offset += 500) {
    const page = await engine('rows.page', { of: { dataset }, offset, limit: 500 })
    rows.push(...page.rows.map(({ row, cells }) => [String(row), ...cells]))
    if (rows.length >= page.total) return rows
  }
}

describe('a batch beside the ones before', () => {
  it('tells fresh, changed and repeated tickets apart and where the earlier row is', async () => {
    const { call: engine, workspace } = await openTestParts()
    const first = await importRows(engine, '甲.csv', [...numbered(1, 30), { number: 2, content: '后来又说' }, { number: 3 }])
    expect(first.batch.account).toEqual({ received: 32, accepted: 31, duplicate: 1, rejected: 0 })
    expect(first.batch.comparison).toEqual({ fresh: 30, changed: 1, vanished: 0, against: null })
    const { store } = workspace()
    const id = first.batch.id
    expect(await store.get('comparison', id)).toEqual({
      batch: id,
      batches: [id],
      duplicates: Uint32Array.of(32, 0, 3),
      changed: Uint32Array.of(31, 0, 2),
      vanished: new Uint32Array(),
    })
    const second = await importRows(engine, '乙.csv', [{ number: 2, content: '第三次' }, ...numbered(1, 31)], first.dataset)
    expect(second.batch.account).toEqual({ received: 32, accepted: 2, duplicate: 30, rejected: 0 })
    expect(second.batch.comparison).toEqual({ fresh: 1, changed: 1, vanished: 0, against: id })
    const lists = await store.get('comparison', second.batch.id)
    expect(lists?.changed).toEqual(Uint32Array.of(1, 0, 31))
    expect([...lists!.duplicates.slice(0, 6)]).toEqual([2, 0, 1, 3, 0, 2])
  })

  it('a ticket vanishes only within the period that the file covers, also when an earlier file had brought it', async () => {
    const { call: engine, workspace } = await openTestParts()
    const { dataset } = await importRows(engine, '五月.csv', numbered(1, 30, '2026-05-10'))
    await importRows(engine, '五六月.csv', [...numbered(1, 30, '2026-05-10'), ...numbered(31, 60, '2026-06-10')], dataset)
    const july = await importRows(
      engine,
      '六七月.csv',
      [...numbered(33, 60, '2026-06-10'), { number: 61, day: '2026-06-01' }, { number: 62, day: '2026-07-20' }],
      dataset,
    )
    expect(july.batch.comparison).toMatchObject({ fresh: 2, changed: 0, vanished: 2 })
    const whole = await importRows(
      engine,
      '全部.csv',
      [...numbered(2, 30, '2026-05-10'), { number: 62, day: '2026-07-20' }],
      dataset,
    )
    expect(whole.batch.comparison).toMatchObject({ fresh: 0, changed: 0, vanished: 29 })
    const again = await importRows(
      engine,
      '再来.csv',
      [
        { number: 4, day: '2026-05-01' },
        { number: 5, day: '2026-05-30' },
      ],
      dataset,
    )
    const lists = await workspace().store.get('comparison', again.batch.id)
    expect(again.batch.comparison.vanished).toBe(27)
    expect([...lists!.vanished.slice(0, 6)]).toEqual([0, 0, 2, 0, 0, 3])
  })

  it('the period of a batch is that of all its rows, repeated ones among them', async () => {
    const { call: engine, workspace } = await openTestParts()
    const rows = [...numbered(1, 20, '2026-05-10'), { number: 21, day: '2026-04-02 08:00' }]
    const { dataset } = await importRows(engine, '甲.csv', rows)
    const { batch } = await importRows(engine, '乙.csv', [...rows, { number: 22, day: '2026-05-11' }], dataset)
    const { period, summaries } = (await workspace().store.get('batch', batch.id))!
    expect(period).toEqual({ from: '2026-04-02 08:00', to: '2026-05-11' })
    expect(summaries.map(({ name, filled, least }) => [name, filled, least])).toEqual([
      ['工单编号', 1, ''],
      ['受理时间', 1, '2026-05-11'],
      ['诉求内容', 1, ''],
    ])
  })
})

describe('a large file', () => {
  const line = (row: number) => `${row},${row % 3 === 0 ? `"第${row}行，\n有""引号"""` : `内容${row}`},街道${row % 7}`
  const cells = (row: number) => [String(row), row % 3 === 0 ? `第${row}行，\n有"引号"` : `内容${row}`, `街道${row % 7}`]
  const text = (rows: number, extra: (row: number) => string = () => '') =>
    `序,说明,街道\n${Array.from({ length: rows }, (_, row) => `${line(row + 1)}\n${extra(row + 1)}`).join('')}`

  it('comes back cell by cell over several segments, blank records not counted', async () => {
    const engine = await openTestEngine()
    const bytes = encodeGb18030(text(70_000, (row) => (row % 10_000 === 0 ? '\n , \n' : '')))
    const { dataset, batch } = await engine('import.run', { source: droppedFile('大.csv', bytes), options, target: table })
    expect(batch.account).toEqual({ received: 70_000, accepted: 70_000, duplicate: 0, rejected: 0 })
    for (const offset of [0, 9_990, 16_380, 65_500, 69_990]) {
      const { rows } = await engine('rows.page', { of: { dataset }, offset, limit: 50 })
      for (const row of rows) expect([row.row, row.cells]).toEqual([row.index + 1, cells(row.index + 1)])
    }
  })

  it('goes on row by row from the first record that is not plain, whose neighbours are neither lost nor doubled', async () => {
    const engine = await openTestEngine()
    const broken = 40_000
    const source = droppedFile(
      '大.csv',
      text(70_000, (row) => (row === broken ? '8,没有"尽头的"引号,"街道,再"来\n' : '')),
    )
    const { dataset, batch } = await engine('import.run', { source, options, target: table })
    expect(batch.account.received).toBe(70_001)
    const before = await engine('rows.page', { of: { dataset }, offset: broken - 2, limit: 2 })
    expect(before.rows.map(({ row, cells: found }) => [row, found])).toEqual([
      [broken - 1, cells(broken - 1)],
      [broken, cells(broken)],
    ])
    const after = await engine('rows.page', { of: { dataset }, offset: batch.account.accepted - 2, limit: 2 })
    expect(after.rows.map(({ row, cells: found }) => [row, found])).toEqual([
      [70_000, cells(69_999)],
      [70_001, cells(70_000)],
    ])
  })

  it('gives the same rows, keys and digest of the file when it is imported again', async () => {
    const rows = [...numbered(1, 700), ...numbered(1, 50), { number: 9, content: '另一件' }]
    const found = []
    for (const _ of [1, 2]) {
      const { call: engine, workspace } = await openTestParts()
      const { dataset, batch } = await importRows(engine, '甲.csv', rows)
      const keys = await workspace().store.cell(batch.id, 0, 'keys')
      found.push([batch.sha256, batch.account, await allRows(engine, dataset), keys])
    }
    expect(found[1]).toEqual(found[0])
  })

  it('a page reads the chunks around its rows, a column all of them once', async () => {
    const { call: engine, workspace } = await openTestParts()
    const source = droppedFile('大.csv', text(40_000))
    const { dataset } = await engine('import.run', { source, options, target: table })
    const read: string[] = []
    const { store, cache } = workspace()
    const counting = Object.create(store, {
      cell: {
        value: (batch: string, segment: number, part: string) => {
          read.push(part)
          return store.cell(batch, segment, part)
        },
      },
    })
    const { dataset: record, batches } = await openTableOf(workspace(), dataset)
    const stored = new StoredTable(counting, cache, record, batches)
    expect(await stored.cell(0, '说明', 20_000)).toBe(cells(20_001)[1])
    expect(await stored.cell(0, '说明', 20_001)).toBe(cells(20_002)[1])
    expect(await stored.cell(0, '街道', 5)).toBe('街道6')
    expect(read).toEqual(['c1', 'c1.1', 'c2'])
    const column = await stored.segmentColumn(0, '说明')
    expect([column.get(0), column.get(39_999)]).toEqual([cells(1)[1], cells(40_000)[1]])
    expect(await stored.cell(0, '说明', 16_384)).toBe(cells(16_385)[1])
    expect(read).toEqual(['c1', 'c1.1', 'c2', 'c1.0', 'c1.1', 'c1.2'])
  })
})

describe('an import that ends early', () => {
  it('leaves nothing, whenever it is cancelled, and the dataset as it was', async () => {
    const { call: engine, workspace } = await openTestParts()
    const { dataset, batch } = await importRows(engine, '甲.csv', numbered(1, 20))
    const { store } = workspace()
    const before = await store.cellsOf(batch.id)
    const large = ticketFile('乙.csv', numbered(1, 20_000))
    for (const method of ['putCells', 'change'] as const) {
      const controller = new AbortController()
      const own = store[method].bind(store)
      const aborting = async (...args: unknown[]) => {
        controller.abort()
        await new Promise((resolve) => setTimeout(resolve, 20))
        return (own as (...args: unknown[]) => Promise<void>)(...args)
      }
      Object.defineProperty(store, method, { value: aborting, configurable: true })
      const call = engine('import.run', { source: large, options, target: { dataset } }, { signal: controller.signal })
      await expect(call).rejects.toEqual(new AppError('job.cancelled'))
      Reflect.deleteProperty(store, method)
    }
    expect(await store.list('pending')).toEqual([])
    const [summary] = await engine('dataset.list', {})
    expect([summary!.rowCount, summary!.batches.length]).toEqual([20, 1])
    expect([await store.cellsOf(batch.id), await countCells(store.name)]).toEqual([before, before.length])
  })

  it('a full disk is named and leaves nothing', async () => {
    const { call: engine, workspace } = await openTestParts()
    const { store } = workspace()
    Object.defineProperty(store, 'putCells', { value: () => Promise.reject(new AppError('storage.full')) })
    await expect(importRows(engine, '甲.csv', numbered(1, 20))).rejects.toEqual(new AppError('storage.full'))
    expect([await store.list('pending'), await engine('dataset.list', {})]).toEqual([[], []])
  })
})

async function countCells(name: string): Promise<number> {
  const { Database } = await import('./store/database.ts')
  const database = new Database(name)
  await database.open()
  const count = await database.cells.count()
  database.close()
  return count
}
