import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { encodeGb18030 } from '../../shared/samples/gbk.ts'
import { runImport } from './jobs/import.ts'
import { openTable } from './sources/open-table.ts'
import { openSourceFile } from './sources/source-file.ts'
import { openTestParts, type TestEngine } from './testing/engine-client.ts'
import { inPieces } from './testing/piecewise-file.ts'

const auto = importOptionsSchema.parse({})
const encodings = [
  ['gb18030', encodeGb18030],
  ['utf-8', (text: string) => new TextEncoder().encode(text)],
] as const
const header = ['编号', '日期', '内容', '街道']

/** Characters of two and four bytes in GB18030, of one to four in UTF-8, and bytes that could be taken for delimiters or quotes. */
const piece = fc.constantFrom(
  ...[
    '消防通道',
    '𠮷野家',
    '😀',
    '€',
    '㐹',
    'é',
    '丂',
    '亅',
    '乗',
    '，',
    '"引号"',
    'a,b',
    '两行\n内容',
    '两行\r\n',
    ' ',
    '=1+1',
    '\t',
    '|',
    ';',
    '0',
  ],
)
const text = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => `市民反映${pieces.join('')}。`)
const table = fc.record({
  contents: fc.array(text, { minLength: 3, maxLength: 6 }),
  newline: fc.constantFrom('\n', '\r\n'),
  hasLineEnd: fc.boolean(),
  everywhere: fc.boolean(),
})

const rowsOf = (contents: readonly string[]) =>
  contents.map((content, row) => [`${20260601000000 + row}`, `2026-06-${10 + row}`, content, '永宁街道'])

function quoted(cell: string, always: boolean): string {
  return always || /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function fileOf(
  rows: readonly string[][],
  { newline, hasLineEnd, everywhere }: { newline: string; hasLineEnd: boolean; everywhere: boolean },
) {
  const lines = rows.map((cells) => cells.map((cell) => quoted(cell, everywhere)).join(','))
  return [header.join(','), ...lines].join(newline) + (hasLineEnd ? newline : '')
}

/** Imports bytes that arrive in pieces of a size and gives the cells of all rows. */
async function importPieces({ call, workspace }: TestEngine, bytes: Uint8Array<ArrayBuffer>, size: number) {
  const target = { name: `表${Math.random()}`, kind: 'table' } as const
  const context = { signal: new AbortController().signal, progress: () => {} }
  const source = { name: '切.csv', blob: inPieces(bytes, size) }
  const { dataset, batch } = await runImport(workspace(), source, auto, target, context)
  const { rows, total } = await call('rows.page', { of: { dataset }, offset: 0, limit: 500 })
  if (total <= 500) await call('dataset.remove', { dataset })
  return { dataset, batch, rows: rows.map(({ cells }) => cells) }
}

const isPlain = async (bytes: Uint8Array<ArrayBuffer>) =>
  (await openTable(openSourceFile({ name: '切.csv', blob: new Blob([bytes]) }), auto)).plain !== null

describe.each(encodings)('200 files of %s, cut behind every byte', (encoding, encode) => {
  it('come back cell for cell on the fast path', async () => {
    const engine = await openTestParts()
    await fc.assert(
      fc.asyncProperty(table, async ({ contents, ...form }) => {
        const bytes = encode(fileOf(rowsOf(contents), form))
        expect(await isPlain(bytes)).toBe(true)
        const { batch, rows } = await importPieces(engine, bytes, 1)
        expect(batch.format.encoding).toBe(encoding)
        expect(rows).toEqual(rowsOf(contents))
      }),
      { numRuns: 100 },
    )
  })

  it('come back cell for cell row by row', async () => {
    const engine = await openTestParts()
    const stray = ['20260602000000', '2026-06-30', '5"屏幕', '永宁街道']
    await fc.assert(
      fc.asyncProperty(table, async ({ contents, ...form }) => {
        const plain = fileOf(rowsOf(contents), { ...form, hasLineEnd: true })
        const bytes = encode(`${plain}${stray.join(',')}${form.hasLineEnd ? form.newline : ''}`)
        expect(await isPlain(bytes)).toBe(false)
        const { rows } = await importPieces(engine, bytes, 1)
        expect(rows).toEqual([...rowsOf(contents), stray])
      }),
      { numRuns: 100 },
    )
  })

  it('come back cell for cell where the one path goes over to the other', async () => {
    const engine = await openTestParts()
    const [sample] = fc.sample(fc.array(text, { minLength: 28_000, maxLength: 28_000 }), { numRuns: 1, seed: 7 })
    const expected = sample!.map((content, row) => [
      `${20260601000000 + row}`,
      '2026-06-01',
      row === 27_000 ? '5"屏幕' : content,
      '永宁街道',
    ])
    const lines = expected.map((cells) => cells.map((cell) => (cell === '5"屏幕' ? cell : quoted(cell, false))).join(','))
    const bytes = encode(`${header.join(',')}\n${lines.join('\n')}\n`)
    expect(await isPlain(bytes)).toBe(true)
    const { dataset, batch } = await importPieces(engine, bytes, 7)
    expect(batch.account).toEqual({ received: 28_000, accepted: 28_000, duplicate: 0, rejected: 0 })
    for (let offset = 0; offset < expected.length; offset += 500) {
      const { rows } = await engine.call('rows.page', { of: { dataset }, offset, limit: 500 })
      expect(rows.map(({ cells }) => cells)).toEqual(expected.slice(offset, offset + 500))
    }
  })
})
