import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOfRaw, joinedUp } from './raw-cells.ts'

describe('cells of a reject', () => {
  it('are parted by the delimiter, within quotes it is text', () => {
    expect(cellsOfRaw('1,"甲,乙",丙\r\n', ',', '"')).toEqual(['1', '甲,乙', '丙'])
    expect(cellsOfRaw('1\t甲,乙\t', '\t', '"')).toEqual(['1', '甲,乙', ''])
  })

  it('a quote stands twice within quotes, and as it is in the middle of a cell', () => {
    expect(cellsOfRaw('"他说""好""",甲"乙"', ',', '"')).toEqual(['他说"好"', '甲"乙"'])
  })

  it('a quote that is never closed is text', () => {
    expect(cellsOfRaw('1,"甲,乙', ',', '"')).toEqual(['1', '"甲', '乙'])
  })

  it('quotes are ordinary characters where the file has none', () => {
    expect(cellsOfRaw('"甲,乙"', ',', '')).toEqual(['"甲', '乙"'])
  })

  it('an empty record is one empty cell', () => {
    expect(cellsOfRaw('', ',', '"')).toEqual([''])
  })

  it('are those that were written, whatever they hold', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', ',', '"', '\n', ' '), maxLength: 6 })
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 5 }), (cells) => {
        const raw = cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')
        expect(cellsOfRaw(raw, ',', '"')).toEqual(cells)
      }),
    )
  })
})

it('a cell joined to the one before gives the text between the delimiters back', () => {
  expect(joinedUp(['1', '甲', '乙', '丙'], 2, ',')).toEqual(['1', '甲,乙', '丙'])
  expect(joinedUp(['1', '甲'], 0, ',')).toEqual(['1', '甲'])
})
