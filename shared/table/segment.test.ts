import { array, assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DictionaryColumn, type StringColumn, TextColumn } from './column.ts'
import { decodeColumn, encodeColumn } from './segment.ts'

const valuesOf = (column: StringColumn) => Array.from({ length: column.length }, (_, row) => column.get(row))
const distinct = (count: number, rows: number) => Array.from({ length: rows }, (_, row) => `街道${row % count}`)

describe('a segment column', () => {
  it('gives back what was encoded, value by value', () => {
    const holds = (values: string[]) => {
      expect(valuesOf(decodeColumn(encodeColumn(values)))).toEqual(values)
    }
    assert(property(array(string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 60 }), holds))
    assert(property(array(constantFrom('', '月坛', '德胜', '𠮷'), { maxLength: 200 }), holds))
  })

  it.each([
    [255, 1200, DictionaryColumn],
    [256, 1200, DictionaryColumn],
    [300, 1200, DictionaryColumn],
    [301, 1200, TextColumn],
    [16_384, 65_536, DictionaryColumn],
    [16_385, 65_536, TextColumn],
  ])('%i different values in %i rows', (count, rows, kind) => {
    const values = distinct(count, rows)
    const column = decodeColumn(encodeColumn(values))
    expect(column).toBeInstanceOf(kind)
    expect(valuesOf(column)).toEqual(values)
  })

  it('is as in the example, and keeps nothing of the bytes it was decoded from', () => {
    const bytes = encodeColumn(['月坛', '德胜', '月坛'])
    expect([...bytes.slice(0, 28)]).toEqual([2, 1, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 4, 0, 0, 0, 0, 1, 0, 0])
    for (const encoded of [bytes, encodeColumn(distinct(40, 40))]) {
      const column = decodeColumn(encoded)
      const before = valuesOf(column)
      encoded.fill(0xff)
      expect(valuesOf(column)).toEqual(before)
    }
  })

  it('can be decoded wherever it lies in its buffer', () => {
    const bytes = encodeColumn(['月坛', '德胜'])
    const shifted = new Uint8Array(bytes.length + 1)
    shifted.set(bytes, 1)
    expect(valuesOf(decodeColumn(shifted.subarray(1)))).toEqual(['月坛', '德胜'])
  })
})
