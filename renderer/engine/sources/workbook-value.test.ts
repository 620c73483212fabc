import { SSF } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoText, numberTextOf, serialText, wholeNumber } from './workbook-value.ts'

const shown = (code: string, value: number, date1904 = false) => numberTextOf(code, date1904)(value)

describe('numbers of a workbook', () => {
  it('are whole under General: no exponent, no binary noise', () => {
    expect(shown('General', 510_102_199_003_070_000)).toBe('510102199003070000')
    expect(shown('General', 0.1 + 0.2)).toBe('0.3')
    expect(shown('General', Math.PI)).toBe('3.14159265358979')
    expect(shown('General', 1.5e-9)).toBe('0.0000000015')
    expect(shown('0.00E+00', 13_800_138_000)).toBe('13800138000')
    expect(wholeNumber(1e21)).toBe('1000000000000000000000')
  })

  it('are as the sheet shows them where that is the number', () => {
    expect(shown('0.00', 1234.5)).toBe('1234.50')
    expect(shown('#,##0.00', 1234.567)).toBe('1,234.57')
    expect(shown('0%', 0.5)).toBe('50%')
    expect(shown('"¥"#,##0.00;"¥"-#,##0.00', -12.5)).toBe('¥-12.50')
    expect(shown('#,##0 ;(#,##0)', -1234)).toBe('(1,234)')
    expect(shown('000000', 42)).toBe('000042')
    expect(shown('000-0000-0000', 13_800_138_000)).toBe('138-0013-8000')
    expect(shown('[=1]"男";[=2]"女";General', 2)).toBe('女')
    expect(shown('0"元"', 30)).toBe('30元')
  })

  it('are written whole where the format hides a part of them', () => {
    expect(shown('0;[Red]0', -12)).toBe('-12')
    expect(shown('#,##0,', 12_345)).toBe('12345')
    expect(shown('# ?/?', 12.34)).toBe('12.34')
    expect(shown(';;;', 7)).toBe('7')
    expect(shown('@', 4008)).toBe('4008')
  })

  it('under a date format are ISO dates and times, in the calendar of 1900 and of 1904', () => {
    expect(shown('m/d/yy', 41_827)).toBe('2014-07-07')
    expect(shown('yyyy"年"m"月"d"日";@', 41_827.5)).toBe('2014-07-07 12:00:00')
    expect(shown('h:mm', 0.75)).toBe('18:00:00')
    expect(shown('[h]:mm:ss', 1.0625)).toBe('25:30:00')
    expect(shown('m/d/yy', 0)).toBe('1900-01-00')
    expect(shown('m/d/yy', 60)).toBe('1900-02-29')
    expect(shown('m/d/yy', 41_827 - 1462, true)).toBe('2014-07-07')
    expect(shown('m/d/yy', -3)).toBe('-3')
    expect(isoText('2014-07-07T00:00:00')).toBe('2014-07-07')
    expect(isoText('2014-07-07T08:30:00.000Z')).toBe('2014-07-07 08:30:00')
  })

  it('every serial is the day that SheetJS finds, to the second', () => {
    const two = (value: number) => String(value).padStart(2, '0')
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2_958_464 }),
        fc.integer({ min: 0, max: 86_399 }),
        fc.boolean(),
        (day, second, date1904) => {
          if (date1904 && day > 2_950_000) return
          const parts = SSF.parse_date_code(day, { date1904 })
          const date = `${parts.y}-${two(parts.m)}-${two(parts.d)}`
          const time =
            second === 0 ? '' : ` ${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
          expect(serialText(day + second / 86_400, date1904)).toBe(date + time)
        },
      ),
    )
  })

  it('whole text of a number reads back as the number, to 15 digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e15, max: 1e15 }), (value) => {
        const text = wholeNumber(value)
        expect(text).not.toMatch(/e/)
        expect(Number(text) + 0).toBe(Number(value.toPrecision(15)) + 0)
      }),
    )
  })
})
