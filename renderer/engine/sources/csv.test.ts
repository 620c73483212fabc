import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { importOptionsSchema } from '../../../shared/ingest/import.ts'
import { openTable } from './open-table.ts'
import { openSourceFile } from './source-file.ts'
import type { RecordBorder, SourceRow, TableSource } from './table-source.ts'

const shared = new URL('../../../../shared/data/', import.meta.url)

type Part = string | Uint8Array

interface Loaded {
  table: TableSource
  rows: SourceRow[]
  accepted: string[][]
  faults: (string | undefined)[]
}

async function load(content: Part | Part[], options: object = {}, from?: RecordBorder): Promise<Loaded> {
  const blob = new Blob([content].flat() as BlobPart[])
  const table = await openTable(openSourceFile({ blob, name: '表.csv' }), importOptionsSchema.parse(options))
  const rows: SourceRow[] = []
  const { signal } = new AbortController()
  for await (const chunk of table.read(signal, () => {}, from)) for (const row of chunk.rows) rows.push(row)
  return {
    table,
    rows,
    accepted: rows.filter(({ fault }) => !fault).map(({ cells }) => cells),
    faults: rows.flatMap(({ fault }) => (fault ? [fault.code] : [])),
  }
}

const refusal = (content: Part | Part[], options: object = {}): Promise<unknown> =>
  load(content, options).then(
    () => null,
    (error: { code?: string }) => error.code,
  )

const lines = (count: number): string => Array.from({ length: count }, (_, index) => `${index},占用消防通道\n`).join('')

describe('encoding', () => {
  it('is found by marks, zero bytes and the forms of characters', async () => {
    const text = '编号,内容\n1,占道\n2,噪音\n'
    const wide = Buffer.from(text, 'utf16le')
    expect((await load(text)).table.format).toMatchObject({ encoding: 'utf-8', evidence: 'validUtf8' })
    expect((await load(`\ufeff${text}`)).table).toMatchObject({ format: { evidence: 'bom' }, headers: ['编号', '内容'] })
    expect((await load(wide)).table).toMatchObject({ format: { encoding: 'utf-16le' }, headers: ['编号', '内容'] })
    expect((await load(Buffer.from(wide).swap16())).table.format.encoding).toBe('utf-16be')
    const gbk = Uint8Array.from([0xb1, 0xe0, 0x2c, 0xba, 0xc5, 0x0a, 0x31, 0x2c, 0x32, 0x0a])
    expect((await load(gbk)).table).toMatchObject({ format: { encoding: 'gb18030', evidence: 'notUtf8' }, headers: ['编', '号'] })
    const western = Uint8Array.from([...Buffer.from('name,n\nJos'), 0xe9, ...Buffer.from(',1\nAna,2\n')])
    expect((await load(western)).accepted[0]).toEqual(['José', '1'])
  })

  it('is the one given by hand', async () => {
    const big5 = Uint8Array.from([0xa4, 0xa4, 0x2c, 0xa4, 0xe5, 0x0a, 0x31, 0x2c, 0x32, 0x0a])
    expect((await load(big5, { encoding: 'big5' })).table.headers).toEqual(['中', '文'])
  })

  it('is seen in the middle of a file whose head is ASCII', async () => {
    const gbk = Uint8Array.from([0xb1, 0xe0, 0x2c, 0x31, 0x0a])
    expect((await load(['a,b\n', '1,2\n'.repeat(280_000), gbk])).table.format.encoding).toBe('gb18030')
  })

  it('stays where few bytes are broken: their rows are rejects that name byte and offset', async () => {
    const bytes = Buffer.from(`编号,内容\n${lines(50)}`)
    const place = bytes.indexOf('占')
    bytes[place] = 0xff
    const { table, rows, faults } = await load(bytes)
    expect(table.format).toMatchObject({
      encoding: 'utf-8',
      evidence: 'mostlyUtf8',
      undecodable: { offset: place, byte: 0xff, line: 2 },
    })
    expect(faults).toEqual(['undecodable'])
    expect(rows[0]!.fault!.text).toBe(`0xFF @ ${place}`)
    expect(rows).toHaveLength(50)
  })

  it('does not take a U+FFFD of the source for damage', async () => {
    expect((await load('a,b\n1,x\ufffd\n')).faults).toEqual([])
  })
})

describe('what is set by hand', () => {
  it('goes before what is found', async () => {
    expect((await load('a;b,c\n1;2,3\n', { delimiter: ';' })).table.headers).toEqual(['a', 'b,c'])
    expect((await load('a,b\n"x,1\n"y,2\n', { quote: 'none' })).accepted).toEqual([['"x', '1'], ['"y', '2']]) // biome-ignore format: one table
    expect((await load('t,u\na,b\n1,2\n', { headerRow: 2 })).table).toMatchObject({ headers: ['a', 'b'], format: { header: 2 } })
    const bare = await load('a,b\n1,2\n', { headerRow: 0 })
    expect(bare.table.format.header).toBeNull()
    expect(bare.accepted).toHaveLength(2)
  })
})

describe('bad input', () => {
  it('of endless records or too many columns is refused', async () => {
    const piece = 'x'.repeat(1 << 20)
    expect(await refusal(['a,b\n1,2\n', ...Array.from({ length: 17 }, () => piece)])).toBe('file.recordTooLong')
    expect(await refusal(Array.from({ length: 20_000 }, (_, index) => `c${index}`).join(','))).toBe('file.tooWide')
    expect(await refusal('\n \n')).toBe('file.empty')
  })

  it('with zero bytes, strange titles and formulas is read as it stands', async () => {
    const { table, accepted } = await load('__proto__,constructor\nA\0B,=1+1\nC,=SUM(A1)\n')
    expect(table.headers).toEqual(['__proto__', 'constructor'])
    expect(accepted).toEqual([['A\0B', '=1+1'], ['C', '=SUM(A1)']]) // biome-ignore format: one table
  })

  it('with an unclosed quote loses no record behind it', async () => {
    const { accepted } = await load(`编号,内容\n${lines(5)}6,"开头\n${lines(100)}`)
    expect(accepted).toHaveLength(106)
    expect(accepted[5]).toEqual(['6', '"开头'])
  })

  it('with a damaged header finds its titles', async () => {
    const rows = Array.from({ length: 8 }, (_, index) => `${index},2024-06-0${index + 1},x\n`).join('')
    expect((await load(`编号,,日期,内容\n${rows}`)).table.headers).toEqual(['编号', '日期', '内容'])
    expect((await load(`编号;日期;内容\n${rows}`)).table.headers).toEqual(['编号', '日期', '内容'])
  })
})

describe('the plain dialect', () => {
  it('is given for strict text only, with the place of the first record', async () => {
    const plain = async (text: string) => (await load(text)).table.plain
    expect(await plain('\ufeff编号,内容\n1,a\n2,b\n')).toEqual({
      encoding: 'utf-8',
      delimiter: 0x2c,
      offset: 17,
      line: 2,
      row: 1,
      titles: '编号内容',
    })
    expect(await plain('编号,内容\n1,a"b\n2,b\n')).toBeNull()
    expect(await plain('编号,内容\n1,a\n2\n3,c\n')).toBeNull()
    expect(await plain('编号,内容\n1,a\n编号,内容\n2,b\n')).toBeNull()
    expect(await plain('编号, 内容\n1, a\n2, b\n')).toBeNull()
  })

  it('lets reading go on from a border between records', async () => {
    const text = '编号,内容\n1,甲\n2,乙\n3,"丙\n丁"\n'
    const offset = Buffer.byteLength('编号,内容\n1,甲\n')
    const { rows } = await load(text, {}, { offset, line: 3, row: 2 })
    expect(rows.map(({ row, line, cells }) => [row, line, cells[1]])).toEqual([[2, 3, '乙'], [3, 4, '丙\n丁']]) // biome-ignore format: one table
  })
})

describe.skipIf(!existsSync(shared))('files as they come', () => {
  const at = (path: string) => readFileSync(new URL(path, shared))

  it('of csv-spectrum are read to the letter', async () => {
    for (const name of readdirSync(new URL('csv_spectrum/csvs/', shared))) {
      const json = at(`csv_spectrum/json/${name.replace('.csv', '.json')}`).toString()
      const expected: unknown = JSON.parse(json.replace('1234567890', '2095257564'))
      const { table, accepted } = await load(at(`csv_spectrum/csvs/${name}`))
      const found = accepted.map((cells) => Object.fromEntries(cells.map((cell, column) => [table.headers[column], cell])))
      expect(found, name).toEqual([expected].flat())
    }
  })

  it('in GBK, from R and Excel, have their Chinese titles', async () => {
    const { table, accepted } = await load(at('gbk_csv_wild/quarter.csv'))
    expect(table).toMatchObject({ format: { encoding: 'gb18030', header: 1 }, plain: { encoding: 'gb18030' } })
    expect(table.headers.slice(0, 3)).toEqual(['年度', '季度', '地区'])
    expect(accepted).toHaveLength(856)
    expect((await load(at('gbk_csv_wild/SalseData.csv'))).accepted).toHaveLength(1056)
  })

  it('with bare CR, without a header, of one column and with lines about them', async () => {
    const places = await load(at('cn_lexicons/THUOCL_diming.txt'))
    expect(places.table.format).toMatchObject({ encoding: 'utf-8', evidence: 'bom', delimiter: '\t', header: null })
    expect(places.accepted).toHaveLength(44_804)
    expect((await load(at('cn_lexicons/stopword_gbk.txt'))).accepted.map(([word]) => word!.trim())).toContain('"')
    const companies = await load(at('cn_companies/company_short_forms_280k.txt'))
    expect(companies.accepted[0]).toEqual(['吖吖宝贝'])
    expect(companies.faults).toEqual([])
  })

  it('of real requests and of 620,573 villages have no fault', async () => {
    const requests = await load(at('la311/myla311_2017_subset.csv'))
    expect([requests.accepted.length, requests.table.headers.length, requests.faults.length]).toEqual([9999, 33, 0])
    const villages = await load(gunzipSync(at('cn_admin_divisions/villages.csv.gz')))
    expect(villages.accepted).toHaveLength(620_573)
    expect(villages.accepted.at(-1)!.slice(0, 2)).toEqual(['659012505508', '八连生活区'])
  })
})
