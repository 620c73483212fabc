import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockLimits, type RecordBlock, RecordScanner } from './record-scanner.ts'

const utf8 = new TextEncoder()
const start = { offset: 0, line: 1 }

function scan(text: string, sizes: number[], limits = { records: 3, bytes: 1000 }) {
  const bytes = utf8.encode(text)
  const scanner = new RecordScanner('甲.csv', 0x2c, start, limits)
  const blocks: RecordBlock[] = []
  let size = 0
  for (let at = 0; at < bytes.length; at += size) {
    size = sizes.length > 0 ? sizes[at % sizes.length]! : bytes.length
    blocks.push(...scanner.push(bytes.slice(at, at + size)))
  }
  blocks.push(...scanner.end())
  const shown = blocks.map((block) => ({ ...block, bytes: new TextDecoder().decode(block.bytes) }))
  return { blocks: shown, fault: scanner.fault }
}

describe('RecordScanner', () => {
  it('cuts behind so many records, never inside quotes, and says where each block begins', () => {
    const { blocks, fault } = scan('a,"1\r\n2\n3"\n\nb\r\n"""c""",\nd', [])
    expect(fault).toBeNull()
    expect(blocks).toEqual([
      { bytes: 'a,"1\r\n2\n3"\n\nb\r\n', records: 3, offset: 0, line: 1 },
      { bytes: '"""c""",\nd\n', records: 2, offset: 15, line: 6 },
    ])
  })

  it('cuts before the record that would make a block too large', () => {
    const { blocks } = scan('aaaa\nbbbb\ncccccccccccccccccc\ndd\n', [], { records: 9, bytes: 10 })
    expect(blocks.map(({ bytes }) => bytes)).toEqual(['aaaa\nbbbb\n', 'cccccccccccccccccc\n', 'dd\n'])
  })

  it.each([
    ['a quote inside an unquoted cell', 'x\na,b"c\n', 2, 2],
    ['something behind a closing quote', 'x\r\n"a"b\n', 3, 2],
    ['a CR alone', '"1\n2"\na\rb\n', 6, 3],
    ['a quote that is still open at the end', 'x\n"a\nb\n', 2, 2],
    ['a quote that is still open at the end without a line end', 'x\n"a', 2, 2],
    ['a CR behind a closing quote', 'x\n"a"\rb\n', 2, 2],
  ])('%s is reported with the start of its record, and the records before it are given out', (_, text, offset, line) => {
    for (const sizes of [[], [1], [2, 3]]) {
      const { blocks, fault } = scan(text, sizes)
      expect(fault).toEqual({ offset, line })
      expect(blocks.map(({ bytes }) => bytes).join('')).toBe(text.slice(0, offset))
    }
  })

  it('gives the same blocks and the same fault however the bytes arrive', () => {
    const piece = fc.constantFrom('a', '消', '"', '""', ',', '\n', '\r\n', '"b"', ',"c\n"', '\r')
    const text = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }), (content, sizes) => {
        const whole = scan(content, [], { records: 3, bytes: 16 })
        expect(scan(content, sizes, { records: 3, bytes: 16 })).toEqual(whole)
        const given = whole.blocks.map(({ bytes }) => bytes).join('')
        const until = whole.fault ? utf8.encode(content).slice(0, whole.fault.offset) : utf8.encode(content)
        expect(given.startsWith(new TextDecoder().decode(until))).toBe(true)
        expect(given.length - new TextDecoder().decode(until).length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 500 },
    )
  })

  it('refuses a record of more than 64 MB by its line', () => {
    const scanner = new RecordScanner('甲.csv', 0x2c, start, blockLimits(2))
    scanner.push(utf8.encode('a\n'))
    const piece = new Uint8Array(16 * 1024 * 1024).fill(0x61)
    expect(() => {
      for (let count = 0; count < 5; count++) scanner.push(piece)
    }).toThrow(expect.objectContaining({ code: 'file.recordTooLong', details: { file: '甲.csv', line: 2 } }))
  })
})
