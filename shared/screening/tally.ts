import { DictionaryColumn, type StringColumn, TextColumn } from '../table/column.ts'
import type { ColumnType } from '../table/schema.ts'
import { parseDate } from '../values/date.ts'
import { fold } from '../values/fold.ts'
import { parseNumber } from '../values/number.ts'
import { shortUnits } from '../values/units.ts'
import { LONGEST_USUAL_DATE, UsualDateReader } from '../values/usual-date.ts'
import { identifierTypes } from './value-test.ts'

/** How many rows have a value. */
export interface Tally {
  /** `YYYY-MM` for months, the value otherwise, trimmed; '' for rows without one. */
  key: string
  count: number
}

const usual = new UsualDateReader()
/** Months from the year 0 to the end of 9999; place 0 stands for no month. */
const MONTHS = 120_001

/** Counts the rows of columns by month or by value, one segment after the other. */
export interface ColumnTally {
  /** Adds these rows of a segment's column. About 2 ns a row where the column is a dictionary, else 60 to 200. */
  add(column: StringColumn, rows: Uint32Array): void
  /** Months in time, values by count, equal counts by value: the same every time. */
  tallies(): Tally[]
}

/**
 * Counts by month of the date; what is no date has none. A year alone is its January, as it is for
 * comparisons.
 */
export function monthTally(): ColumnTally {
  const counts = new Uint32Array(MONTHS)
  return {
    add: (column, rows) => {
      if (column instanceof DictionaryColumn) {
        eachCode(column, rows, (value, count) => {
          counts[monthOf(value)]! += count
        })
      } else if (column instanceof TextColumn) countMonths(column, rows, counts)
      else for (const row of rows) counts[monthOf(column.get(row))]!++
    },
    tallies: () => {
      const found: Tally[] = []
      for (let month = 0; month < MONTHS; month++)
        if (counts[month]! > 0) found.push({ key: monthKey(month), count: counts[month]! })
      return found
    },
  }
}

/**
 * Counts by value. Values that `列名=值` holds for alike are one: folded, and as numbers where they are numbers and the column's type is no identifier. It is called by
 * the form that is first in the rows.
 */
export function valueTally(type: ColumnType): ColumnTally {
  const isMeasured = !identifierTypes.has(type)
  const found = new Map<string, Tally>()
  const count = (value: string, by: number) => {
    const number = isMeasured ? parseNumber(value) : null
    const kind = number === null ? fold(value).trim() : `# ${number}`
    const known = found.get(kind)
    if (known) known.count += by
    else found.set(kind, { key: value.trim(), count: by })
  }
  return {
    add: (column, rows) => {
      if (column instanceof DictionaryColumn) eachCode(column, rows, count)
      else for (const row of rows) count(column.get(row), 1)
    },
    tallies: () => [...found.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
  }
}

/** Calls with each value of a dictionary that these rows have, in the order of the codes. */
function eachCode({ codes, values }: DictionaryColumn, rows: Uint32Array, visit: (value: string, count: number) => void): void {
  const counts = new Uint32Array(values.length)
  for (let index = 0; index < rows.length; index++) counts[codes[rows[index]!]!]!++
  for (let code = 0; code < counts.length; code++) if (counts[code]! > 0) visit(values[code]!, counts[code]!)
}

/** Reads usual dates where they stand in the text, without a string of each. */
function countMonths(column: TextColumn, rows: Uint32Array, counts: Uint32Array): void {
  const { text, offsets } = column
  const units = new Uint16Array(LONGEST_USUAL_DATE)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    const start = offsets[row]!
    const length = offsets[row + 1]! - start
    let month = -1
    if (length <= LONGEST_USUAL_DATE) {
      for (let at = 0; at < length; at++) units[at] = text.charCodeAt(start + at)
      if (usual.read(units, 0, length)) month = usual.year * 12 + usual.month
    }
    counts[month < 0 ? monthOf(column.get(row)) : month]!++
  }
}

/** Months since the year 0, from 1; 0 for none. */
export function monthOf(text: string): number {
  if (text.length <= LONGEST_USUAL_DATE && usual.read(shortUnits(text), 0, text.length)) return usual.year * 12 + usual.month
  const date = text === '' ? null : parseDate(text)
  return date === null ? 0 : date.year * 12 + date.month
}

/** `2024-06` of what {@link monthOf} gives; '' of 0. */
export function monthKey(month: number): string {
  if (month === 0) return ''
  const year = Math.floor((month - 1) / 12)
  return `${String(year).padStart(4, '0')}-${String(((month - 1) % 12) + 1).padStart(2, '0')}`
}
