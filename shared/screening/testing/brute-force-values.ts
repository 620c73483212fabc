import type { ColumnSchema } from '../../table/schema.ts'
import type { ComparisonQuery, RangeQuery } from '../query.ts'
import { naiveFold } from './brute-force-text.ts'

/** A number, or the milliseconds of a date, as a stretch: a day is all its milliseconds. */
type Stretch = readonly [from: number, to: number]

/** Whether a comparison holds for a cell: by the column's type, `=` on other columns for equal text or equal numbers. */
export function comparesByBruteForce(query: ComparisonQuery, column: ColumnSchema, cell: string): boolean {
  const read = readerOf(column, query.value)
  const wanted = read(query.value)
  const found = read(cell)
  if (query.operator === '=' && column.type !== 'date' && column.type !== 'number') {
    if (naiveFold(cell).trim() === naiveFold(query.value).trim()) return true
    if (column.type === 'phone') return false
  }
  if (!wanted || !found) return false
  if (query.operator === '>=') return found[0] >= wanted[0]
  if (query.operator === '<=') return found[0] <= wanted[1]
  if (query.operator === '>') return found[0] > wanted[1]
  if (query.operator === '<') return found[0] < wanted[0]
  return found[0] >= wanted[0] && found[0] <= wanted[1]
}

/** Whether a cell lies in a range, both bounds included on the precision they are written in. */
export function liesInRangeByBruteForce(query: RangeQuery, column: ColumnSchema, cell: string): boolean {
  const isIn = (operator: '>=' | '<=', value: string | null) =>
    value === null || comparesByBruteForce({ kind: 'comparison', column: query.column, operator, value }, column, cell)
  return isIn('>=', query.from) && isIn('<=', query.to)
}

function readerOf(column: ColumnSchema, value: string): (text: string) => Stretch | undefined {
  if (column.type === 'date') return naiveDate
  return column.type === 'number' || naiveNumber(value) ? naiveNumber : naiveDate
}

/** The forms that `randomTable` writes: `12`, `-3.5`, `1,200`, `１２`, `3万`, `12元`. */
function naiveNumber(text: string): Stretch | undefined {
  const found = /^(-?\d+(?:,\d{3})*(?:\.\d+)?)(万?)元?$/.exec(text.normalize('NFKC').trim())
  if (!found) return undefined
  const number = Number(found[1]!.replaceAll(',', '')) * (found[2] === '' ? 1 : 10_000)
  return [number, number]
}

/** The forms that `randomTable` writes: `2024`, `2024-06`, `2024-06-01`, `2024/6/1 9:05`, `2024年6月1日`. */
function naiveDate(text: string): Stretch | undefined {
  const found = /^(\d{4})(?:[-/年](\d{1,2}))?(?:[-/月](\d{1,2})日?)?(?: (\d{1,2}):(\d{2}))?$/.exec(text.trim())
  if (!found) return undefined
  const [year, month, day, hour, minute] = found.slice(1).map((part) => (part === undefined ? undefined : Number(part)))
  const start = Date.UTC(year!, (month ?? 1) - 1, day ?? 1, hour ?? 0, minute ?? 0)
  if (month === undefined) return [start, Date.UTC(year! + 1, 0, 1) - 1]
  if (day === undefined) return [start, Date.UTC(year!, month, 1) - 1]
  return [start, start + (hour === undefined ? 86_400_000 : 60_000) - 1]
}
