import { baseTicketNo } from '../../shared/ingest/duplicate.ts'
import { hashed, hashInto } from '../../shared/linkage/key-hash.ts'
import type { LinkStep, OverlapStep } from '../../shared/model/model.ts'
import type { StringColumn } from '../../shared/table/column.ts'
import type { ColumnSchema, ColumnType } from '../../shared/table/schema.ts'
import { normalizeExact } from '../../shared/values/text.ts'
import { valueTypes } from '../../shared/values/value.ts'

/** What of a judged record is the same when it comes again. */
export type RecordColumn = Pick<ColumnSchema, 'name' | 'type' | 'field'>

/** Types whose values name one person, thing or document. */
const identifying: ReadonlySet<ColumnType> = new Set(['id', 'identityNumber', 'creditCode', 'phone', 'plate'])

/**
 * The columns by which a record of one side of a link is found again: the ticket's number alone where the row has one (`number`: that column, if there is one, with the
 * row's cell), else every column that the step compares on that side and every column of identifiers. In the table's order.
 */
export function recordColumns(
  columns: readonly RecordColumn[],
  number: readonly RecordColumn[],
  cells: readonly string[],
  step: LinkStep | OverlapStep,
  side: 'left' | 'right',
): RecordColumn[] {
  if (number.some((column, at) => normalOf(column, cells[at] ?? '') !== '')) return [...number]
  const compared = new Set(comparedNames(step, side))
  return columns.filter(({ name, type }) => compared.has(name) || identifying.has(type))
}

function comparedNames(step: LinkStep | OverlapStep, side: 'left' | 'right'): string[] {
  const names = (step.on ?? []).map((comparison) => comparison[side])
  if (step.op === 'overlap') return [...names, step.intervals[side].from, step.intervals[side].to]
  return step.window ? [...names, step.window[side]] : names
}

/**
 * What a record says in these columns, as two independent 53-bit hashes of the normal forms, in hex; '' where all are empty, so that nothing tells the record from
 * others. Two records share it by chance with 2⁻¹⁰⁶.
 */
export function recordContent(columns: readonly RecordColumn[], cells: readonly string[]): string {
  return contentInto(columns, (column) => cells[column] ?? '') ? `${hashed[0]!.toString(16)}-${hashed[1]!.toString(16)}` : ''
}

/** The two numbers of a content; NaN for ''. */
export function numbersOfContent(content: string): [key: number, check: number] {
  const [key = '', check = ''] = content.split('-')
  return [Number.parseInt(key, 16), Number.parseInt(check, 16)]
}

/** The two numbers of {@link recordContent} for each row, one after the other; NaN where it is ''. About 1 µs for each row and column. */
export function contentsOf(columns: readonly RecordColumn[], values: readonly StringColumn[]): Float64Array<ArrayBuffer> {
  const rows = values[0]?.length ?? 0
  const contents = new Float64Array(2 * rows).fill(Number.NaN)
  for (let row = 0; row < rows; row++) {
    if (contentInto(columns, (column) => values[column]!.get(row))) contents.set(hashed, 2 * row)
  }
  return contents
}

/** Hashes a record into `hashed`; false where it says nothing. */
function contentInto(columns: readonly RecordColumn[], cellOf: (column: number) => string): boolean {
  let text = ''
  let isEmpty = true
  for (let at = 0; at < columns.length; at++) {
    const normal = normalOf(columns[at]!, cellOf(at))
    if (normal !== '') isEmpty = false
    text += `${columns[at]!.name}\u0001${normal}\u0002`
  }
  if (!isEmpty) hashInto(text)
  return !isEmpty
}

/** '' for an empty value. What its type cannot read, as a masked number, stands for itself. */
function normalOf({ type, field }: RecordColumn, cell: string): string {
  if (cell === '') return ''
  const normal = valueTypes[type].normalize(cell) ?? normalizeExact(cell) ?? ''
  return field === 'ticketNo' ? baseTicketNo(cell) : normal
}
