import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysBetween, formatDate, isDateSerial, parseDate, statesDate } from './date.ts'

const shown = (text: string): string | null => {
  const date = parseDate(text)
  return date && formatDate(date)
}

describe('dates', () => {
  test.each([
    ['2024-06-01', '2024-06-01'],
    ['2024/6/1', '2024-06-01'],
    ['2024.6.1', '2024-06-01'],
    ['2024年6月1日', '2024-06-01'],
    ['2024年6月1号', '2024-06-01'],
    ['20240601', '2024-06-01'],
    [' ２０２４－０６－０１ ', '2024-06-01'],
    ['2024/6/1 9:32', '2024-06-01 09:32'],
    ['2024/6/1 9:32:08', '2024-06-01 09:32:08'],
    ['2024-06-01 09:32:08.123', '2024-06-01 09:32:08'],
    ['2024年6月1日 9时32分', '2024-06-01 09:32'],
    ['2024年6月1日9时32分8秒', '2024-06-01 09:32:08'],
    ['2024年6月1日 9时', '2024-06-01 09:00'],
    ['2024年6月1日 星期六 9:32', '2024-06-01 09:32'],
    ['20240601093208', '2024-06-01 09:32:08'],
    ['20240601 093208', '2024-06-01 09:32:08'],
    ['202406010932', '2024-06-01 09:32'],
    ['2024-06-01T09:32:08Z', '2024-06-01 09:32:08'],
    ['2024-06-01T09:32:08.000+08:00', '2024-06-01 09:32:08'],
    ['2024-06-01 下午 3:20', '2024-06-01 15:20'],
    ['2024-06-01 下午15:20', '2024-06-01 15:20'],
    ['2024-06-01 上午12:05', '2024-06-01 00:05'],
    ['2024/6/1 3:20:00 PM', '2024-06-01 15:20:00'],
    ['2024/6/1 12:20 am', '2024-06-01 00:20'],
    ['2024-06', '2024-06'],
    ['2024/6', '2024-06'],
    ['2024年6月', '2024-06'],
    ['2024年', '2024'],
    ['2024', '2024'],
    ['2024-02-29', '2024-02-29'],
    ['2024–06—01', '2024-06-01'],
    ['2024 06 01', '2024-06-01'],
    ['2024、6、1', '2024-06-01'],
    ['20240601 9:32', '2024-06-01 09:32'],
    ['\u200e2024-06-01\u200b 09:32', '2024-06-01 09:32'],
    ['2024年6月1日 上午9时5分', '2024-06-01 09:05'],
    ['2024年6月1日下午3点半', '2024-06-01 15:30'],
    ['2024-6-1 晚上8点', '2024-06-01 20:00'],
    ['2024-06-01 凌晨1:20', '2024-06-01 01:20'],
    ['2024-06-01 中午12:30', '2024-06-01 12:30'],
    ['2024-06-01 夜里2点', '2024-06-01 02:00'],
    ['二〇二四年六月一日', '2024-06-01'],
    ['二○二四年十二月三十一日 星期二 上午九时', '2024-12-31 09:00'],
    ['二零二四年二月二十日', '2024-02-20'],
    ['民国113年6月1日', '2024-06-01'],
    ['民国元年1月1日', '1912-01-01'],
    ['Jun 1, 2024', '2024-06-01'],
    ['1-Jun-2024 9:32', '2024-06-01 09:32'],
    ['Sat Jun 01 09:32:08 CST 2024', '2024-06-01 09:32:08'],
    ['6/1/2024', '2024-06-01'],
    ['12/31/2017 11:59:58 PM', '2017-12-31 23:59:58'],
    ['13/06/2024', '2024-06-13'],
    ['45444', '2024-06-01'],
    ['45444.39', '2024-06-01 09:21:36'],
  ])('%s is read as %s', (text, expected) => {
    expect(shown(text)).toBe(expected)
  })

  test.each([
    '',
    '无',
    '2023-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '2024-06-31',
    '20241301',
    '2024-06-01 24:00',
    '2024-06-01 09:60',
    '19999',
    '73050',
    '2024.6',
    '24-06-01',
    '13/13/2024',
    '1.1.1',
    '13800138000',
    '2024-06-01左右',
    '2024-06-01 09:32 由热线转来',
    '2024-06-01至2024-06-30',
    '二〇二四年二月三十日',
    '2024-06-01 晚上12点',
    'Abc 1, 2024',
    '2/30/2024',
    '110105194912310021',
  ])('%s is no date', (text) => {
    expect(parseDate(text)).toBeNull()
  })

  test('serials of spreadsheets count days from 1899-12-30, and are no dates of their own form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 73_049 }), (serial) => {
        const day = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
        expect(shown(String(serial))).toBe(day)
        expect([isDateSerial(String(serial)), statesDate(String(serial)), isDateSerial(day), statesDate(day)]).toEqual([
          true,
          false,
          false,
          true,
        ])
      }),
    )
  })

  test('the usual forms are read as the patterns read them', () => {
    const part = fc.integer({ min: 0, max: 61 })
    const sign = fc.constantFrom('-', '/', '.', ' ', 'T', ':', '年', '')
    fc.assert(
      fc.property(
        fc.integer({ min: 1799, max: 2101 }),
        fc.array(fc.tuple(sign, part, fc.boolean()), { maxLength: 5 }),
        (year, parts) => {
          const text =
            year + parts.map(([before, value, isLong]) => before + (isLong ? String(value).padStart(2, '0') : value)).join('')
          const date = parseDate(text)
          expect(parseDate(` ${text}\u200b`)).toEqual(date)
          if (date) expect(date.epochMs).toBe(Date.UTC(date.year, date.month - 1, date.day, date.hour, date.minute, date.second))
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('every moment is read back from its own text', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(1800, 0, 1) / 1000, max: Date.UTC(9999, 11, 31) / 1000 }), (seconds) => {
        const text = new Date(seconds * 1000).toISOString().slice(0, 19)
        expect(parseDate(text)?.epochMs).toBe(seconds * 1000)
        expect(shown(text)).toBe(text.replace('T', ' '))
      }),
    )
  })

  test('days are counted from calendar day to calendar day', () => {
    const days = (from: string, to: string) => daysBetween(parseDate(from)!, parseDate(to)!)
    expect(days('2024-06-01 23:59', '2024-06-02 00:01')).toBe(1)
    expect(days('2024-06-02 00:01', '2024-06-01 23:59')).toBe(-1)
    expect(days('2024-02-28', '2024-03-01')).toBe(2)
    expect(days('1969-12-31 23:00', '1970-01-01')).toBe(1)
  })
})
