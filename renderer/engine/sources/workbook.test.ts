import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type BookType, utils, type WorkSheet, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ImportOptions, importOptionsSchema } from '../../../shared/ingest/import.ts'
import { encodeGb18030 } from '../../../shared/samples/gbk.ts'
import { sourceFile, workbookOf, zipOf } from '../testing/zip-file.ts'
import { openTable } from './open-table.ts'
import type { SourceRow } from './table-source.ts'
import type { Workbook } from './workbook-grid.ts'
import { findOoxmlMain, openOoxml } from './workbook-ooxml.ts'
import { openSheetJs } from './workbook-sheetjs.ts'
import { ZipArchive } from './workbook-zip.ts'

const corpus = new URL('../../../../shared/data/sheetjs_workbooks/', import.meta.url)

async function readTable(name: string, content: string | Uint8Array<ArrayBuffer>, options: Partial<ImportOptions> = {}) {
  const table = await openTable(sourceFile(name, content), { ...importOptionsSchema.parse({}), ...options })
  const rows: SourceRow[] = []
  for await (const chunk of table.read(new AbortController().signal, () => {})) rows.push(...chunk.rows)
  return { table, rows, cells: rows.filter(({ fault }) => !fault).map(({ cells }) => cells) }
}

function bytesOf(sheets: Record<string, WorkSheet>, bookType: BookType = 'xlsx'): Uint8Array<ArrayBuffer> {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  return new Uint8Array(write(book, { type: 'array', bookType, compression: true }) as ArrayBuffer)
}

/** All sheets; formulas that have no value are left out, as SheetJS leaves them out. */
async function gridsOf(workbook: Workbook): Promise<unknown[]> {
  const grids: unknown[] = []
  for (const [index, { name, isHidden }] of workbook.sheets.entries()) {
    const records: [number, string[]][] = []
    for await (const chunk of workbook.records(index, new AbortController().signal)) {
      for (const { line, cells } of chunk.records) {
        const values = cells.map((cell) => (cell.startsWith('=') ? '' : cell))
        while (values.at(-1) === '') values.pop()
        if (values.length > 0) records.push([line, values])
      }
    }
    grids.push({ name, isHidden, records })
  }
  return grids
}

async function openStreamed(bytes: Uint8Array<ArrayBuffer>): Promise<Workbook> {
  const file = sourceFile('甲.xlsx', bytes)
  const zip = await ZipArchive.open(file)
  return openOoxml(zip, (await findOoxmlMain(zip, file.name))!, file.name)
}

const rowsXml = (...rows: string[]) =>
  `<sheetData>${rows.map((cells, index) => `<row r="${index + 1}">${cells}</row>`).join('')}</sheetData>`
const inline = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`

describe('a workbook', () => {
  it('of Office Open XML is read alike as a stream and by SheetJS', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom('甲', '<&>"', ' 前后 ', '_x000D_', '007'),
    )
    const cell = fc.oneof(
      text,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), async (rows) => {
        const bytes = bytesOf({ 表: utils.aoa_to_sheet(rows) })
        expect(await gridsOf(await openStreamed(bytes))).toEqual(await gridsOf(openSheetJs(bytes, '甲.xlsx')))
      }),
      { numRuns: 60 },
    )
  })

  it.skipIf(!existsSync(corpus))(
    'of the corpus is read alike as a stream and by SheetJS',
    async () => {
      const names = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => /\.xls[xm]$/.test(name))
      expect(names.length).toBeGreaterThan(20)
      for (const name of names) {
        const bytes = new Uint8Array(readFileSync(new URL(name, corpus)))
        expect(await gridsOf(await openStreamed(bytes)), name).toEqual(await gridsOf(openSheetJs(bytes, name)))
      }
    },
    30_000,
  )

  it('has texts and numbers of every kind of cell', async () => {
    const sheet = rowsXml(
      ['姓名', '编号', '日期', '金额', '已结', '备注'].map((text, column) => inline(`${'ABCDEF'[column]}1`, text)).join(''),
      '<c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><r><t>00</t></r><r><t>7</t></r></is></c><c r="C2" s="1"><v>45000.5</v></c><c r="D2" s="2"><v>1234.5</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="str"><f>A2&amp;"氏"</f><v>张三氏</v></c>',
      '<c r="A3" t="s"><v>1</v></c><c r="B3"><v>510102199003070000</v></c><c r="C3" t="d"><v>2023-03-15T00:00:00</v></c><c r="D3" t="e"><v>#N/A</v></c><c r="E3" t="b"><v>0</v></c><c r="F3"><f>SUM(D2:D2)</f></c>',
    )
    const bytes = workbookOf(sheet, {
      strings:
        '<si><t>张三</t><rPh sb="0" eb="1"><t>zhang</t></rPh></si><si><r><t>李</t></r><r><t xml:space="preserve"> 四</t></r></si>',
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="#,##0.00&quot;元&quot;"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="164"/></cellXfs>',
    })
    const { table, cells } = await readTable('甲.xlsx', bytes)
    expect(table.headers).toEqual(['姓名', '编号', '日期', '金额', '已结', '备注'])
    expect(cells).toEqual([
      ['张三', '007', '2023-03-15 12:00:00', '1,234.50元', 'TRUE', '张三氏'],
      ['李 四', '510102199003070000', '2023-03-15', '#N/A', 'FALSE', '=SUM(D2:D2)'],
    ])
  })

  it('counts days from 1904 where it says so', async () => {
    const sheet = rowsXml(inline('A1', '日期') + inline('B1', '事项'), `<c r="A2" s="1"><v>43538</v></c>${inline('B2', '来访')}`)
    const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
    const { cells } = await readTable('甲.xlsx', workbookOf(sheet, { styles, properties: '<workbookPr date1904="1"/>' }))
    expect(cells).toEqual([['2023-03-15', '来访']])
  })

  it('keeps a merged title apart from the table and joins a header of two lines', async () => {
    const sheet = utils.aoa_to_sheet([
      ['二〇二六年三月热线工单明细'],
      ['序号', '联系方式', null, '诉求'],
      [null, '电话', '地址', null],
      [1, '13800138000', '和平路1号', '噪声扰民'],
      [2, '13900139000', '和平路2号', '占道经营'],
      [3, '13700137000', '和平路3号', '消防通道被占'],
    ])
    sheet['!merges'] = ['A1:D1', 'B2:C2', 'A2:A3', 'D2:D3'].map((range) => utils.decode_range(range))
    for (const bookType of ['xlsx', 'biff8', 'ods'] as const) {
      const { table, rows } = await readTable('甲', bytesOf({ 明细: sheet }, bookType))
      expect(table.headers, bookType).toEqual(['序号', '联系方式 电话', '联系方式 地址', '诉求'])
      expect(table.format).toMatchObject({ header: 2, headerLines: 2, sheet: '明细' })
      expect(rows[0]).toEqual({ row: 1, line: 4, cells: ['1', '13800138000', '和平路1号', '噪声扰民'] })
    }
  })

  it('has merged data in their first cell only', async () => {
    const sheet = utils.aoa_to_sheet([
      ['街道', '社区'],
      ['甲街道', '一社区'],
      [null, '二社区'],
      ['乙街道', '三社区'],
    ])
    sheet['!merges'] = [utils.decode_range('A2:A3')]
    const { cells } = await readTable('甲.xlsx', bytesOf({ 表: sheet }))
    expect(cells).toEqual([
      ['甲街道', '一社区'],
      ['', '二社区'],
      ['乙街道', '三社区'],
    ])
  })

  it('is not widened by a stray cell nor lengthened by its dimension record', async () => {
    const rows = Array.from(
      { length: 5 },
      (_, row) => inline(`A${row + 2}`, `事项${'甲乙丙丁戊'[row]}`) + inline(`B${row + 2}`, '街道'),
    )
    rows[2] += inline('XFD4', '误填')
    const sheet = `<dimension ref="A1:XFD1048576"/>${rowsXml(inline('A1', '事项') + inline('B1', '单位'), ...rows)}`
    const { table, rows: read } = await readTable('甲.xlsx', workbookOf(sheet))
    expect(table.headers).toEqual(['事项', '单位'])
    expect(read.map(({ fault }) => fault?.code)).toEqual([undefined, undefined, 'ragged-row', undefined, undefined])
    expect(read[2]!.fault).toEqual({ code: 'ragged-row', text: '16384 ≠ 2', raw: '事项丙\t街道\t…\t误填' })
  })

  it('gives the sheet that is named or numbered, else the first shown one that holds anything', async () => {
    const book = utils.book_new()
    const sheets = {
      空: [],
      隐: [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
      明: [
        ['事项', '单位'],
        ['噪声', '街道'],
      ],
    }
    for (const [name, rows] of Object.entries(sheets)) utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name)
    book.Workbook = { Sheets: [{}, { Hidden: 1 }, {}] }
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
    const sheetOf = async (sheet?: string | number) =>
      (await readTable('甲.xlsx', bytes, { ...(sheet !== undefined && { sheet }) })).table.format
    expect(await sheetOf()).toMatchObject({ sheet: '明', sheets: ['空', '隐', '明'] })
    expect((await sheetOf(1)).sheet).toBe('隐')
    expect((await sheetOf('隐')).sheet).toBe('隐')
    await expect(sheetOf('无')).rejects.toMatchObject({ code: 'sheet.notFound', details: { sheets: '空、隐、明' } })
    await expect(sheetOf(3)).rejects.toMatchObject({ code: 'sheet.notFound' })
    await expect(sheetOf(0)).rejects.toMatchObject({ code: 'file.empty' })
  })

  it('of any kind gives the same table', async () => {
    const sheet = utils.aoa_to_sheet([
      ['姓名', '电话'],
      ['张三', '013800138000'],
      ['李四', '0571-88'],
    ])
    for (const bookType of ['xlsx', 'xlsm', 'xlsb', 'biff8', 'xlml', 'ods', 'fods', 'html', 'sylk', 'dif'] as const) {
      const { table, cells } = await readTable('甲.xls', bytesOf({ Sheet1: sheet }, bookType))
      expect([table.headers, ...cells], bookType).toEqual([
        ['姓名', '电话'],
        ['张三', '013800138000'],
        ['李四', '0571-88'],
      ])
    }
  })

  it('that is HTML or delimited text in truth is read as that, in its encoding, and its texts stay texts', async () => {
    const html = `<html><head><meta charset="gb2312"><style>td{color:red}</style></head><body><table border="1">
<tr><td colspan="3">热线工单</td></tr><tr><th>姓名</th><th>身份证号</th><th>日期</th></tr>
<tr><td>张三&nbsp;</td><td>510102199003070012</td><td>2023-3-1</td></tr><tr><td>李四</td><td>00123</td><td>1/2</td></tr></table></body></html>`
    const { table, cells } = await readTable('甲.xls', encodeGb18030(html))
    expect(table.format).toMatchObject({ kind: 'xlsx', encoding: 'gb18030', header: 2 })
    expect(table.headers).toEqual(['姓名', '身份证号', '日期'])
    expect(cells.map((row) => row.map((cell) => cell.trim()))).toEqual([
      ['张三', '510102199003070012', '2023-3-1'],
      ['李四', '00123', '1/2'],
    ])
    const text = await readTable('乙.xls', encodeGb18030('姓名\t电话\r\n张三\t013800138000\r\n'))
    expect(text.table.format).toMatchObject({ kind: 'csv', encoding: 'gb18030', delimiter: '\t' })
    expect(text.cells).toEqual([['张三', '013800138000']])
  })

  it('with backslashes and absolute paths in its ZIP is found all the same', async () => {
    const sheet = rowsXml(inline('A1', '事项') + inline('B1', '单位'), inline('A2', '噪声') + inline('B2', '街道'))
    const { cells } = await readTable('甲.xlsx', workbookOf(sheet, { prefix: 'wtf\\deep' }))
    expect(cells).toEqual([['噪声', '街道']])
  })
})

describe('a bad workbook', () => {
  const good = () =>
    workbookOf(
      rowsXml(
        inline('A1', '事项') + inline('B1', '单位'),
        ...Array.from({ length: 400 }, (_, row) => inline(`A${row + 2}`, `噪声${row}`)),
      ),
    )

  it('that is cut off anywhere, or has a flipped bit in a sheet, is refused and not read in part', async () => {
    const bytes = good()
    for (const length of [4, 30, 200, bytes.length >> 1, bytes.length - 1]) {
      await expect(readTable('甲.xlsx', bytes.slice(0, length)), `${length}`).rejects.toMatchObject({ code: 'file.notATable' })
    }
    const zip = await ZipArchive.open(sourceFile('甲.xlsx', bytes))
    const entry = zip.entry('xl/worksheets/sheet1.xml')!
    const flipped = bytes.slice()
    flipped[entry.offset + 60 + (entry.compressedSize >> 1)]! ^= 4
    await expect(readTable('甲.xlsx', flipped)).rejects.toMatchObject({ code: 'file.notATable' })
  })

  it('that names a shared string which it lacks is refused', async () => {
    const bytes = workbookOf(rowsXml(inline('A1', '事项'), '<c r="A2" t="s"><v>1</v></c>'), { strings: '<si><t>甲</t></si>' })
    await expect(readTable('甲.xlsx', bytes)).rejects.toMatchObject({
      code: 'file.notATable',
      details: { found: 'sharedStrings' },
    })
  })

  it('that unpacks to more than it declares, or absurdly much, is a bomb', async () => {
    const bytes = good()
    const directory = bytes.findLastIndex(
      (_, at) => bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2,
    )
    const lying = zipOf({ 'xl/worksheets/sheet1.xml': new Uint8Array(3_000_000) })
    const place = lying.findLastIndex(
      (_, at) => lying[at] === 0x50 && lying[at + 1] === 0x4b && lying[at + 2] === 1 && lying[at + 3] === 2,
    )
    new DataView(lying.buffer).setUint32(place + 24, 1000, true)
    const zip = await ZipArchive.open(sourceFile('甲.xlsx', lying))
    const readThrough = async () => {
      for await (const part of zip.read(zip.entry('xl/worksheets/sheet1.xml')!)) expect(part.length).toBeLessThanOrEqual(1 << 20)
    }
    await expect(readThrough()).rejects.toMatchObject({ code: 'file.bomb' })
    new DataView(bytes.buffer).setUint32(directory + 24, 0xf000_0000, true)
    await expect(readTable('甲.xlsx', bytes)).rejects.toMatchObject({ code: 'file.bomb' })
  })

  it.skipIf(!existsSync(corpus))('under a password is refused as such', async () => {
    const bytes = new Uint8Array(readFileSync(new URL('password_2002_40_basecrypto.xls', corpus)))
    await expect(readTable('甲.xls', bytes)).rejects.toMatchObject({ code: 'file.passwordProtected' })
  })

  it('is left at once when the reading is cancelled', async () => {
    const table = await openTable(sourceFile('甲.xlsx', good()), importOptionsSchema.parse({}))
    const controller = new AbortController()
    controller.abort()
    await expect(
      table
        .read(controller.signal, () => {})
        [Symbol.asyncIterator]()
        .next(),
    ).rejects.toThrow(/abort/i)
  })
})
