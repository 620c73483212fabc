import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RankedChunk, UnitsChunk } from '../table/chunked-text.ts'
import { encodeRanked, rankedCodes, rankedStarts } from '../table/ranked-text.ts'
import { unitTextOf } from '../table/segment.ts'
import { foldTable } from '../values/fold-table.ts'
import { LiteralScanner } from './literal-scanner.ts'

/** Common characters have one byte each, of the others two; 佔, Ａ and ，fold to another one, ㎡ and 😀 to no single one. */
const common = ['占', '用', '消', '防', 'a', ',', '佔', 'Ａ', '，']
const rare = Array.from({ length: 500 }, (_, index) => String.fromCharCode(0x4e00 + index))
const characters = fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...common) }, fc.constantFrom(...rare.slice(-9), '㎡', '😀'))

test('cells that stay ranked in memory are read and searched as those in units', () => {
  const { units: map } = foldTable()
  const filling = [common.join('').repeat(400), rare.join('').repeat(2)]
  const literal = fc.array(fc.constantFrom(...common.slice(0, 6), ...rare.slice(-9)), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(
      fc.array(fc.array(characters, { maxLength: 30 }), { minLength: 1, maxLength: 12 }),
      fc.uniqueArray(literal, { minLength: 1, maxLength: 12, selector: String }),
      (words, literals) => {
        const cells = [...words.map((word) => word.join('')), ...filling]
        const { units, offsets } = unitTextOf(cells)
        const codes = rankedCodes(encodeRanked(units, 0)!, 0)
        const ranked = new RankedChunk(codes, offsets, rankedStarts(codes, offsets))
        const plain = new UnitsChunk(units, offsets)
        const scanner = new LiteralScanner(literals.map((characters) => characters.join('')))
        for (const cell of cells.keys()) {
          const [one, other] = [plain, ranked].map((chunk) => {
            const target = new Uint16Array(chunk.lengthOf(cell))
            return { text: chunk.text(cell), length: chunk.read(cell, target, map), units: [...target] }
          })
          expect(other).toEqual(one)
          const count = scanner.scanOriginal(units, plain.startOf(cell), plain.lengthOf(cell))
          const expected = [count, scanner.found.slice(0, Math.max(0, count)), scanner.places.slice(0, Math.max(0, count))]
          const found = scanner.scanRanked(ranked, cell)
          expect([found, scanner.found.slice(0, Math.max(0, found)), scanner.places.slice(0, Math.max(0, found))]).toEqual(
            expected,
          )
        }
      },
    ),
    { numRuns: 300 },
  )
})
