import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StringColumn } from './column.ts'
import { CHUNK_ROWS, decodeChunk, decodeHead, decodeText, encodeColumn, unitTextOf } from './segment.ts'

const valuesOf = (column: StringColumn) => Array.from({ length: column.length }, (_, row) => column.get(row))
const distinct = (count: number, rows: number) => Array.from({ length: rows }, (_, row) => `街道${row % count}`)

function decodeColumn(values: string[]): StringColumn {
  const { head, chunks } = encodeColumn(unitTextOf(values))
  const found = decodeHead(head)
  return 'dictionary' in found ? found.dictionary : decodeText(found.offsets, chunks)
}

describe('a segment column', () => {
  it('gives back what was encoded, value by value', () => {
    const holds = (values: string[]) => {
      expect(valuesOf(decodeColumn(values))).toEqual(values)
    }
    assert(property(array(string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 60 }), holds))
    assert(property(array(oneof(string({ unit: 'grapheme-ascii' }), constantFrom('', '月坛', '𠮷')), { maxLength: 60 }), holds))
    assert(property(array(constantFrom('', '月坛', '德胜', '𠮷'), { maxLength: 200 }), holds))
    assert(property(array(constantFrom('', 'yes', 'no'), { maxLength: 200 }), holds))
  })

  it.each([
    [255, 1200, true],
    [256, 1200, true],
    [300, 1200, true],
    [301, 1200, false],
    [16_384, 65_536, true],
    [16_385, 65_536, false],
  ])('%i different values in %i rows: as a dictionary: %s', (count, rows, isDictionary) => {
    const values = distinct(count, rows)
    expect('dictionary' in decodeHead(encodeColumn(unitTextOf(values)).head)).toBe(isDictionary)
    expect(valuesOf(decodeColumn(values))).toEqual(values)
  })

  it('is as in the example, and keeps nothing of the bytes it was decoded from', () => {
    const { head, chunks } = encodeColumn(unitTextOf(['月坛', '德胜', '月坛']))
    expect(chunks).toEqual([])
    expect([...head.slice(0, 28)]).toEqual([2, 1, 2, 0, 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 0, 1, 0, 0])
    const found = decodeHead(head)
    head.fill(0xff)
    expect('dictionary' in found && valuesOf(found.dictionary)).toEqual(['月坛', '德胜', '月坛'])
  })

  it('text lies in chunks of its rows, a byte a character where a chunk is ASCII, ranked elsewhere', () => {
    const values = Array.from({ length: 2 * CHUNK_ROWS + 1 }, (_, row) => (row === CHUNK_ROWS ? '文' : `no. ${row}`))
    const { head, chunks } = encodeColumn(unitTextOf(values))
    expect(chunks.map((chunk) => [...chunk.subarray(0, 4)])).toEqual([
      [3, 1, 0, 0],
      [3, 0, 0, 0],
      [3, 1, 0, 0],
    ])
    const found = decodeHead(head)
    if ('dictionary' in found) throw new Error('text was expected')
    const start = found.offsets[CHUNK_ROWS]!
    const second = decodeChunk(chunks[1]!)
    expect(second.slice(0, found.offsets[CHUNK_ROWS + 2]! - start)).toBe(`文no. ${CHUNK_ROWS + 1}`)
    expect(decodeChunk(chunks[2]!)).toBe(`no. ${2 * CHUNK_ROWS}`)
  })

  it('can be decoded wherever it lies in its buffer', () => {
    const { head } = encodeColumn(unitTextOf(['月坛', '德胜']))
    const shifted = new Uint8Array(head.length + 1)
    shifted.set(head, 1)
    const found = decodeHead(shifted.subarray(1))
    expect('dictionary' in found && valuesOf(found.dictionary)).toEqual(['月坛', '德胜'])
  })
})
