import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../values/fold.ts'
import { buildPostings, PostingBuilder } from './posting.ts'
import { candidateRows, candidatesOf } from './posting-candidates.ts'
import { BITS_FROM, CHUNK_BYTES, type EncodedPostings, GAPS_FROM } from './posting-format.ts'
import { readPostingKeys } from './posting-keys.ts'
import { readPosting } from './posting-rows.ts'
import { rowsOf } from './row-set.ts'

/** Cells as units and offsets, lone surrogates as they are. */
function unitsOf(cells: readonly string[]): [Uint16Array, Uint32Array] {
  const text = cells.join('')
  const units = Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
  const offsets = new Uint32Array(cells.length + 1)
  for (const [index, cell] of cells.entries()) offsets[index + 1] = offsets[index]! + cell.length
  return [units, offsets]
}

function searcher({ keys: bytes, chunks }: EncodedPostings) {
  const keys = readPostingKeys(bytes)
  return (term: string) => {
    const candidates = candidatesOf(keys, term)
    return candidates ? [...rowsOf(candidateRows(keys, candidates, (chunk) => chunks[chunk]!))] : []
  }
}

const rowsWith = (cells: readonly string[], term: string) =>
  cells.flatMap((cell, row) => (fold(cell).includes(term) ? [row] : []))

/** Cells of few characters, so that pairs recur, among them those that fold to more, to fewer, to others, and broken ones. */
const piece = fc.constantFrom(
  ...'消防通道佔占用ＡａA1１。',
  '㎡',
  '…',
  'ﬁ',
  'ﾊﾞ',
  'e\u0301',
  '\u0301',
  '각',
  '\u1100\u1161',
  '𠮷',
  '㗲',
  '😀',
  '\ud83d',
  '\ude00',
  'e\u{e0100}',
  '𑂙\u{110ba}',
  '\u0000',
  '\uffff',
  'İ',
)
const cell = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))

describe('the index of a text column', () => {
  it('leads to every row that holds a term, and for one and two units to no other', () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), cell, (cells, other) => {
        const search = searcher(buildPostings(...unitsOf(cells)))
        for (const text of [...cells, other]) {
          const folded = fold(text)
          for (const length of [1, 2, 3, 4, folded.length]) {
            for (let from = 0; length > 0 && from + length <= folded.length; from++) {
              const term = folded.slice(from, from + length)
              const found = search(term)
              const truth = rowsWith(cells, term)
              if (length <= 2) expect(found, JSON.stringify(term)).toEqual(truth)
              else expect(truth.filter((row) => !found.includes(row))).toEqual([])
            }
          }
        }
      }),
      { numRuns: 400, seed: 1 },
    )
  })

  it.each([
    ['佔用消防通道', '占用', true],
    ['ＦＩＲＥ', 'fire', true],
    ['５０㎡', '0m', true],
    ['等……', '..', true],
    ['ﾊﾞｽ', 'バ', true],
    ['吉𠮷', '𠮷', true],
    ['a\u0000b', 'a\u0000', true],
    ['a', 'a\u0000', false],
    ['', '占', false],
  ])('%j holds %j: %s', (text, term, holds) => {
    expect(searcher(buildPostings(...unitsOf([text])))(term)).toEqual(holds ? [0] : [])
  })

  it('does not join the end of a cell to the beginning of the next', () => {
    const search = searcher(buildPostings(...unitsOf(['消防', '通道', '', '防通'])))
    expect(search('防通')).toEqual([3])
    expect(search('防')).toEqual([0, 3])
  })

  it.each([
    ['rows', 1],
    ['rows', GAPS_FROM - 1],
    ['gaps', GAPS_FROM],
    ['gaps', BITS_FROM - 1],
    ['bits', BITS_FROM],
    ['bits', BITS_FROM + 1],
    ['bits', 65_536],
  ])('keeps %s of a pair in %i rows', (form, count) => {
    const cells = Array.from({ length: 65_536 }, () => '')
    const truth = Array.from({ length: count }, (_, index) => Math.floor((index * 65_535) / Math.max(1, count - 1)))
    for (const row of truth) cells[row] = '甲乙甲乙'
    const { keys: bytes, chunks } = buildPostings(...unitsOf(cells))
    const entry = readPostingKeys(bytes).find('甲'.charCodeAt(0), '乙'.charCodeAt(0))!
    expect(entry.count).toBe(count)
    expect(entry.length).toBe(form === 'rows' ? 2 * count : form === 'bits' ? 8192 : entry.length)
    expect(readPosting(chunks[entry.chunk]!, entry).bits !== undefined).toBe(form === 'bits')
    const search = searcher({ keys: bytes, chunks })
    for (const term of ['甲乙', '乙甲', '甲', '乙']) expect(search(term)).toEqual(truth)
  })

  it('cuts postings into chunks that hold whole ones, and finds those on both sides of every border', () => {
    const letters = Array.from({ length: 600 }, (_, index) => String.fromCharCode(0xe000 + index))
    const cells = Array.from({ length: 3000 }, (_, row) =>
      Array.from({ length: 120 }, (_, at) => letters[(row * 7 + at * at * 13 + ((row * at) % 11)) % 600]!).join(''),
    )
    const encoded = buildPostings(...unitsOf(cells))
    expect(encoded.chunks.length).toBeGreaterThan(2)
    const keys = readPostingKeys(encoded.keys)
    expect(keys.chunkCount).toBe(encoded.chunks.length)
    for (const chunk of encoded.chunks) expect(chunk.length).toBeLessThanOrEqual(CHUNK_BYTES)
    const entries = letters.flatMap((letter) => keys.startingWith(letter.charCodeAt(0)).map((entry) => ({ letter, entry })))
    const borders = entries.filter(({ entry }, index) => {
      const next = entries[index + 1]?.entry
      return next && next.chunk !== entry.chunk
    })
    expect(borders).toHaveLength(encoded.chunks.length - 1)
    const search = searcher(encoded)
    for (const { letter } of borders) expect(search(letter)).toEqual(rowsWith(cells, letter))
    let at = 0
    let chunk = 0
    for (const { entry } of entries) {
      if (entry.chunk !== chunk) {
        expect(at).toBe(encoded.chunks[chunk]!.length)
        chunk++
        at = 0
      }
      expect([entry.chunk, entry.offset]).toEqual([chunk, at])
      at += entry.length
    }
  })

  it('is the same whatever was built before it, and in several sweeps as in one', () => {
    const cells = Array.from({ length: 500 }, (_, row) => `工单${row % 17}号：${'消防通道被占用'.slice(row % 5)}…${row}`)
    const [units, offsets] = unitsOf(cells)
    const fresh = new PostingBuilder().build(units, offsets)
    const used = new PostingBuilder()
    used.build(...unitsOf(['其他文字'.repeat(3000), 'abc']))
    expect(used.build(units, offsets)).toEqual(fresh)
    expect(new PostingBuilder(1000).build(units, offsets)).toEqual(fresh)
  })

  it('is as in the example of its format', () => {
    const { keys, chunks } = buildPostings(...unitsOf(['ab', 'b']))
    expect([...keys]).toEqual([1, 2, 2, 1, 6, 0x61, 1, 2, 0, 1, 4, 0x20, 0x01])
    expect(chunks.map((chunk) => [...chunk])).toEqual([[0, 0, 0, 0, 1, 0]])
  })

  it('of no rows and of empty cells finds nothing', () => {
    for (const cells of [[], ['', '']]) {
      const encoded = buildPostings(...unitsOf(cells))
      expect(encoded.chunks).toEqual([])
      expect(readPostingKeys(encoded.keys).rows).toBe(cells.length)
      expect(searcher(encoded)('占')).toEqual([])
    }
  })

  it('refuses more rows than a segment has, an empty term and bytes of another version', () => {
    expect(() => buildPostings(new Uint16Array(0), new Uint32Array(65_538))).toThrow(RangeError)
    const { keys } = buildPostings(...unitsOf(['ab']))
    expect(() => candidatesOf(readPostingKeys(keys), '')).toThrow(RangeError)
    expect(() => readPostingKeys(Uint8Array.of(2, 0, 0, 0))).toThrow('version 2')
  })
})
