import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnOf, TextColumn } from '../table/column.ts'
import { fold, foldText } from '../values/fold.ts'
import { foldCharacter } from '../values/fold-table.ts'
import { foldBlock } from './folded-block.ts'

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

  it('equals folding the text as a whole', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(text, (original) => {
        expect(fold(original)).toBe(foldWhole(original))
      }),
      { numRuns: 2000, seed: 1 },
    )
  })

  it('cuts the original into whole characters whose foldings, put together, are the folded text', { timeout: 30_000 }, () => {
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

  it('is the same in blocks, from a text column, from values and from chosen rows', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 6 }), (cells) => {
        const offsets = new Uint32Array(cells.length + 1)
        cells.forEach((cell, index) => {
          offsets[index + 1] = offsets[index]! + cell.length
        })
        const rows = Uint32Array.of(cells.length - 1)
        const column = new TextColumn(cells.join(''), offsets)
        for (const block of [foldBlock(column), foldBlock(columnOf(cells))]) {
          cells.forEach((cell, index) => {
            expect(block.folded(index)).toBe(fold(cell))
            expect(block.text(index).isDirect).toBe(foldText(cell).isDirect)
          })
        }
        expect(foldBlock(column, rows).folded(0)).toBe(fold(cells.at(-1)!))
      }),
      { numRuns: 2000, seed: 4 },
    )
  })
})
