import type { ColumnSchema, ColumnType } from '../table/schema.ts'
import { type ParsedDate, parseDate } from '../values/date.ts'
import { fold } from '../values/fold.ts'
import { parseNumber } from '../values/number.ts'
import { printQuery } from './print.ts'
import type { ComparisonOperator, ComparisonQuery, Query, RangeQuery } from './query.ts'
import { faultOf, type QueryFault } from './query-error.ts'

type ValueTest = (text: string) => boolean

/** A stretch of numbers or instants, both ends included; a day is the stretch of its milliseconds. */
interface Stretch {
  readonly from: number
  readonly to: number
}

interface Reading {
  readonly type: 'date' | 'number'
  readonly stretch: Stretch
}

/** Types whose values are signs, not amounts: `编号=001` is not the number 1. */
export const identifierTypes: ReadonlySet<ColumnType> = new Set(['id', 'phone', 'identityNumber', 'plate', 'creditCode'])

/**
 * The test of a comparison on one cell. Date columns compare dates on the precision given (`<=2024-06-30` includes that whole day,
 * `=2024-06` is the month), number columns numbers, other columns what the query's value reads as: a date with its parts separated
 * (2024-06-01, 2024年6月), else a number. `=` on other columns also holds for equal folded text, and for identifiers only then. Cells that
 * cannot be read fail every comparison. Throws `valueInvalid`; `valueUnordered` on other columns.
 */
export function comparisonTest(query: ComparisonQuery, column: ColumnSchema): ValueTest {
  const { operator, value } = query
  const reading = readValue(value, column)
  if (operator === '=' && !isMeasured(column)) {
    const wanted = fold(value).trim()
    const measured = reading && !identifierTypes.has(column.type) ? stretchTest(reading.type, reading.stretch) : () => false
    return (text) => fold(text).trim() === wanted || measured(text)
  }
  if (!reading) throw unreadable(query, value, column)
  return stretchTest(reading.type, bounds(operator, reading.stretch))
}

/** The test of a range, both bounds included on their precision. Throws `valueInvalid`, `valueUnordered`, `rangeReversed`. */
export function rangeTest(query: RangeQuery, column: ColumnSchema): ValueTest {
  const read = (value: string | null) => {
    if (value === null) return null
    const reading = readValue(value, column)
    if (!reading) throw unreadable(query, value, column)
    return reading
  }
  const from = read(query.from)
  const to = read(query.to)
  if (from && to && from.type !== to.type) {
    throw faultOf(query, 'valueInvalid', { column: column.name, value: query.to ?? '', type: from.type })
  }
  if (from && to && from.stretch.from > to.stretch.to) {
    const turned = { ...query, from: query.to, to: query.from }
    const details = { column: column.name, from: query.from ?? '', to: query.to ?? '' }
    throw faultOf(query, 'rangeReversed', details, () => printQuery(turned))
  }
  const type = (from ?? to)?.type ?? 'number'
  return stretchTest(type, { from: from?.stretch.from ?? -Infinity, to: to?.stretch.to ?? Infinity })
}

function isMeasured({ type }: ColumnSchema): boolean {
  return type === 'date' || type === 'number'
}

function unreadable(query: Query, value: string, column: ColumnSchema): QueryFault {
  const code = isMeasured(column) ? 'valueInvalid' : 'valueUnordered'
  const mended = mendedDate(value)
  return faultOf(query, code, { column: column.name, value, type: column.type }, (written) =>
    mended === undefined ? undefined : written.replace(value, mended),
  )
}

/** The last day of the month where a date names a day that the month lacks (6月31日). */
function mendedDate(value: string): string | undefined {
  const found = /^(\d{4}\D)(\d{1,2})(\D)(\d{2})(\D.*)?$/.exec(value)
  if (!found) return undefined
  const [, year, month, sign, day, rest] = found
  const last = new Date(Date.UTC(Number.parseInt(year!, 10), Number(month), 0)).getUTCDate()
  const mended = `${year}${month}${sign}${last}${rest ?? ''}`
  return Number(day) > last && parseDate(mended) ? mended : undefined
}

function readValue(value: string, column: ColumnSchema): Reading | undefined {
  const number = column.type === 'date' ? null : parseNumber(value)
  if (number !== null) return { type: 'number', stretch: { from: number, to: number } }
  const date = column.type === 'number' ? null : parseDate(value)
  return date ? { type: 'date', stretch: { from: date.epochMs, to: periodEnd(date) - 1 } } : undefined
}

function bounds(operator: ComparisonOperator, { from, to }: Stretch): Stretch & { isOpen?: boolean } {
  switch (operator) {
    case '>=':
      return { from, to: Infinity }
    case '<=':
      return { from: -Infinity, to }
    case '=':
      return { from, to }
    case '>':
      return { from: to, to: Infinity, isOpen: true }
    case '<':
      return { from: -Infinity, to: from, isOpen: true }
  }
}

function stretchTest(type: 'date' | 'number', { from, to, isOpen }: Stretch & { isOpen?: boolean }): ValueTest {
  const read = type === 'number' ? parseNumber : (text: string) => parseDate(text)?.epochMs ?? null
  return (text) => {
    const value = read(text)
    if (value === null) return false
    return isOpen ? value > from && value < to : value >= from && value <= to
  }
}

/** The first millisecond after the year, month, day, minute or second that the date states. */
function periodEnd(date: ParsedDate): number {
  switch (date.precision) {
    case 'year':
      return Date.UTC(date.year + 1, 0, 1)
    case 'month':
      return Date.UTC(date.year, date.month, 1)
    case 'day':
      return date.epochMs + 86_400_000
    case 'minute':
      return date.epochMs + 60_000
    case 'second':
      return date.epochMs + 1000
  }
}
