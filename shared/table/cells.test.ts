import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CellBlockWriter, cellText, isBlankUnit, textOf } from './cells.ts'

describe('a block of cells', () => {
  it('gives back the rows that were added, short ones filled up, long ones cut', () => {
    const row = fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 5 })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 70 }), (rows) => {
        const writer = new CellBlockWriter(3)
        for (const cells of rows) writer.add(cells)
        expect(writer.size).toBe(rows.reduce((sum, cells) => sum + cells.slice(0, 3).join('').length, 0))
        const block = writer.finish()
        const found = rows.map((_, index) => [0, 1, 2].map((column) => cellText(block, 3 * index + column)))
        expect([block.rows, found]).toEqual([rows.length, rows.map((cells) => [0, 1, 2].map((column) => cells[column] ?? ''))])
      }),
      { numRuns: 30 },
    )
  })

  it('a text of any length becomes a string', () => {
    const units = Uint16Array.from({ length: 10_001 }, (_, index) => 0x4e00 + (index % 5000))
    expect(textOf(units, 1, 10_001)).toBe(String.fromCharCode(...units.subarray(1)))
  })

  it('a unit is blank exactly where trim takes it away', () => {
    for (let unit = 0; unit <= 0xffff; unit++) {
      if (isBlankUnit(unit) !== (String.fromCharCode(unit).trim() === '')) expect(unit).toBe('as trim has it')
    }
  })
})
