import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnOf, DictionaryColumn, type StringColumn, TextColumn } from '../table/column.ts'
import { type ColumnType, columnTypes } from '../table/schema.ts'
import { parseDate } from '../values/date.ts'
import { valueTypes } from '../values/value.ts'
import { summarizeColumn } from './column-tally.ts'
import { joinSummaries, mergeSummaries } from './summary.ts'
import { type ColumnSummary, distinctLimit } from './verification.ts'

const schemaOf = (type: ColumnType) => ({ name: '列', header: '列', type })

function textColumn(values: readonly string[]): TextColumn {
  const offsets = new Uint32Array(values.length + 1)
  values.forEach((value, row) => {
    offsets[row + 1] = offsets[row]! + value.length
  })
  return new TextColumn(values.join(''), offsets)
}

function dictionaryColumn(values: readonly string[]): DictionaryColumn {
  const distinct = [...new Set(values), '不出现']
  return new DictionaryColumn(
    distinct,
    Uint16Array.from(values, (value) => distinct.indexOf(value)),
  )
}

function summaryOf(type: ColumnType, ...segments: (readonly string[] | StringColumn)[]): ColumnSummary {
  const parts = segments.map((segment) =>
    summarizeColumn('get' in segment ? segment : textColumn(segment as string[]), schemaOf(type)),
  )
  return mergeSummaries(parts, schemaOf(type))
}

describe('the summary of a column', () => {
  test('counts what is filled, what fails its type and why, and the range', () => {
    const dates = ['2024/6/1 9:30', '', ' ', '2024-02-30', '2024年5月1日', '2024-06-01 09:30:00']
    expect(summaryOf('date', dates)).toMatchObject({
      filled: 4,
      flags: { malformed: 1 },
      least: '2024-05-01',
      greatest: '2024-06-01 09:30:00',
    })
    expect(summaryOf('number', ['3', '1,200.50', '-7元', '约三万'])).toMatchObject({
      filled: 4,
      flags: { malformed: 1 },
      least: '-7',
      greatest: '1200.5',
    })
    expect(summaryOf('phone', ['13800138000', '无', '138****8000', '1380013'])).toMatchObject({
      flags: { malformed: 1, masked: 1, placeholder: 1 },
      least: '',
      greatest: '',
    })
    expect(summaryOf('identityNumber', ['11010519491231002X', '110105194912310021', '1.10105E+17'])).toMatchObject({
      flags: { checkDigit: 1, damaged: 1 },
      damaged: 1,
    })
  })

  test('ids that a spreadsheet wrote in powers of ten or left with zeros after the fifteenth digit are damaged', () => {
    const rounded = ['110105194912310000', '110105199001010000', '110105198807070000', '110105198807070123']
    expect(summaryOf('id', ['2.02406E+14', '202406010001']).damaged).toBe(1)
    expect(summaryOf('id', rounded).damaged).toBe(3)
    expect(summaryOf('id', rounded.slice(0, 2), ['202406010000123456', '202406010000123457']).damaged).toBe(0)
  })

  test('names the most frequent values first, equal counts by their text', () => {
    expect(summaryOf('category', ['投诉', '咨询', '投诉', '举报', '']).top).toEqual([
      ['投诉', 2],
      ['举报', 1],
      ['咨询', 1],
    ])
    const many = Array.from({ length: 30 }, (_, index) => `值${index}`)
    expect(summaryOf('category', [...many, '值3', '值9', '值3']).top).toEqual([
      ['值3', 3],
      ['值9', 2],
    ])
  })

  test('stops counting different values at the limit, exactly', () => {
    const values = (count: number) => Array.from({ length: count }, (_, index) => `值${index}`)
    expect(summaryOf('text', values(distinctLimit - 1), values(5)).distinct).toBe(distinctLimit - 1)
    expect(summaryOf('text', values(distinctLimit))).toMatchObject({ distinct: distinctLimit, top: [], filled: distinctLimit })
    const blanks = Array.from({ length: 7 }, () => ' \u3000')
    expect(summaryOf('text', [...values(distinctLimit + 3), ...blanks]).filled).toBe(distinctLimit + 3)
    const half = distinctLimit / 2
    expect(summaryOf('text', values(half), values(distinctLimit).slice(half))).toMatchObject({ distinct: distinctLimit, top: [] })
  })

  test('long values are told apart by their ends and shown cut', () => {
    const long = '长'.repeat(300)
    const summary = summaryOf('text', [`${long}甲`, `${long}乙`, `${long}甲`])
    expect(summary.distinct).toBe(2)
    expect(summary.top).toEqual([
      [`${'长'.repeat(200)}…`, 2],
      [`${'长'.repeat(200)}…`, 1],
    ])
  })

  const cell = fc.constantFrom(
    '',
    ' ',
    '　',
    '0',
    '无',
    '13800138000',
    '138****8000',
    '2024-06-01',
    '2024/6/1 0:00',
    '2024',
    '2024-02-30',
    '5.1E+17',
    '110105194912310000',
    '11010519491231002X',
    '110105194912310021',
    '-0',
    '12.50',
    '1,200元',
    '张三',
    '长'.repeat(201),
    `${'长'.repeat(201)}尾`,
    '京A12345',
    '91350100M000100Y43',
  )

  const date = fc
    .tuple(
      fc.date({ min: new Date('1801-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
      fc.constantFrom(4, 7, 10, 16, 19),
    )
    .map(([time, length]) => time.toISOString().slice(0, length))

  test('the range of dates is in their order and as they state them', () => {
    fc.assert(
      fc.property(fc.array(date, { minLength: 1, maxLength: 8 }), (values) => {
        const shown = values.map((value) => value.replace('T', ' ')).toSorted()
        expect(summaryOf('date', values)).toMatchObject({ least: shown[0], greatest: shown.at(-1) })
      }),
    )
  })

  test.each(columnTypes)('%s: is the same however rows are cut into segments and however these are stored', (type) => {
    const cuts = fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 5 })
    fc.assert(
      fc.property(
        cuts,
        fc.array(fc.constantFrom('text', 'dictionary', 'list'), { minLength: 5, maxLength: 5 }),
        (segments, forms) => {
          const build = { text: textColumn, dictionary: dictionaryColumn, list: columnOf }
          const cut = segments.map((values, at) => build[forms[at] as 'text'](values))
          const whole = summaryOf(type, segments.flat())
          expect(summaryOf(type, ...cut)).toEqual(whole)
          expect(summaryOf(type, ...cut.toReversed())).toEqual(whole)
        },
      ),
      { numRuns: 60 },
    )
  })

  test.each(columnTypes)('%s: says what one finds by looking at each value', (type) => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 30 }), (values) => {
        const filled = values.filter((value) => value.trim() !== '')
        const flags: Record<string, number> = {}
        for (const value of filled) {
          const verdict = valueTypes[type].check(value)
          if (!verdict.valid) flags[verdict.reason] = (flags[verdict.reason] ?? 0) + 1
        }
        const summary = summaryOf(type, values)
        expect(summary).toMatchObject({ filled: filled.length, flags, distinct: new Set(filled).size })
        if (type !== 'date') return
        const times = filled.flatMap((value) => parseDate(value)?.epochMs ?? [])
        expect(summary.least === '' ? [] : [parseDate(summary.least)!.epochMs]).toEqual(
          times.toSorted((a, b) => a - b).slice(0, 1),
        )
      }),
      { numRuns: 60 },
    )
  })

  test.each(columnTypes)('%s: rows beyond the limit of different values are judged like those before it', (type) => {
    const { check } = valueTypes[type]
    const padding = Array.from({ length: distinctLimit }, (_, index) => String(13_800_000_001 + index))
    const before = summarizeColumn(textColumn(padding), schemaOf(type))
    fc.assert(
      fc.property(fc.array(fc.oneof(cell, date), { maxLength: 30 }), (values) => {
        const judged = joinSummaries(structuredClone(before), summarizeColumn(textColumn(values), schemaOf(type)))
        for (const column of [textColumn, dictionaryColumn]) {
          const known = summarizeColumn(column(values), schemaOf(type), false)
          expect(joinSummaries(structuredClone(before), known)).toEqual(judged)
        }
        const valid = values.filter((value) => value.trim() !== '' && check(value).valid).length
        const flagged = Object.values(judged.flags).reduce((sum, count) => sum + count, 0)
        const flaggedBefore = Object.values(before.flags).reduce((sum, count) => sum + count, 0)
        expect(judged.filled - flagged).toBe(before.filled - flaggedBefore + valid)
      }),
      { numRuns: 20 },
    )
    const values = fc.sample(fc.oneof(cell, date), 200)
    expect(summarizeColumn(textColumn([...values, ...padding]), schemaOf(type))).toEqual(
      joinSummaries(structuredClone(before), summarizeColumn(textColumn(values), schemaOf(type))),
    )
  })

  test('a part can be posted to another worker and joined there', () => {
    const part = summarizeColumn(textColumn(['2024-06-01', '无']), schemaOf('date'))
    const other = summarizeColumn(textColumn(['2024-05-01']), schemaOf('date'))
    expect(mergeSummaries([joinSummaries(structuredClone(part), other)], schemaOf('date'))).toEqual(
      summaryOf('date', ['2024-06-01', '无', '2024-05-01']),
    )
  })
})
