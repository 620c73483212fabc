import { daysOf, NO_DAY } from '../linkage/window.ts'
import { NO_ROW, type StringColumn } from '../table/column.ts'
import type { ColumnType } from '../table/schema.ts'
import { dateOfOrder, dateOrder, formatDate, parseDate } from '../values/date.ts'
import { parseNumber } from '../values/number.ts'
import { isPlaceholder } from '../values/placeholder.ts'
import { valueTypes } from '../values/value.ts'
import type { Measure } from './group-expression.ts'
import type { RowCodes, RowGroups } from './group-rows.ts'

/** A measure by group: as text for its column, and as numbers to be compared and ordered by; NaN for a group that has none. Texts compare where `numbers` is null. */
export interface Measured {
  texts: string[]
  numbers: Float64Array<ArrayBuffer> | null
}

/** The type of a measure's column; `columnType` is that of the column it measures. */
export function measureType(measure: Measure, columnType: ColumnType): ColumnType {
  return measure.kind === 'min' || measure.kind === 'max' || measure.kind === 'first' ? columnType : 'number'
}

/** How many rows each group has. */
export function counts({ starts }: RowGroups): Measured {
  return numeric(Float64Array.from(starts.subarray(1), (end, group) => end - starts[group]!))
}

/** How many different values; rows without a number are not counted. One stamp for each value, no set. */
export function distinctCounts(groups: RowGroups, { codes, values }: RowCodes): Measured {
  const stamps = new Uint32Array(values.length)
  return numeric(
    byGroup(groups, (rows, group) => {
      let count = 0
      for (const row of rows) {
        const code = codes[row]!
        if (code === NO_ROW || stamps[code] === group + 1) continue
        stamps[code] = group + 1
        count++
      }
      return count
    }),
  )
}

/** Sum or mean of what is a number. Summed from the smallest to the largest, so that the order of rows changes no digit. */
export function sums(kind: 'sum' | 'mean', groups: RowGroups, numbers: Float64Array): Measured {
  return numeric(
    byGroup(groups, (rows) => {
      const known = Float64Array.from(rows, (row) => numbers[row]!)
        .filter((value) => !Number.isNaN(value))
        .sort()
      const sum = known.reduce((total, value) => total + value, 0)
      return known.length === 0 ? Number.NaN : Number((kind === 'sum' ? sum : sum / known.length).toPrecision(15))
    }),
  )
}

/** The least or greatest value: of numbers and dates by their order, of other types by their normal form. */
export function extremes(kind: 'min' | 'max', groups: RowGroups, type: ColumnType, column: StringColumn): Measured {
  if (type === 'number' || type === 'date') {
    const read = type === 'number' ? parseNumber : (text: string) => orderOf(text)
    const numbers = Float64Array.from({ length: column.length }, (_, row) => read(column.get(row)) ?? Number.NaN)
    const best = byGroup(groups, (rows) => {
      let found = Number.NaN
      for (const row of rows)
        if (!(kind === 'min' ? numbers[row]! >= found : numbers[row]! <= found) && !Number.isNaN(numbers[row]!))
          found = numbers[row]!
      return found
    })
    if (type === 'number') return numeric(best)
    return { texts: Array.from(best, (order) => (Number.isNaN(order) ? '' : formatDate(dateOfOrder(order)))), numbers: null }
  }
  const { normalize } = valueTypes[type]
  const texts = Array.from({ length: groups.starts.length - 1 }, (_, group) => {
    let found = ''
    for (const row of rowsOf(groups, group)) {
      const value = normalize(column.get(row)) ?? ''
      if (value !== '' && (found === '' || (kind === 'min' ? value < found : value > found))) found = value
    }
    return found
  })
  return { texts, numbers: null }
}

function orderOf(text: string): number | null {
  const date = parseDate(text)
  return date && dateOrder(date)
}

/** The first value that is filled in, as the source has it. */
export function firsts(groups: RowGroups, column: StringColumn): Measured {
  const texts = Array.from({ length: groups.starts.length - 1 }, (_, group) => {
    for (const row of rowsOf(groups, group)) if (!isPlaceholder(column.get(row).trim())) return column.get(row)
    return ''
  })
  return { texts, numbers: null }
}

/** The most rows within any `days` days on end; rows without a day are in none. One sweep over the sorted days of each group. */
export function mostWithin(groups: RowGroups, days: number, column: StringColumn): Measured {
  const dayOf = daysOf(column)
  return numeric(
    byGroup(groups, (rows) => {
      const known = Int32Array.from(rows, (row) => dayOf[row]!)
        .filter((day) => day !== NO_DAY)
        .sort()
      let most = 0
      let from = 0
      for (let to = 0; to < known.length; to++) {
        while (known[to]! - known[from]! >= days) from++
        most = Math.max(most, to - from + 1)
      }
      return most
    }),
  )
}

function rowsOf({ starts, rows }: RowGroups, group: number): Uint32Array {
  return rows.subarray(starts[group], starts[group + 1])
}

function byGroup(groups: RowGroups, measure: (rows: Uint32Array, group: number) => number): Float64Array<ArrayBuffer> {
  return Float64Array.from({ length: groups.starts.length - 1 }, (_, group) => measure(rowsOf(groups, group), group))
}

function numeric(numbers: Float64Array<ArrayBuffer>): Measured {
  return { texts: Array.from(numbers, (value) => (Number.isNaN(value) ? '' : String(value))), numbers }
}
