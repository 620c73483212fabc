import { read, utils, write } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { modelSchema } from '../../shared/model/model.ts'
import { encodeGb18030 } from '../../shared/samples/gbk.ts'
import { runImport } from './jobs/import.ts'
import { droppedFile, openTestEngine, openTestParts } from './testing/engine-client.ts'
import { inPieces, piecewiseFile } from './testing/piecewise-file.ts'
import { zipOf } from './testing/zip-file.ts'

const auto = importOptionsSchema.parse({})
const table = { name: '表', kind: 'table' } as const
const context = { signal: new AbortController().signal, progress: () => {} }
const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${20260601000000 + from + index},2026-06-01,第${from + index}件`)
const head = '编号,日期,内容'

async function importContent(content: string | Uint8Array<ArrayBuffer>, engine?: Call<EngineContract>, options: object = {}) {
  const call = engine ?? (await openTestEngine())
  const target = { name: `表${Math.random()}`, kind: 'table' } as const
  const { dataset, batch } = await call('import.run', {
    source: droppedFile('甲.csv', content),
    options: importOptionsSchema.parse(options),
    target,
  })
  const page = await call('rows.page', { of: { dataset }, offset: 0, limit: 500 })
  const { rejects } = await call('batch.rejects', { batch: batch.id, offset: 0, limit: 500 })
  return { call, dataset, batch, page, rows: page.rows.map(({ row, cells }) => [row, ...cells]), rejects }
}

async function csvOf(call: Call<EngineContract>, dataset: string): Promise<string> {
  const { bytes } = await call('output.csv', { of: { what: 'rows', rows: { dataset } }, offset: 0, limit: 1000 })
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** Imports a file that cannot be cloned; gives the code of the refusal and what it left in the workspace. */
async function refusalOf(blob: Blob) {
  const { workspace } = await openTestParts()
  const refused = await runImport(workspace(), { name: '甲.csv', blob }, auto, table, context).then(
    () => null,
    (error: { code?: string; details?: object }) => ({ code: error.code, details: error.details }),
  )
  const { store } = workspace()
  return { refused, left: [await store.list('dataset'), await store.list('batch'), await store.list('pending')] }
}

describe('a truncated file', () => {
  it.each([
    ['gb18030', encodeGb18030],
    ['utf-8', (text: string) => new TextEncoder().encode(text)],
  ] as const)('of %s keeps every row before the cut, wherever it is cut', async (_, encode) => {
    const call = await openTestEngine()
    const rows = Array.from({ length: 9 }, (_, row) => [
      `${20260601000000 + row}`,
      '2026-06-01',
      row % 3 === 1 ? `两行\n内容，"${row}"` : `消防通道${row}`,
    ])
    const text = `${head}\n${rows.map((cells) => cells.map((cell) => (/["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')).join('\n')}\n`
    const bytes = encode(text)
    const ends = rows.map((_, row) => encode(text).length - encode(text.slice(text.indexOf(rows[row]![0]!))).length)
    for (let cut = ends[6]!; cut < bytes.length; cut++) {
      const whole = ends.filter((end) => end <= cut).length - 1
      const { batch, page, dataset } = await importContent(bytes.slice(0, cut), call)
      const { received, accepted, rejected } = batch.account
      expect(received, `${cut}`).toBe(accepted + rejected)
      expect(received - whole, `${cut}`).toBeGreaterThanOrEqual(0)
      expect(received - whole, `${cut}`).toBeLessThanOrEqual(2)
      expect(
        page.rows.slice(0, whole).map(({ cells }) => cells),
        `${cut}`,
      ).toEqual(rows.slice(0, whole))
      expect(page.rows.flatMap(({ cells }) => cells).join(''), `${cut}`).not.toContain('\ufffd')
      await call('dataset.remove', { dataset })
    }
  })

  it.each([50, 400])(
    'that ends in a run of zero bytes, as after a power cut, loses none of %i rows before them',
    async (count) => {
      const { batch, rows } = await importContent(`${head}\n${lines(1, count).join('\n')}\n${'\0'.repeat(4096)}`)
      expect(rows.slice(0, count)).toEqual(lines(1, count).map((line, index) => [index + 1, ...line.split(',')]))
      expect(batch.account).toMatchObject({ accepted: count })
    },
  )
})

describe('zero bytes', () => {
  it.each([
    ['plain', (text: string) => text],
    ['read row by row', (text: string) => `${text}20260602000000,2026-06-02,5"屏\n`],
  ])('inside cells of a file that is %s come back as they are', async (_, form) => {
    const { call, dataset, rows } = await importContent(form(`${head}\n${lines(1, 5).join('\n')}\n9,2026-06-09,"a\0b\n\0c"\n`))
    expect(rows[5]).toEqual([6, '9', '2026-06-09', 'a\0b\n\0c'])
    expect(await csvOf(call, dataset)).toContain('6,9,2026-06-09,"a\0b\n\0c"\r\n')
  })

  it('and nothing else are no table', async () => {
    await expect(importContent('\0'.repeat(5000))).rejects.toMatchObject({ code: 'file.notATable' })
  })
})

describe('a single line of 300 MB', () => {
  const size = 300 << 20
  const endless = (start: string) => {
    const first = new TextEncoder().encode(start)
    const filler = new Uint8Array(4 << 20).fill(0x61)
    return piecewiseFile(
      {
        size,
        bytes: (from, to) => {
          const piece = filler.slice(0, to - from)
          if (from < first.length) piece.set(first.subarray(from, Math.min(to, first.length)))
          return piece
        },
      },
      1 << 20,
    )
  }

  it.each([
    ['alone', ''],
    ['behind rows', `${head}\n${lines(1, 100).join('\n')}\n`],
    ['in a quote that never closes', `${head}\n1,2,"`],
    ['behind rows, in a quote', `${head}\n${lines(1, 100).join('\n')}\n1,2,"`],
  ])('%s is refused by name after a part of it, and leaves nothing', async (_, start) => {
    const { blob, delivered } = endless(start)
    const { refused, left } = await refusalOf(blob)
    expect(refused).toMatchObject({ code: 'file.recordTooLong', details: { file: '甲.csv', line: expect.any(Number) } })
    expect(left).toEqual([[], [], []])
    expect(delivered()).toBeLessThan(100 << 20)
  })
})

describe('20,000 columns', () => {
  const wide = (columns: number, rows: number) =>
    Array.from({ length: rows + 1 }, (_, row) =>
      Array.from({ length: columns }, (_, column) => (row === 0 ? `列名${column}` : `${row}`)).join(','),
    ).join('\n')

  it('are refused with the number that is possible', async () => {
    const call = await openTestEngine()
    await expect(importContent(wide(20_000, 3), call)).rejects.toMatchObject({
      code: 'file.tooWide',
      details: { columns: 20_000, limit: 16_384 },
    })
    expect(await call('dataset.list', {})).toEqual([])
  })

  it('are one tenth of them no trouble', async () => {
    const { batch, page } = await importContent(wide(2000, 3))
    expect(batch.account).toEqual({ received: 3, accepted: 3, duplicate: 0, rejected: 0 })
    expect([page.columns.length, page.rows[2]!.cells.at(-1)]).toEqual([2000, '3'])
  })

  it('in one row of a narrow table cost that row', async () => {
    const stray = Array.from({ length: 20_000 }, (_, column) => `x${column}`).join(',')
    const text = `${head}\n${[...lines(1, 20), stray, ...lines(21, 40)].join('\n')}\n`
    const { batch, rejects } = await importContent(text)
    expect(batch.account).toEqual({ received: 41, accepted: 40, duplicate: 0, rejected: 1 })
    expect(rejects).toMatchObject([{ row: 21, line: 22, raw: stray }])
  })
})

describe('a zip bomb named .xlsx', () => {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  /** A workbook whose sheet is so many megabytes of one blank; `declared` is what its directory says of it. */
  function bomb(megabytes: number, declared?: number): Uint8Array<ArrayBuffer> {
    const sheet = new Uint8Array(megabytes << 20).fill(0x20)
    sheet.set(new TextEncoder().encode('<worksheet><sheetData>'))
    const bytes = zipOf({
      '_rels/.rels': `<Relationships><Relationship Id="a" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      'xl/workbook.xml': `<workbook xmlns:r="${relations}"><sheets><sheet name="表" sheetId="1" r:id="s"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="s" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      'xl/worksheets/sheet1.xml': sheet,
    })
    if (declared === undefined) return bytes
    const directory = bytes.findLastIndex((_, at) => bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1)
    new DataView(bytes.buffer).setUint32(directory + 24, declared, true)
    return bytes
  }

  it.each([
    ['that unpacks to a thousand times its size', bomb(64)],
    ['that declares four gigabytes', bomb(1, 0xf000_0000)],
    ['that declares less than it holds', bomb(8, 1000)],
  ])('%s is refused by name and leaves nothing', async (_, bytes) => {
    const call = await openTestEngine()
    const run = call('import.run', { source: droppedFile('账.xlsx', bytes), options: auto, target: table })
    await expect(run).rejects.toMatchObject({
      code: expect.stringMatching(/^file\.(bomb|notATable)$/),
      details: { file: '账.xlsx' },
    })
    expect(await call('dataset.list', {})).toEqual([])
  })
})

describe('a header twice', () => {
  const own = (count: number) => lines(1, count)
  it.each([
    ['right below itself', [head, head, ...own(4)], [1], 5],
    ['between rows', [head, ...own(4), head, ...lines(5, 8)], [5], 9],
    ['behind a blank line between rows', [head, ...own(6), '', head, ...lines(7, 12)], [7], 13],
    ['as the last line', [head, ...own(6), head], [7], 7],
  ])('%s is one reject, and every row stays', async (_, all, rejected, received) => {
    const { batch, rows, rejects } = await importContent(`${all.join('\n')}\n`)
    expect(batch.account).toMatchObject({ received, rejected: rejected.length, accepted: received - rejected.length })
    expect(rejects.map(({ row, code, raw }) => [row, code, raw])).toEqual(rejected.map((row) => [row, 'other-table', head]))
    expect(new Set(rows.map(([row]) => row)).size).toBe(received - rejected.length)
  })

  it('far behind the head of a plain file is one reject too', async () => {
    const text = `${[head, ...lines(1, 30_000), head, ...lines(30_001, 40_000)].join('\n')}\n`
    const { batch, rejects } = await importContent(text)
    expect(batch.account).toEqual({ received: 40_001, accepted: 40_000, duplicate: 0, rejected: 1 })
    expect(rejects).toMatchObject([{ row: 30_001, line: 30_002, code: 'other-table' }])
  })
})

describe('columns called like members of every object', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']
  const text = `${names.join(',')}\n${Array.from({ length: 6 }, (_, row) => names.map((_, column) => `甲${row}${column}`).join(',')).join('\n')}\n`

  it('are columns like others: rows, profile, verification, output', async () => {
    const { call, dataset, batch, page, rows } = await importContent(text)
    expect(page.columns.map(({ name, header }) => [name, header])).toEqual(names.map((name) => [name, name]))
    expect(rows[5]).toEqual([6, '甲50', '甲51', '甲52', '甲53', '甲54'])
    expect((await call('dataset.profile', { dataset })).map(({ name, filled }) => [name, filled])).toEqual(
      names.map((name) => [name, 6]),
    )
    const { columns } = await call('batch.verification', { batch: batch.id })
    expect(columns.map(({ name }) => name)).toEqual(names)
    expect((await csvOf(call, dataset)).split('\r\n')[0]).toBe(`\ufeffrow,${names.join(',')}`)
  })

  it('have the types that are given to them', async () => {
    const types = { constructor: 'category', toString: 'place' }
    const { page } = await importContent(text, undefined, { types })
    expect(page.columns.map(({ type }) => type)).toEqual(['text', 'category', 'place', 'text', 'text'])
  })

  it('are found by a screen and known again by a recipe', async () => {
    const { call, dataset, batch } = await importContent(text)
    const model = modelSchema.parse({
      format: 'guoshai.model/1',
      id: 'm',
      sources: { tickets: { kind: 'table' } },
      steps: names.map((name, index) => ({
        id: `s${index}`,
        op: 'screen',
        from: 'tickets',
        layers: [{ name: '一', where: `${name}:甲3${index}` }],
      })),
    })
    const run = await call('run.save', { model, bindings: { tickets: dataset } })
    for (const index of names.keys()) {
      const found = await call('rows.page', { of: { run: run.id, step: `s${index}` }, offset: 0, limit: 5 })
      expect(found.rows.map(({ row }) => row)).toEqual([4])
    }
    const recipe = await call('batch.recipe', { batch: batch.id })
    await call('recipe.save', { ...recipe, name: '__proto__' })
    const next = await call('import.preview', { source: droppedFile('乙.csv', text), options: {} })
    expect([next.recipe, next.columns.map(({ name }) => name)]).toEqual(['__proto__', names])
  })

  it('may be the name of a dataset and values of a column', async () => {
    const { call } = await importContent(text)
    const { dataset } = await call('import.run', {
      source: droppedFile('__proto__', 'constructor,b\n__proto__,1\n__proto__,2\ntoString,3\n'),
      options: auto,
      target: { name: '__proto__', kind: 'table' },
    })
    const [column] = await call('dataset.profile', { dataset })
    expect(column).toMatchObject({ filled: 3, distinct: 2 })
    const tally = await call('rows.tally', { of: { dataset }, column: 'constructor', by: 'value', limit: 5 })
    expect(tally).toEqual([
      { key: '__proto__', count: 2 },
      { key: 'toString', count: 1 },
    ])
  })
})

describe('formulas', () => {
  const values = ['=1+1', '+1', '-1', '@x', '=cmd|"/C calc"!A1', '\t=1', "'=1"]

  it('are text: kept, shown and written as they stand', async () => {
    const text = `公式,甲\n${values.map((value) => `"${value.replaceAll('"', '""')}",x`).join('\n')}\n`
    const { call, dataset, rows } = await importContent(text)
    expect(rows.map(([, cell]) => cell)).toEqual(values)
    const csv = await csvOf(call, dataset)
    for (const value of values) expect(csv).toContain(value.includes('"') ? `"${value.replaceAll('"', '""')}"` : value)
  })

  it('of a workbook give the value that was saved with them', async () => {
    const sheet = utils.aoa_to_sheet([
      ['名称', '合计'],
      ['甲', 1],
      ['乙', 2],
    ])
    sheet.B3 = { t: 'n', v: 42, f: 'SUM(B2:B2)' }
    const book = utils.book_new()
    utils.book_append_sheet(book, sheet, '表')
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer)
    expect(read(bytes).Sheets.表!.B3.f).toBe('SUM(B2:B2)')
    const { rows } = await importContent(bytes)
    expect(rows).toEqual([
      [1, '甲', '1'],
      [2, '乙', '42'],
    ])
  })
})

describe('a file that changes while it is read', () => {
  const bytes = new TextEncoder().encode(`${head}\n${lines(1, 60_000).join('\n')}\n`)
  it.each([
    ['grows', 9],
    ['shrinks', -9],
  ])('and %s is refused by name, plain or not, and leaves nothing', async (_, by) => {
    for (const first of ['20260601000001', '2026060"1000001']) {
      const content = bytes.slice()
      content.set(new TextEncoder().encode(first), new TextEncoder().encode(`${head}\n`).length)
      const blob = inPieces(content, 1 << 16)
      Object.defineProperty(blob, 'size', { value: content.length - by })
      const { refused, left } = await refusalOf(blob)
      expect(refused).toEqual({ code: 'file.changed', details: { file: '甲.csv' } })
      expect(left).toEqual([[], [], []])
    }
  })
})

describe('two imports at once', () => {
  const tickets = (from: number, to: number) => `工单编号,受理时间,诉求内容\n${lines(from, to).join('\n')}\n`

  it('into one dataset come one after the other: nothing is doubled or lost', async () => {
    const call = await openTestEngine()
    const first = await call('import.run', {
      source: droppedFile('一.csv', tickets(1, 100)),
      options: auto,
      target: { name: '热线工单', kind: 'ticket' },
    })
    const target = { dataset: first.dataset }
    const both = await Promise.all(
      ['二.csv', '三.csv'].map((name) =>
        call('import.run', { source: droppedFile(name, tickets(51, 20_000)), options: auto, target }),
      ),
    )
    expect(both.map(({ batch }) => batch.account)).toEqual([
      { received: 19_950, accepted: 19_900, duplicate: 50, rejected: 0 },
      { received: 19_950, accepted: 0, duplicate: 19_950, rejected: 0 },
    ])
    const [summary] = await call('dataset.list', {})
    expect([summary!.rowCount, summary!.batches.map(({ fileName }) => fileName)]).toEqual([
      20_000,
      ['一.csv', '二.csv', '三.csv'],
    ])
  })

  it('into two datasets go side by side; of two under one new name one is refused', async () => {
    const call = await openTestEngine()
    const names = ['甲', '乙', '乙']
    const ended = await Promise.allSettled(
      names.map((name, index) =>
        call('import.run', {
          source: droppedFile(`${index}.csv`, tickets(1, 5000)),
          options: auto,
          target: { name, kind: 'ticket' },
        }),
      ),
    )
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(ended[2]).toMatchObject({ reason: { code: 'dataset.nameTaken' } })
    expect((await call('dataset.list', {})).map(({ rowCount }) => rowCount)).toEqual([5000, 5000])
  })
})

it('bytes of any kind are a table or are refused by a sentence, and never anything else', async () => {
  const call = await openTestEngine()
  const part = fc.oneof(
    fc.uint8Array({ maxLength: 40 }),
    fc.constantFrom(
      ...['a,b\n1,2\n', '"', '\0', '\r', '\n', ',', ';', '\ufeff', '消防', 'PK\u0003\u0004', '<table>', '=', ' '].map((text) =>
        new TextEncoder().encode(text),
      ),
    ),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 12 }), async (parts) => {
      const bytes = new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer())
      const target = { name: `表${Math.random()}`, kind: 'ticket' } as const
      const ended = await call('import.run', { source: droppedFile('乱.csv', bytes), options: auto, target }).then(
        ({ dataset, batch }) => ({ dataset, account: batch.account }),
        (error: { code: string }) => ({ code: error.code }),
      )
      if ('code' in ended) expect(ended.code).toMatch(/^file\./)
      else {
        const { received, accepted, duplicate, rejected } = ended.account
        expect(received).toBe(accepted + duplicate + rejected)
        await call('dataset.remove', { dataset: ended.dataset })
      }
    }),
    { numRuns: 300 },
  )
})
