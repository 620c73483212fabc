import { describe, expect, it } from 'vitest'
import { type AbsenceInput, absenceOf, monthsAround } from './absence.ts'
import { type Coverage, coverageOf } from './coverage.ts'
import { NO_DAY } from './window.ts'

const day = (text: string) => Date.parse(text) / 86_400_000
/** A row on every second day of the first half of 2026. */
const halfYear = Int32Array.from({ length: 91 }, (_, at) => day('2026-01-01') + 2 * at)
const list = (days: Int32Array | null = halfYear, areas: Set<string> | null = null, filled = 1) =>
  coverageOf(days?.length ?? 91, days, areas, filled)
const on = (from: string, to = from) => ({ from: day(from), to: day(to) })

function graded(input: Partial<AbsenceInput>, coverage: Coverage = list()) {
  const asked = input.asked ?? on('2026-03-15')
  const reach = asked === 'unknown' ? { from: NO_DAY, to: NO_DAY } : asked
  const { grade, points } = absenceOf(
    { keys: [{ column: '电话', state: 'good' }], any: false, asked, reach, area: null, nearest: null, ...input },
    coverage,
  )
  const [worst] = points
  return worst!.verdict === 'good' ? grade : `${grade}: ${worst!.what}`
}

describe('an absence', () => {
  it('is proved by a good key in a list that covers its day and is filled', () => {
    expect(graded({})).toBe('proved')
  })

  it('is not provable without a key, or with one that signs hide; weak where another rule has one', () => {
    for (const state of ['empty', 'placeholder', 'masked', 'unreadable'] as const) {
      expect(graded({ keys: [{ column: '电话', state }] })).toBe('not provable: key')
      const keys = [
        { column: '电话', state },
        { column: '姓名', state: 'good' as const },
      ]
      expect(graded({ keys })).toBe('not provable: key')
      expect(graded({ keys, any: true })).toBe('weak: key')
    }
  })

  it('is not provable before the list begins, after it ends, and in a month without a row', () => {
    expect(graded({ asked: on('2025-12-30') })).toBe('not provable: period')
    expect(graded({ asked: on('2026-07-01') })).toBe('not provable: period')
    expect(graded({ asked: on('2026-06-20', '2026-07-05') })).toBe('not provable: period')
    const without = halfYear.filter((each) => each < day('2026-03-01') || each >= day('2026-04-01'))
    expect(graded({}, list(without))).toBe('not provable: period')
    expect(graded({ asked: on('2026-05-15') }, list(without))).toBe('proved')
  })

  it('is not provable in a stretch that was cut out, also on days whose month has rows', () => {
    const cut = list(halfYear.filter((each) => each < day('2026-02-11') || each > day('2026-05-12')))
    expect(graded({ asked: on('2026-02-20') }, cut)).toBe('not provable: period')
    expect(graded({ asked: on('2026-05-10') }, cut)).toBe('not provable: period')
    expect(graded({ asked: on('2026-06-10') }, cut)).toBe('proved')
  })

  it('may lie some days behind the last row, unless others lie far behind it: then the list is cut', () => {
    const early = list(halfYear.filter((each) => each <= day('2026-06-12')))
    const asked = on('2026-06-15')
    expect(graded({ asked }, early)).toBe('proved')
    expect(graded({ asked, reach: on('2026-01-01', '2026-06-30') }, early)).toBe('not provable: period')
    const late = list(halfYear.filter((each) => each >= day('2026-01-15')))
    expect(graded({ asked: on('2026-01-13') }, late)).toBe('proved')
    expect(graded({ asked: on('2026-01-13'), reach: on('2026-01-01', '2026-06-30') }, late)).toBe('not provable: period')
  })

  it('is weak in a month of too few rows, not where the list begins or ends within the month', () => {
    const daily = Int32Array.from({ length: 170 }, (_, at) => day('2026-01-01') + at)
    expect(graded({ asked: on('2026-06-10') }, list(daily))).toBe('proved')
    const thin = daily.filter((each) => each < day('2026-03-01') || each >= day('2026-04-01') || each % 5 === 0)
    expect(graded({}, list(thin))).toBe('weak: completeness')
  })

  it('is weak where nobody says when', () => {
    expect(graded({ asked: 'unknown' })).toBe('weak: period')
    expect(graded({}, list(null))).toBe('weak: period')
  })

  it('is not provable in an area that the list does not have, weak in an unknown one', () => {
    const areas = list(halfYear, new Set(['西城区']))
    expect(graded({ area: '西城区' }, areas)).toBe('proved')
    expect(graded({ area: '东城区' }, areas)).toBe('not provable: area')
    expect(graded({ area: '' }, areas)).toBe('weak: area')
  })

  it('is worth as much as the list is filled, and nothing where it has no row', () => {
    expect(graded({}, list(halfYear, null, 0.8))).toBe('weak: filled')
    expect(graded({}, list(halfYear, null, 0.4))).toBe('not provable: filled')
    expect(graded({}, list(new Int32Array(0), null, 0))).toMatch(/^not provable/)
  })

  it('is weak where a record comes near', () => {
    expect(graded({ nearest: { isSuspicious: true, details: {} } })).toBe('weak: nearest')
    expect(graded({ nearest: { isSuspicious: false, details: {} } })).toBe('proved')
  })
})

describe('the months beside an absence', () => {
  const shown = (asked: AbsenceInput['asked'], coverage = list()) =>
    monthsAround(asked, coverage).map(({ month, rows, isAsked }) => `${month.slice(2)}${isAsked ? '*' : ''}:${rows}`)

  it('are those asked for and some around, as far as the list or the question reaches', () => {
    expect(shown(on('2026-05-10', '2026-06-02'))).toEqual(['26-02:14', '26-03:15', '26-04:15', '26-05*:16', '26-06*:15'])
  })

  it('reach to the end of a list that ends before, and to the beginning of one that begins after', () => {
    expect(
      shown(on('2026-11-08'))
        .slice(0, 2)
        .every((month) => /:[1-9]/.test(month)),
    ).toBe(true)
    expect(shown(on('2026-11-08')).at(-1)).toBe('26-11*:0')
    expect(shown(on('2025-11-08'))[0]).toBe('25-11*:0')
    expect(shown(on('2025-11-08')).at(-1)).toMatch(/^26-0[12]:1\d$/)
  })

  it('are none where no day is known, or where they were too many to be read', () => {
    expect(shown('unknown')).toEqual([])
    expect(shown(on('2026-03-15'), list(null))).toEqual([])
    expect(shown(on('2012-03-15'))).toEqual([])
  })
})
