import { NO_ROW, type StringColumn } from '../table/column.ts'
import type { ColumnType } from '../table/schema.ts'
import { formatDate, parseDate } from '../values/date.ts'
import { valueTypes } from '../values/value.ts'
import type { DatePart, GroupBy } from './group-expression.ts'
import type { RunContext } from './operator.ts'
import { type Relation, type RelationColumn, rowCountOf } from './relation.ts'
import { chunksOf } from './relation-chunks.ts'

/** Rows under numbers: row i has `codes[i]`, `NO_ROW` for none; numbers by first row. */
export interface RowCodes {
  codes: Uint32Array<ArrayBuffer>
  /** The normal form behind each number. */
  values: string[]
}

/** Group g has `rows[starts[g]] … rows[starts[g + 1] − 1]`, ascending. */
export interface RowGroups {
  starts: Uint32Array<ArrayBuffer>
  rows: Uint32Array<ArrayBuffer>
}

/** Types whose values tell rows apart: what is no key of theirs (empty, 无, masked) makes no group. Of other types the rows without a value are a group. */
const identifying: ReadonlySet<ColumnType> = new Set([
  'phone',
  'identityNumber',
  'plate',
  'creditCode',
  'id',
  'personName',
  'company',
  'address',
  'place',
])

/** By what a column's values are grouped: the normal form of its type, or a part of the date; null makes no group. */
export function groupForm(by: Pick<GroupBy, 'part'>, type: ColumnType): (text: string) => string | null {
  if (by.part) return (text) => datePart(text, by.part!)
  const { normalize } = valueTypes[type]
  const isIdentifying = identifying.has(type)
  return (text) => normalize(text) ?? (isIdentifying ? null : '')
}

const lengths: Record<DatePart, number> = { year: 4, month: 7, day: 10 }

/** `2026-03` of a date that states at least its month; else ''. */
export function datePart(text: string, part: DatePart): string {
  const date = parseDate(text)
  const stated = date ? formatDate(date) : ''
  return stated.length >= lengths[part] ? stated.slice(0, lengths[part]) : ''
}

const LONGEST_PAUSE = 40

/** Reads a column of a relation chunk by chunk, so that messages come in and a cancel is heard. */
export async function eachValue(
  relation: Relation,
  column: RelationColumn,
  context: Pick<RunContext, 'sources' | 'signal' | 'breathe'>,
  visit: (row: number, values: StringColumn, index: number) => void,
): Promise<void> {
  let breathed = performance.now()
  for (const chunk of chunksOf(relation, context.sources)) {
    const values = await chunk.column(column)
    for (let at = 0; at < chunk.rows.length; at++) {
      visit(chunk.start + at, values, chunk.rows[at]!)
      if ((at & 0xfff) !== 0xfff || performance.now() - breathed < LONGEST_PAUSE) continue
      await context.breathe()
      context.signal.throwIfAborted()
      breathed = performance.now()
    }
  }
}

/** Numbers a column's values by their form; a form of null is `NO_ROW`. */
export async function codesOf(
  relation: Relation,
  column: RelationColumn,
  form: (text: string) => string | null,
  context: Pick<RunContext, 'sources' | 'signal' | 'breathe'>,
): Promise<RowCodes> {
  const codes = new Uint32Array(rowCountOf(relation))
  const numbers = new Map<string, number>()
  const values: string[] = []
  let lastText: string | undefined
  let lastCode = NO_ROW
  await eachValue(relation, column, context, (row, column, index) => {
    const text = column.get(index)
    if (text !== lastText) {
      lastText = text
      const value = form(text)
      const known = value === null ? NO_ROW : numbers.get(value)
      lastCode = known ?? values.length
      if (known === undefined) {
        numbers.set(value!, lastCode)
        values.push(value!)
      }
    }
    codes[row] = lastCode
  })
  return { codes, values }
}

/** One number for each combination of two columns' numbers, by first row. */
export function combineCodes(a: Uint32Array, b: Uint32Array, width: number): { codes: Uint32Array<ArrayBuffer>; count: number } {
  const numbers = new Map<number, number>()
  const codes = new Uint32Array(a.length)
  for (let row = 0; row < a.length; row++) {
    if (a[row] === NO_ROW || b[row] === NO_ROW) {
      codes[row] = NO_ROW
      continue
    }
    const pair = a[row]! * width + b[row]!
    const known = numbers.get(pair)
    if (known === undefined) numbers.set(pair, numbers.size)
    codes[row] = known ?? numbers.size - 1
  }
  return { codes, count: numbers.size }
}

/** Counting sort of rows by number; rows without one are in no group. */
export function groupsOf(codes: Uint32Array, count: number): RowGroups {
  const starts = new Uint32Array(count + 1)
  for (let row = 0; row < codes.length; row++) if (codes[row] !== NO_ROW) starts[codes[row]! + 1]!++
  for (let group = 0; group < count; group++) starts[group + 1]! += starts[group]!
  const rows = new Uint32Array(starts[count]!)
  const next = starts.slice()
  for (let row = 0; row < codes.length; row++) if (codes[row] !== NO_ROW) rows[next[codes[row]!]!++] = row
  return { starts, rows }
}
