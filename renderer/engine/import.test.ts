import { existsSync, readFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { AppError } from '../../shared/errors.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { encodeGb18030 } from '../../shared/samples/gbk.ts'
import { runImport } from './jobs/import.ts'
import { droppedFile, openTestEngine, openTestParts, startTestEngine } from './testing/engine-client.ts'

const auto = importOptionsSchema.parse({})
const table = { name: '表', kind: 'table' } as const
const tickets = { name: '热线工单', kind: 'ticket' } as const

async function importText(content: string | Uint8Array<ArrayBuffer>, target: typeof table | typeof tickets = table) {
  const engine = await openTestEngine()
  const { dataset, batch } = await engine('import.run', { source: droppedFile('甲.csv', content), options: auto, target })
  const page = await engine('rows.page', { of: { dataset }, offset: 0, limit: 500 })
  return { engine, dataset, batch, page }
}

describe('import', () => {
  it('reads GBK and UTF-8 with and without mark alike', async () => {
    const text = '姓名,电话,备注\r\n张三,13800138000,"楼道，\r\n堆物"\r\n李四,13900139000,第二行\r\n'
    const encodings: [Uint8Array<ArrayBuffer>, string][] = [
      [encodeGb18030(text), 'gb18030'],
      [new TextEncoder().encode(text), 'utf-8'],
      [new TextEncoder().encode(`\ufeff${text}`), 'utf-8'],
    ]
    for (const [bytes, encoding] of encodings) {
      const { batch, page } = await importText(bytes)
      expect(batch.format).toMatchObject({ encoding, delimiter: ',', header: 1 })
      expect(page.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
        [1, '张三', '13800138000', '楼道，\r\n堆物'],
        [2, '李四', '13900139000', '第二行'],
      ])
    }
  })

  it('characters cut at any chunk border arrive whole', async () => {
    const rows = Array.from({ length: 9000 }, (_, index) => `${index},${'消防通道被占用'.repeat(1 + (index % 7))}`)
    const bytes = encodeGb18030(`编号,内容\n${rows.join('\n')}\n`)
    const pieces: Uint8Array<ArrayBuffer>[] = []
    for (let at = 0; at < bytes.length; at += 1021) pieces.push(bytes.slice(at, at + 1021))
    const engine = await openTestEngine()
    const source = { name: '切.csv', blob: new Blob(pieces) }
    const { dataset, batch } = await engine('import.run', { source, options: auto, target: table })
    expect(batch.account).toEqual({ received: 9000, accepted: 9000, duplicate: 0, rejected: 0 })
    const page = await engine('rows.page', { of: { dataset }, offset: 8990, limit: 10 })
    expect(page.rows.map(({ cells }) => cells.join(','))).toEqual(rows.slice(8990))
  })

  it('a broken byte far into a UTF-8 file costs its row; after a head of plain ASCII it shows that the file is GBK', async () => {
    const lines = (text: string) => Array.from({ length: 9000 }, (_, index) => `${index},${text.repeat(30)}`).join('\n')
    const joined = async (...parts: BlobPart[]) => new Uint8Array(await new Blob(parts).arrayBuffer())
    const broken = await importText(await joined(`编号,内容\n${lines('消防')}\n9,坏`, new Uint8Array([0xff, 0x0a])))
    expect(broken.batch.format.encoding).toBe('utf-8')
    expect(broken.batch.account).toEqual({ received: 9001, accepted: 9000, duplicate: 0, rejected: 1 })
    expect(broken.page.rows[0]!.cells).toEqual(['0', '消防'.repeat(30)])
    const late = await importText(await joined(`id,text\n${lines('plain')}\n`, encodeGb18030('9,消防\n')))
    expect(late.batch.format.encoding).toBe('gb18030')
    const page = await late.engine('rows.page', { of: { dataset: late.dataset }, offset: 9000, limit: 1 })
    expect(page.rows[0]!.cells).toEqual(['9', '消防'])
  })

  it('a record of many chunks is one; a quote that is never closed ends with its line where records follow', async () => {
    const long = `${'很长的内容\n'.repeat(60_000)}`
    const { batch, page } = await importText(`编号,内容\n1,"${long}"\n2,短\n3,"没有合上\n4,在引号里\n`)
    expect(batch.account).toEqual({ received: 4, accepted: 4, duplicate: 0, rejected: 0 })
    expect(page.rows.map(({ cells }) => cells[1])).toEqual([long, '短', '"没有合上', '在引号里'])
  })

  it('a file that shrinks while it is read, and one that cannot be read on, are refused by name and leave nothing', async () => {
    const { blob } = droppedFile('甲.csv', '编号,内容\n1,甲\n')
    const shrunk = Object.defineProperty(blob.slice(), 'size', { value: blob.size + 1 })
    const failing = Object.defineProperty(blob.slice(), 'stream', {
      value: () => new ReadableStream({ pull: (controller) => controller.error(new DOMException('gone', 'NotReadableError')) }),
    })
    const workspace = (await openTestParts()).workspace()
    const context = { signal: new AbortController().signal, progress: () => {} }
    for (const [file, code] of [
      [shrunk, 'file.changed'],
      [failing, 'file.unreadable'],
    ] as const) {
      const call = runImport(workspace, { name: '甲.csv', blob: file }, auto, table, context)
      await expect(call).rejects.toMatchObject({ code, details: { file: '甲.csv' } })
    }
    expect([await workspace.store.list('dataset'), await workspace.store.list('pending')]).toEqual([[], []])
  })

  it('received = accepted + duplicate + rejected; rejects keep line, code and raw text', async () => {
    const text = '工单编号,诉求内容\n1,甲\n1HBD1,甲\n\n合计：两件\n3,"丙\n丙"\n4,"没有合上\n'
    const { engine, batch } = await importText(text, tickets)
    expect(batch.account).toEqual({ received: 5, accepted: 2, duplicate: 1, rejected: 2 })
    const { rejects } = await engine('batch.rejects', { batch: batch.id, offset: 0, limit: 10 })
    expect(rejects.map(({ row, line, code }) => [row, line, code])).toEqual([
      [3, 5, 'ragged-row'],
      [5, 8, 'unclosed-quote'],
    ])
    expect(rejects[0]!.raw).toBe('合计：两件')
  })

  it('a table keeps every row, a ticket list only new ones, also across batches', async () => {
    const text = '工单编号,诉求内容\n1,甲\n1,甲\n1,乙\n'
    expect((await importText(text)).batch.account.accepted).toBe(3)
    const { engine, dataset, batch } = await importText(text, tickets)
    expect(batch.account).toEqual({ received: 3, accepted: 2, duplicate: 1, rejected: 0 })
    const again = await engine('import.run', {
      source: droppedFile('乙.csv', `${text}2,丙\n`),
      options: auto,
      target: { dataset },
    })
    expect(again.batch.account).toEqual({ received: 4, accepted: 1, duplicate: 3, rejected: 0 })
    const [summary] = await engine('dataset.list', {})
    expect(summary).toMatchObject({ rowCount: 3, batches: [{ fileName: '甲.csv' }, { fileName: '乙.csv' }] })
  })

  it('a ticket is known again where the next file calls its number and content otherwise', async () => {
    const { engine, dataset } = await importText('工单编号,诉求内容\n20260601001,甲\n20260601002,乙\n', tickets)
    const source = droppedFile('乙.csv', '工单号,投诉内容\n20260601001,甲\n20260601002,丙\n20260601003,丁\n')
    const { batch } = await engine('import.run', { source, options: auto, target: { dataset } })
    expect(batch.account).toEqual({ received: 3, accepted: 2, duplicate: 1, rejected: 0 })
  })

  it('a value that fails its type is flagged and accepted', async () => {
    const { engine, dataset, batch } = await importText(
      '编号,受理时间\nA1,2026-06-01\nA2,2026-13-45\nA3,\nA4,2026-06-02\nA5,2026-06-03\nA6,2026-06-04\nA7,2026-06-05\nA8,2026-06-06\nA9,2026-06-07\nA10,2026-06-08\nA11,2026-06-09\nA12,2026-06-10\n',
    )
    expect(batch.account.accepted).toBe(12)
    const [, received] = await engine('dataset.profile', { dataset })
    expect(received).toMatchObject({ name: '受理时间', filled: 11, flagged: 1 })
  })

  it('columns without a header are named by their place; a header shorter than its rows is filled up', async () => {
    const bare = await importText('1,2026-06-01,3\n2,2026-06-02,4\n')
    expect(bare.batch.format.header).toBeNull()
    expect(bare.page.columns.map(({ header }) => header)).toEqual(['列1', '列2', '列3'])
    const short = await importText('姓名,电话\n张三,13800138000,甲\n李四,13900139000,乙\n')
    expect(short.batch.account).toEqual({ received: 2, accepted: 2, duplicate: 0, rejected: 0 })
    expect(short.page.columns.map(({ name, header }) => [name, header])).toEqual([
      ['姓名', '姓名'],
      ['电话', '电话'],
      ['列3', ''],
    ])
  })

  it('empty, repeated and dangerous headers have names of their own', async () => {
    const { page } = await importText('电话,,电话,__proto__\n13800138000,a,b,c\n')
    expect(page.columns.map(({ name, header }) => [name, header])).toEqual([
      ['电话', '电话'],
      ['列2', ''],
      ['电话_2', '电话'],
      ['__proto__', '__proto__'],
    ])
  })

  it('reads a workbook: dates as ISO, long numbers whole, blank rows not counted', async () => {
    const sheet = utils.aoa_to_sheet(
      [['编号', '案发日期', '金额'], [110105194912310000, new Date(Date.UTC(2026, 5, 1)), 1234.5], [], ['0012', null, 2]],
      { UTC: true, cellDates: false },
    )
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, '案件')
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
    const { batch, page } = await importText(bytes)
    expect(batch.format).toMatchObject({ kind: 'xlsx', sheet: '案件', header: 1 })
    expect(page.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, '110105194912310000', '2026-06-01', '1234.5'],
      [2, '0012', '', '2'],
    ])
  })

  it.each([
    ['an empty file', new Uint8Array(0), 'file.empty'],
    ['blanks only', new TextEncoder().encode(' \n\n'), 'file.empty'],
    ['a PDF named csv', new TextEncoder().encode('%PDF-1.7\n1 0 obj'), 'file.notATable'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]), 'file.notATable'],
    ['a cut-off workbook', new Uint8Array([0x50, 0x4b, 3, 4, 1, 2, 3]), 'file.notATable'],
  ])('%s is refused by name and leaves nothing', async (_, bytes, code) => {
    const engine = await openTestEngine()
    const call = engine('import.run', { source: droppedFile('坏.csv', bytes), options: auto, target: table })
    await expect(call).rejects.toMatchObject({ code, details: { file: '坏.csv' } })
    expect(await engine('dataset.list', {})).toEqual([])
  })

  it.each([
    ['an encoding that nobody knows', { encoding: 'klingon' }, 'file.undecodable'],
    ['a header line past the end', { headerRow: 9 }, 'file.noHeader'],
  ])('%s is refused with the name of the file', async (_, given, code) => {
    const engine = await openTestEngine()
    const source = droppedFile('甲.csv', '编号,内容\n1,甲\n')
    const call = engine('import.run', { source, options: { ...auto, ...given }, target: table })
    await expect(call).rejects.toMatchObject({ code, details: { file: '甲.csv' } })
  })

  const locked = '../shared/data/sheetjs_workbooks/password_2002_40_basecrypto.xls'
  it.runIf(existsSync(locked))('a workbook with a password is refused by name', async () => {
    const engine = await openTestEngine()
    const source = droppedFile('加密.xls', new Uint8Array(readFileSync(locked)))
    await expect(engine('import.run', { source, options: auto, target: table })).rejects.toMatchObject({
      code: 'file.passwordProtected',
      details: { file: '加密.xls' },
    })
  })

  it('a cancelled import leaves nothing', async () => {
    const engine = await openTestEngine()
    const controller = new AbortController()
    const text = `编号,内容\n${Array.from({ length: 200_000 }, (_, index) => `${index},内容内容内容`).join('\n')}`
    const call = engine(
      'import.run',
      { source: droppedFile('大.csv', text), options: auto, target: table },
      { signal: controller.signal, onProgress: () => controller.abort() },
    )
    await expect(call).rejects.toEqual(new AppError('job.cancelled'))
    expect(await engine('dataset.list', {})).toEqual([])
  })

  it('an import that was cut off is erased at the next start', async () => {
    const first = await startTestEngine('cut-off')
    await first.call('vault.create', { password: '密码12345678' })
    const { store } = first.workspace()
    await store.write([{ put: 'pending', id: 'b', value: { batch: 'b', dataset: 'd', startedAt: '' } }])
    await store.putCells([{ batch: 'b', segment: 0, part: 'c0', bytes: new Uint8Array(8) }])
    await first.close()
    const next = await startTestEngine('cut-off')
    await next.call('vault.unlock', { password: '密码12345678' })
    expect(await next.call('dataset.list', {})).toEqual([])
    const after = next.workspace().store
    expect([await after.cellsOf('b'), await after.list('pending')]).toEqual([[], []])
  })

  it('removing a batch takes its rows away', async () => {
    const { engine, dataset, batch } = await importText('a,b\n甲,乙\n')
    await engine('batch.remove', { batch: batch.id })
    expect(await engine('dataset.list', {})).toEqual([])
    await expect(engine('rows.page', { of: { dataset }, offset: 0, limit: 1 })).rejects.toMatchObject({ code: 'dataset.missing' })
  })
})
