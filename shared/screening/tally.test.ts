import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnOf, DictionaryColumn, type StringColumn, TextColumn } from '../table/column.ts'
import { unitTextOf } from '../table/segment.ts'
import { normalizeDate } from '../values/value.ts'
import { compileQuery } from './evaluate.ts'
import { monthTally, valueTally } from './tally.ts'

/** The same values as a dictionary, with one value that no row has. */
function dictionaryOf(values: readonly string[]): DictionaryColumn {
  const distinct = ['nobody', ...new Set(values)]
  return new DictionaryColumn(
    distinct,
    Uint16Array.from(values, (value) => distinct.indexOf(value)),
  )
}
const every = (column: StringColumn) => Uint32Array.from({ length: column.length }, (_, row) => row)

describe('the tally of a column', () => {
  it('is the same for dictionary and text, whichever rows are counted, and however segments are cut', () => {
    const value = fc.constantFrom('月坛', '德胜', ' 月坛', '月壇', '', '  ', 'Ａ座', 'a座')
    fc.assert(
      fc.property(fc.array(fc.tuple(value, fc.boolean()), { minLength: 1 }), fc.nat(), (drawn, cut) => {
        const values = drawn.map(([text]) => text)
        const rows = Uint32Array.from([...drawn.keys()].filter((row) => drawn[row]![1]))
        const whole = valueTally('category')
        whole.add(columnOf(values), rows)
        const parts = valueTally('category')
        const middle = cut % (values.length + 1)
        parts.add(
          columnOf(values.slice(0, middle)),
          rows.filter((row) => row < middle),
        )
        parts.add(
          columnOf(values.slice(middle)),
          rows.filter((row) => row >= middle).map((row) => row - middle),
        )
        expect(parts.tallies()).toEqual(whole.tallies())
        const dictionary = valueTally('category')
        dictionary.add(dictionaryOf(values), rows)
        const counts = (tally: typeof whole) =>
          new Map(tally.tallies().map(({ key, count }) => [key.replace('壇', '坛').toLowerCase().normalize('NFKC'), count]))
        expect(counts(dictionary)).toEqual(counts(whole))
        expect(whole.tallies().reduce((sum, { count }) => sum + count, 0)).toBe(rows.length)
      }),
      { seed: 4, numRuns: 200 },
    )
  })

  it('gives the values by count, then by value, blanks as one', () => {
    const tally = valueTally('category')
    tally.add(columnOf(['b', 'a', ' ', '', 'c', 'c']), Uint32Array.of(0, 1, 2, 3, 4, 5))
    expect(tally.tallies()).toEqual([
      { key: '', count: 2 },
      { key: 'c', count: 2 },
      { key: 'a', count: 1 },
      { key: 'b', count: 1 },
    ])
  })

  it('counts for each value the rows that the comparison with it keeps, numbers and traditional characters included', () => {
    for (const type of ['category', 'number', 'place', 'id'] as const) {
      const values = ['3', '3.0', '03', '月坛', '月壇', 'a', 'Ａ', '', '1,000', '1000']
      const column = columnOf(values)
      const tally = valueTally(type)
      tally.add(column, every(column))
      for (const { key, count } of tally.tallies()) {
        if (key === '' || (type === 'number' && !/\d/.test(key))) continue
        const compiled = compileQuery({ kind: 'comparison', column: '列', operator: '=', value: key }, [
          { name: '列', header: '列', type },
        ])
        if (!compiled.ok) throw new Error(compiled.error.code)
        const { screen } = compiled
        expect([type, key, values.filter((value) => screen.test(() => value)).length]).toEqual([type, key, count])
      }
    }
  })

  it('of months is in time, with the rows without a date first', () => {
    const dates = ['2024-06-01 09:32:08', '2024/6/30', '2024年5月1日', '', '2024-02-30', '待定', '2023-12-31', '20240601']
    const tally = monthTally()
    tally.add(columnOf(dates), Uint32Array.of(0, 1, 2, 3, 4, 5, 6))
    tally.add(dictionaryOf(dates), Uint32Array.of(7))
    const text = monthTally()
    text.add(new TextColumn(dates.join(''), unitTextOf(dates).offsets), every(columnOf(dates)))
    expect(text.tallies()).toEqual(tally.tallies())
    expect(tally.tallies()).toEqual([
      { key: '', count: 3 },
      { key: '2023-12', count: 1 },
      { key: '2024-05', count: 1 },
      { key: '2024-06', count: 3 },
    ])
  })

  it('of months has the month that the date has', () => {
    const date = fc.date({ min: new Date('1800-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
    fc.assert(
      fc.property(date, (drawn) => {
        const text = drawn.toISOString().slice(0, 10)
        const tally = monthTally()
        tally.add(columnOf([text]), Uint32Array.of(0))
        expect(tally.tallies()).toEqual([{ key: normalizeDate(text)!.slice(0, 7), count: 1 }])
      }),
      { seed: 4, numRuns: 200 },
    )
  })
})
