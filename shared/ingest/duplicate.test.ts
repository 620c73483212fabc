import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CellBlockWriter } from '../table/cells.ts'
import { unitTextOf } from '../table/segment.ts'
import { baseTicketNo, fingerprint, type TicketColumns, ticketKeys } from './duplicate.ts'

function keysOf(rows: string[][], columns: Omit<TicketColumns, 'order'>, order = [...rows[0]!.keys()]): Float64Array {
  const writer = new CellBlockWriter(rows[0]!.length)
  for (const row of rows) writer.add(row)
  return ticketKeys(writer.finish(), { ...columns, order })
}

/** Of each row, whether an earlier one has the same key. */
function repeated(rows: string[][], columns: Omit<TicketColumns, 'order'>): boolean[] {
  const keys = keysOf(rows, columns).filter((_, index) => index % 2 === 1)
  return rows.map((_, row) => keys.indexOf(keys[row]!) < row)
}

function fingerprintOf(text: string, seed?: number): number {
  const { units } = unitTextOf([text])
  return fingerprint(units, 0, units.length, seed)
}

describe('baseTicketNo', () => {
  it('folds the re-dispatch suffix', () => {
    expect(['20260612000412HBD1', '20260612000412-HBD12', ' 20260612000412hbd2 '].map(baseTicketNo)).toEqual(
      Array(3).fill('20260612000412'),
    )
  })
})

describe('ticketKeys', () => {
  it('the same number with the same content is a duplicate, with other content a changed ticket', () => {
    const rows = [
      ['1', '甲', '2026'],
      ['1HBD1', '甲 ', '2027'],
      ['1', '乙', '2026'],
      ['2', '甲', '2026'],
    ]
    const columns = { ticketNo: 0, content: 1 }
    expect(repeated(rows, columns)).toEqual([false, true, false, false])
    const numbers = keysOf(rows, columns).filter((_, index) => index % 2 === 0)
    expect(numbers.map((number) => numbers.indexOf(number))).toEqual(Float64Array.of(0, 0, 0, 3))
  })

  it('without a number only the whole row makes a duplicate, and it has no number to be known by', () => {
    const rows = [
      ['', '甲', '2026'],
      ['HBD1', '甲', '2027'],
      ['', '甲', '2026'],
    ]
    expect(repeated(rows, { ticketNo: 0, content: 1 })).toEqual([false, false, true])
    expect(keysOf(rows, { ticketNo: 0, content: 1 }).filter((_, index) => index % 2 === 0)).toEqual(Float64Array.of(0, 0, 0))
  })

  it('without a column of content the rest of the row has to be the same', () => {
    expect(
      repeated(
        [
          ['1', '甲'],
          ['1HBD2', '甲'],
          ['1', '乙'],
        ],
        { ticketNo: 0, content: -1 },
      ),
    ).toEqual([false, true, false])
  })

  it('a list without a number column compares whole rows, cell by cell', () => {
    expect(
      repeated(
        [
          ['a', 'b'],
          ['ab', ''],
          ['a', 'b'],
        ],
        { ticketNo: -1, content: -1 },
      ),
    ).toEqual([false, false, true])
  })

  it('whole rows are the same in whatever order a file has its columns', () => {
    const columns = { ticketNo: -1, content: -1 }
    expect(keysOf([['甲', '乙']], columns, [0, 1])).toEqual(keysOf([['乙', '甲']], columns, [1, 0]))
  })

  it('numbers and contents are folded as by their definition, whatever they are made of', () => {
    const piece = fc.constantFrom('1', '20260612', 'HBD', 'hbd', 'ｈｂｄ', '-', '_', ' ', '\u3000', 'Ａ', 'a', 'ﬁ', '号', '𠮷')
    const text = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), (rows) => {
        const keys = keysOf(rows, { ticketNo: 0, content: 1 })
        rows.forEach(([number, content], row) => {
          const base = baseTicketNo(number)
          expect(keys[2 * row]).toBe(base === '' ? 0 : fingerprintOf(base))
          const rest = base === '' ? fingerprintOf(content, fingerprintOf(number)) : fingerprintOf(content.trim(), keys[2 * row])
          expect(keys[2 * row + 1]).toBe(rest)
        })
      }),
      { numRuns: 300 },
    )
  })
})

describe('fingerprint', () => {
  it('is a safe integer, never 0, and tells different texts apart', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 200 }), (texts) => {
        const prints = texts.map((text) => fingerprintOf(text))
        expect(prints.every((print) => Number.isSafeInteger(print) && print > 0)).toBe(true)
        expect(new Set(prints).size).toBe(texts.length)
      }),
    )
  })
})
