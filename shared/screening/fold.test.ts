import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ChunkedText, UnitsChunk } from '../table/chunked-text.ts'
import { columnOf, DictionaryColumn } from '../table/column.ts'
import { unitTextOf } from '../table/segment.ts'
import { fold, foldText, unitsToString } from '../values/fold.ts'
import { foldCharacter } from '../values/fold-table.ts'
import { ColumnCells } from './column-cells.ts'

const character = fc.oneof(
  fc.constantFrom(...'消防通道佔用後台。，！…㎡①ＡｂＣ９ﾊﾞ､ｶﾟéﬁİ㐹𠮷𠵾😀葛'),
  fc.constantFrom(
    '\u0301',
    '\u3099',
    'ﾞ',
    '\u{e0100}',
    '\u1100',
    '\u1161',
    '\u11a8',
    '각',
    'e',
    '\ud83d',
    '㗲',
    '\u0000',
    '\u0fb2',
    '\u0f71',
    '\u0f80',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 2 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
)
const text = fc.array(character, { maxLength: 12 }).map((parts) => parts.join(''))

function foldWhole(original: string): string {
  return [...original.normalize('NFKC')].map((codePoint) => foldCharacter(codePoint.toLowerCase())).join('')
}

describe('folding', () => {
  it.each([
    ['佔用消防通道', '占用消防通道'],
    ['ＡＢＣ１２３（試）', 'abc123(试)'],
    ['後台 乾燥', '后台 干燥'],
    ['５０㎡……', '50m2......'],
    ['㗲', '𠵾'],
    ['ﾊﾞｽ', 'バス'],
  ])('%s folds to %s', (original, folded) => {
    expect(fold(original)).toBe(folded)
  })

  it('equals folding the text as a whole', () => {
    fc.assert(
      fc.property(text, (original) => {
        expect(fold(original)).toBe(foldWhole(original))
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('cuts the original into whole characters whose foldings, put together, are the folded text', () => {
    fc.assert(
      fc.property(text, (original) => {
        const cell = foldText(original)
        let rebuilt = ''
        let reached = 0
        for (let index = 0; index < cell.folded.length; ) {
          const start = cell.originalStart(index)
          expect(start).toBe(reached)
          const end = cell.originalEnd(index + 1)
          const piece = fold(original.slice(start, end))
          for (let unit = 0; unit < piece.length; unit++) expect(cell.originalStart(index + unit)).toBe(start)
          rebuilt += piece
          reached = end
          index += piece.length
        }
        expect(reached).toBe(original.length)
        expect(rebuilt).toBe(cell.folded)
      }),
      { numRuns: 2000, seed: 2 },
    )
  })

  it('counts characters of the original by code point', () => {
    fc.assert(
      fc.property(text, fc.nat(12), (original, count) => {
        const prefix = [...original].slice(0, count).join('')
        expect(foldText(original).characterIndex(prefix.length)).toBe([...prefix].length)
      }),
      { numRuns: 1000, seed: 3 },
    )
  })

  it('is the same cell by cell, from a dictionary, from chunks of text and from values', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (cells) => {
        const { units, offsets } = unitTextOf(cells)
        const chunked = new ChunkedText(cells.length, cells.length, [new UnitsChunk(units, offsets)])
        const dictionary = new DictionaryColumn(cells, Uint8Array.from(cells.keys()))
        for (const column of [chunked, dictionary, columnOf(cells)]) {
          const read = new ColumnCells(column)
          cells.forEach((cell, row) => {
            expect(read.original(row)).toBe(cell)
            expect(read.folded(row)).toBe(fold(cell))
            expect(unitsToString(read.units, 0, read.fold(row))).toBe(fold(cell))
            expect(read.text(row).isDirect).toBe(foldText(cell).isDirect)
          })
        }
      }),
      { numRuns: 2000, seed: 4 },
    )
  })
})
