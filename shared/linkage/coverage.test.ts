import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnOf } from '../table/column.ts'
import { areaOf, areasOf, coverageOf, dayText, monthsOf } from './coverage.ts'
import { NO_DAY } from './window.ts'

const day = (text: string) => Date.parse(text) / 86_400_000
const from = day('2026-01-01')
const every = (days: number, length: number) => Int32Array.from({ length }, (_, at) => from + at * days)
const coverage = (days: Int32Array) => coverageOf(days.length, days, null, 1)

describe('the coverage of a list', () => {
  it('counts the rows of each month, and says which dates are none', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: day('2025-01-01'), max: day('2026-12-31') }), { maxLength: 40 }), (dated) => {
        const days = Int32Array.from([...dated, NO_DAY, day('1753-05-01'), day('2999-01-01')])
        const { months, from: first, to, outOfRange, rows } = coverage(days)
        const texts = dated.map((each) => dayText(each).slice(0, 7))
        expect(Object.fromEntries(months)).toEqual(
          Object.fromEntries([...new Set(texts)].map((month) => [month, texts.filter((each) => each === month).length])),
        )
        expect([first, to]).toEqual(dated.length === 0 ? [NO_DAY, NO_DAY] : [Math.min(...dated), Math.max(...dated)])
        expect([outOfRange, rows]).toEqual([2, days.length])
      }),
    )
  })

  it('takes the months without a row into its median', () => {
    const days = [day('2026-01-05'), day('2026-01-06'), day('2026-01-07'), day('2026-05-05')]
    expect(coverage(Int32Array.from(days)).median).toBe(0)
    expect(monthsOf(day('2025-11-30'), day('2026-02-01'))).toEqual(['2025-11', '2025-12', '2026-01', '2026-02'])
  })

  it('has no gap by chance: neither weekends, nor holidays, nor lists of a date a month', () => {
    const workdays = every(1, 181).filter((each) => ![0, 6].includes(new Date(each * 86_400_000).getUTCDay()))
    expect(coverage(workdays).gaps).toEqual([])
    expect(coverage(workdays.filter((each) => each < from + 45 || each > from + 55)).gaps).toEqual([])
    expect(coverage(every(30, 12)).gaps).toEqual([])
    const random = fc.array(fc.nat(180), { minLength: 3, maxLength: 60 })
    const withGaps = fc
      .sample(random, { numRuns: 400, seed: 7 })
      .filter((days) => coverage(Int32Array.from(days, (each) => from + each)).gaps.length > 0)
    expect(withGaps.length).toBeLessThan(12)
  })

  it('names the days that were cut from its middle', () => {
    const cut = every(3, 60).filter((each) => each < from + 40 || each > from + 130)
    expect(coverage(cut).gaps).toEqual([{ from: from + 40, to: from + 131 }])
    expect(coverage(cut.toReversed()).gaps).toEqual(coverage(cut).gaps)
  })

  it('knows districts of addresses and short names of places, no placeholders', async () => {
    expect(['北京市西城区月坛街道1号', '月坛街道', '无', ''].map(areaOf)).toEqual(['西城', '月坛街道', '', ''])
    const areas = await areasOf(columnOf(['北京市西城区月坛街道1号', '西城区德胜门外大街2号', '不详']), async () => {})
    expect([...areas]).toEqual(['西城'])
  })
})
