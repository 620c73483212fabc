import { describe, expect, it } from 'vitest'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'

const header = '工单编号,受理时间,联系电话,诉求内容\n'
/** Line 4 has a byte that UTF-8 does not know, line 5 another. */
const damaged = [
  `${header}T1,2026-06-01,13800138000,消防通道被占用\nT2,2026-06-02,138001380,夜间施工噪音\nT3,2026-06-03,,井`,
  '盖\nT4,2026-06-04,13900139000,路灯',
  '坏\nT5,2026-06-05,13700137000,积水\n',
]

function damagedFile(): Uint8Array<ArrayBuffer> {
  const parts = damaged.map((text) => [...new TextEncoder().encode(text)])
  return Uint8Array.from([...parts[0]!, 0xff, ...parts[1]!, 0xfe, ...parts[2]!])
}

async function importText(call: Call<EngineContract>, name: string, text: string | Uint8Array<ArrayBuffer>, dataset?: string) {
  return call('import.run', {
    source: droppedFile(name, text),
    options: { encoding: 'utf-8' },
    target: dataset ? { dataset } : { name: '热线工单', kind: 'ticket' },
  })
}

describe('rejects', () => {
  it('that are mended are taken in once, under their row numbers, as a batch that can be undone', async () => {
    const call = await openTestEngine()
    const { dataset, batch } = await importText(call, '六月.csv', damagedFile())
    expect(batch.account).toEqual({ received: 5, accepted: 3, duplicate: 0, rejected: 2 })
    const { rejects } = await call('batch.rejects', { batch: batch.id, offset: 0, limit: 10 })
    expect(rejects.map(({ line, row, readmitted }) => [line, row, readmitted])).toEqual([
      [4, 3, false],
      [5, 4, false],
    ])
    const rows = [{ index: 1, cells: ['T4', '2026-06-01', '13900139000', '路灯损坏'] }]
    const { batch: added, duplicates } = await call('reject.readmit', { batch: batch.id, rows })
    expect([duplicates, added?.mends, added?.account.accepted]).toEqual([0, batch.id, 1])
    expect(added?.comparison).toEqual({ fresh: 1, changed: 0, vanished: 0, against: null })
    const page = await call('rows.page', { of: { dataset, batch: added!.id }, offset: 0, limit: 10 })
    expect(page.rows.map(({ row, cells }) => [row, cells[3]])).toEqual([[4, '路灯损坏']])
    const after = await call('batch.rejects', { batch: batch.id, offset: 0, limit: 10 })
    expect(after.rejects.map(({ readmitted }) => readmitted)).toEqual([false, true])
    const [summary] = await call('dataset.list', {})
    expect([summary!.rowCount, summary!.batches[0]!.readmitted]).toEqual([4, 1])
    const again = await call('reject.readmit', { batch: batch.id, rows })
    expect(again.batch).toBe(null)
    await call('batch.remove', { batch: added!.id })
    expect((await call('dataset.list', {}))[0]!.batches[0]!.readmitted).toBe(0)
    const { entries } = await call('audit.page', { offset: 0, limit: 10 })
    expect(entries.find(({ action }) => action === 'reject.readmit')).toMatchObject({
      subject: '六月.csv',
      details: { lines: '5' },
    })
  })

  it('that repeat a row when they are mended are taken in once as well', async () => {
    const call = await openTestEngine()
    const { batch } = await importText(call, '六月.csv', damagedFile())
    const repeating = { index: 0, cells: ['T1', '2026-06-01', '13800138000', '消防通道被占用'] }
    const rows = [repeating, { index: 1, cells: ['旧', '', '', ''] }, { index: 1, cells: ['T4', '2026-06-04', '', '路灯'] }]
    const { batch: added, duplicates } = await call('reject.readmit', { batch: batch.id, rows })
    expect([duplicates, added?.account]).toEqual([1, { received: 2, accepted: 1, duplicate: 1, rejected: 0 }])
    const { rejects } = await call('batch.rejects', { batch: batch.id, offset: 0, limit: 10 })
    expect(rejects.map(({ readmitted }) => readmitted)).toEqual([true, true])
    expect((await call('reject.readmit', { batch: batch.id, rows: [repeating] })).batch).toBe(null)
    expect((await call('dataset.list', {}))[0]!.batches[0]!.readmitted).toBe(2)
  })

  it('of which there are many are read by their place, in the grid and as a file', async () => {
    const call = await openTestEngine()
    const lines = Array.from({ length: 2500 }, (_, row) => `T${row},2026-06-01,,坏?${row}\nA${row},2026-06-01,,字${row}`)
    const bytes = new TextEncoder().encode(`${header}${lines.join('\n')}\n`).map((byte) => (byte === 0x3f ? 0xff : byte))
    const { dataset, batch } = await importText(call, '六月.csv', bytes)
    expect(batch.account.rejected).toBe(2500)
    const page = await call('batch.rejects', { batch: batch.id, offset: 1998, limit: 4 })
    expect(page.rejects.map(({ raw }) => raw.slice(0, 5))).toEqual(['T1998', 'T1999', 'T2000', 'T2001'])
    const of = { what: 'rejects' as const, dataset }
    const piece = await call('output.csv', { of, offset: 2400, limit: 500 })
    expect([piece.rows, piece.total]).toEqual([100, 2500])
    expect(new TextDecoder().decode(piece.bytes).split('\r\n')[0]).toContain('T2400')
    const mend = { index: 1999, cells: ['T1999', '2026-06-01', '', '改'] }
    const { batch: added } = await call('reject.readmit', { batch: batch.id, rows: [mend] })
    expect((await call('rows.page', { of: { dataset, batch: added!.id }, offset: 0, limit: 1 })).rows[0]!.cells[0]).toBe('T1999')
  })

  it('of another width are refused with their line, and none is taken in', async () => {
    const call = await openTestEngine()
    const { batch } = await importText(call, '六月.csv', damagedFile())
    const rows = [
      { index: 0, cells: ['T3', '2026-06-03', '', '井盖'] },
      { index: 1, cells: ['T4', '路灯'] },
    ]
    await expect(call('reject.readmit', { batch: batch.id, rows })).rejects.toMatchObject({
      code: 'reject.ragged',
      details: { line: 5, cells: 2, columns: 4 },
    })
    expect((await call('dataset.list', {}))[0]!.rowCount).toBe(3)
  })

  it('go with their batch, mended or not', async () => {
    const call = await openTestEngine()
    const { batch } = await importText(call, '六月.csv', damagedFile())
    await call('reject.readmit', { batch: batch.id, rows: [{ index: 0, cells: ['T3', '2026-06-03', '', '井盖'] }] })
    await call('batch.remove', { batch: batch.id })
    expect(await call('dataset.list', {})).toEqual([])
  })
})

describe('a batch beside those before', () => {
  const june = `${header}T1,2026-06-01,,消防通道被占用\nT2,2026-06-02,,夜间施工噪音\nT3,2026-06-03,,井盖破损\n`
  const later = `${header}T2,2026-06-02,,夜间施工噪音\nT3HBD1,2026-06-03,,井盖仍未修复\nT9,2026-06-30,,路灯不亮\nT0,2026-06-01,,积水\n`

  it('duplicates, changed and vanished tickets are shown with the rows they refer to', async () => {
    const call = await openTestEngine()
    const { dataset, batch: first } = await importText(call, '六月.csv', june)
    const { batch } = await importText(call, '六月更新.csv', later, dataset)
    expect(batch.comparison).toEqual({ fresh: 2, changed: 1, vanished: 1, against: first.id })
    const compared = async (what: 'duplicates' | 'changed' | 'vanished') => {
      const { total, rows } = await call('batch.compared', { batch: batch.id, what, offset: 0, limit: 10 })
      return [
        total,
        ...rows.map(({ row, cells, earlier }) => [row, cells[3], earlier?.fileName, earlier?.row, earlier?.cells[3]]),
      ]
    }
    expect(await compared('duplicates')).toEqual([1, [1, undefined, '六月.csv', 2, '夜间施工噪音']])
    expect(await compared('changed')).toEqual([1, [2, '井盖仍未修复', '六月.csv', 3, '井盖破损']])
    expect(await compared('vanished')).toEqual([1, [0, undefined, '六月.csv', 1, '消防通道被占用']])
    const history = await call('ticket.history', { dataset, batch: batch.id, row: 2 })
    expect(history.versions.map(({ fileName, row, cells }) => [fileName, row, cells[0]])).toEqual([
      ['六月.csv', 3, 'T3'],
      ['六月更新.csv', 2, 'T3HBD1'],
    ])
    await call('batch.remove', { batch: first.id })
    expect(await compared('changed')).toEqual([1, [2, '井盖仍未修复', undefined, undefined, undefined]])
  })

  it('a mended ticket is one that its batch received: it vanishes with the next one that lacks it', async () => {
    const call = await openTestEngine()
    const { dataset, batch: first } = await importText(call, '六月.csv', damagedFile())
    await call('reject.readmit', { batch: first.id, rows: [{ index: 1, cells: ['T4', '2026-06-04', '', '路灯'] }] })
    const next = `${header}T1,2026-06-01,13800138000,消防通道被占用\nT2,2026-06-02,138001380,夜间施工噪音\nT5,2026-06-05,13700137000,积水\n`
    const { batch } = await importText(call, '六月更新.csv', next, dataset)
    expect(batch.comparison).toEqual({ fresh: 0, changed: 0, vanished: 1, against: first.id })
  })

  it('its verification adds up and its recipe names how it was read', async () => {
    const call = await openTestEngine()
    const { batch } = await importText(call, '六月.csv', damagedFile())
    const report = await call('batch.verification', { batch: batch.id })
    expect(report).toMatchObject({
      dataset: '热线工单',
      account: { received: 5, accepted: 3, duplicate: 0, rejected: 2 },
      rejects: [{ code: 'undecodable', count: 2 }],
      period: { from: '2026-06-01', to: '2026-06-05' },
    })
    expect(report.columns.find(({ name }) => name === '联系电话')).toMatchObject({
      type: 'phone',
      filled: 3,
      flags: { malformed: 1 },
    })
    const recipe = await call('batch.recipe', { batch: batch.id })
    expect(recipe).toMatchObject({
      name: '热线工单',
      kind: 'ticket',
      encoding: 'utf-8',
      delimiter: ',',
      quote: '"',
      headerRow: 'auto',
    })
    await call('recipe.save', { ...recipe, name: '热线月报' })
    const next = await call('import.preview', { source: droppedFile('七月.csv', june), options: {} })
    expect(next.recipe).toBe('热线月报')
    await call('recipe.remove', { name: '热线月报' })
    expect(await call('recipe.list', {})).toEqual([])
  })

  it('the rows whose value fails its type are a way in', async () => {
    const call = await openTestEngine()
    const { dataset } = await importText(call, '六月.csv', damagedFile())
    const flagged = await call('rows.page', { of: { dataset, flagged: { column: '联系电话' } }, offset: 0, limit: 10 })
    expect(flagged.rows.map(({ row, cells }) => [row, cells[2]])).toEqual([[2, '138001380']])
    const none = await call('rows.page', {
      of: { dataset, flagged: { column: '联系电话', reason: 'masked' } },
      offset: 0,
      limit: 10,
    })
    expect(none.total).toBe(0)
  })
})

describe('a month with other headers', () => {
  it('adds to the columns that stand for the same fields', async () => {
    const call = await openTestEngine()
    const { dataset } = await importText(call, '六月.csv', `${header}T1,2026-06-01,,消防通道被占用\n`)
    const july =
      '受理编号,来电时间,联系电话,市民诉求,满意度\nT1HBD1,2026-07-02,,消防通道仍被占用,\nT2,2026-07-01,,路灯不亮,满意\n'
    const { batch } = await importText(call, '七月.csv', july, dataset)
    expect(batch.comparison).toMatchObject({ fresh: 1, changed: 1 })
    const page = await call('rows.page', { of: { dataset }, offset: 0, limit: 10 })
    expect(page.columns.map(({ name }) => name)).toEqual(['工单编号', '受理时间', '联系电话', '诉求内容', '满意度'])
    expect(page.rows.map(({ cells }) => cells[3])).toEqual(['消防通道被占用', '消防通道仍被占用', '路灯不亮'])
    expect((await call('batch.recipe', { batch: batch.id })).columns.map((column) => column.header)).toEqual([
      '受理编号',
      '来电时间',
      '联系电话',
      '市民诉求',
      '满意度',
    ])
  })
})
