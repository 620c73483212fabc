import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { encodeGb18030 } from '../../../shared/samples/gbk.ts'
import { type CellBlock, cellText } from '../../../shared/table/cells.ts'
import { BlockParser } from './block-parser.ts'
import { RecordScanner } from './record-scanner.ts'

const encodings = [
  ['utf-8', (text: string) => new TextEncoder().encode(text)],
  ['gb18030', encodeGb18030],
] as const

const cell = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom('', '1', '消防通道', '他说"占用"', '两行\n内容', '两行\r\n内容', '，', ' ', '"', '\t', ';'),
  },
  fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !text.includes('\ufffd')),
  fc.constantFrom('𠮷野家', '€é', '㐹', '\ue5e5'),
)
const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    newline: fc.constantFrom('\n', '\r\n'),
    delimiter: fc.constantFrom(',', '\t', ';'),
    hasLineEnd: fc.boolean(),
    everywhere: fc.boolean(),
  }),
)

function rowsOf(block: CellBlock): string[][] {
  return Array.from({ length: block.rows }, (_, row) =>
    Array.from({ length: block.width }, (_, column) => cellText(block, row * block.width + column)),
  )
}

/** Reads a file in pieces of so many bytes, three records a block. */
function read(bytes: Uint8Array, encoding: 'utf-8' | 'gb18030', delimiter: string, width: number, size: number): string[][] {
  const dialect = { encoding, delimiter: delimiter.charCodeAt(0) }
  const scanner = new RecordScanner('', dialect.delimiter, { offset: 0, line: 1 }, { records: 3, bytes: 64 })
  const parser = new BlockParser(dialect, width)
  const rows: string[][] = []
  const take = (blocks: ReturnType<RecordScanner['push']>) => {
    for (const block of blocks) {
      const parsed = parser.parse(block)
      expect(parsed.irregular).toBeNull()
      rows.push(...rowsOf(parsed))
      parser.release(parsed)
    }
  }
  for (let at = 0; at < bytes.length; at += size) take(scanner.push(bytes.slice(at, at + size)))
  take(scanner.end())
  expect(scanner.fault).toBeNull()
  return rows
}

const isBlank = (cells: readonly string[]) => cells.every((text) => text.trim() === '')

describe('the fast path', () => {
  it.each(encodings)(
    '200 files of %s, characters cut at every border: cell for cell what PapaParse reads of the decoded text',
    (encoding, encode) => {
      fc.assert(
        fc.property(table, ({ rows, newline, delimiter, hasLineEnd, everywhere }) => {
          const quoted = Papa.unparse(rows, { newline, delimiter, quotes: everywhere })
          const text = quoted + (hasLineEnd ? newline : '')
          const bytes = encode(text)
          const decoded = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes)
          const { data } = Papa.parse<string[]>(decoded, { delimiter, newline })
          const expected = data.filter((cells) => !isBlank(cells))
          const width = rows[0]!.length
          for (const size of [1, 5]) {
            const found = read(bytes, encoding, delimiter, width, size)
            expect(found).toEqual(expected)
            expect(found.flat().join('')).not.toContain('\ufffd')
          }
        }),
        { numRuns: 200 },
      )
    },
  )

  it.each([
    ['a record of another width', 'a,b\nc\nd,e\n', 1],
    ['a record that is too wide', 'a,b\n,\nc,d,e\n', 2],
    ['undecodable bytes', 'a,b\nc,\xff\n', 1],
    ['the header once more', 'a,b\n\nx,yz\nc,d\n', 2],
  ])('%s ends the block before it', (_, text, irregular) => {
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0))
    const records = text.split('\n').length - 1
    for (const [encoding] of encodings) {
      const parsed = new BlockParser({ encoding, delimiter: 0x2c, titles: 'xyz' }, 2).parse({ bytes, records })
      expect({ irregular: parsed.irregular, rows: rowsOf(parsed) }).toEqual({ irregular, rows: [['a', 'b']] })
    }
  })
})
