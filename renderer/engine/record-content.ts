import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { baseTicketNo } from '../../shared/ingest/duplicate.ts'
import type { LinkStep, OverlapStep } from '../../shared/model/model.ts'
import type { ColumnSchema, ColumnType } from '../../shared/table/schema.ts'
import { normalizeExact } from '../../shared/values/text.ts'
import { valueTypes } from '../../shared/values/value.ts'

/** What of a judged record is the same when it comes again. */
export type RecordColumn = Pick<ColumnSchema, 'name' | 'type' | 'field'>

/** Types whose values name one person, thing or document. */
const identifying: ReadonlySet<ColumnType> = new Set(['id', 'identityNumber', 'creditCode', 'phone', 'plate'])

/**
 * The columns by which a record of one side of a link is found again: the ticket's number alone where the row has one, else every column that the step compares on that side and
 * every column of identifiers. In the table's order.
 */
export function recordColumns(
  columns: readonly RecordColumn[],
  cells: readonly string[],
  step: LinkStep | OverlapStep,
  side: 'left' | 'right',
): RecordColumn[] {
  const number = columns.findIndex(({ field }) => field === 'ticketNo')
  if (number >= 0 && normalOf(columns[number]!, cells[number] ?? '') !== '') return [columns[number]!]
  const compared = new Set(comparedNames(step, side))
  return columns.filter(({ name, type }) => compared.has(name) || identifying.has(type))
}

function comparedNames(step: LinkStep | OverlapStep, side: 'left' | 'right'): string[] {
  const names = (step.on ?? []).map((comparison) => comparison[side])
  if (step.op === 'overlap') return [...names, step.intervals[side].from, step.intervals[side].to]
  return step.window ? [...names, step.window[side]] : names
}

/** SHA-256 (hex) of the normal forms of a record's values by these columns; '' where all of them are empty, so that nothing tells the record from others. */
export function recordContent(columns: readonly RecordColumn[], cells: readonly string[]): string {
  const digest = contentDigest(columns, cells)
  return digest ? bytesToHex(digest) : ''
}

/** The first 48 bits of {@link recordContent} as a number, for columns of millions of rows; NaN for ''. */
export function contentNumber(columns: readonly RecordColumn[], cells: readonly string[]): number {
  const digest = contentDigest(columns, cells)
  return digest ? numberOf(digest) : Number.NaN
}

/** The number of {@link contentNumber} for a content in hex. */
export function numberOfContent(content: string): number {
  return content === '' ? Number.NaN : Number.parseInt(content.slice(0, 12), 16)
}

function numberOf(digest: Uint8Array): number {
  let number = 0
  for (let at = 0; at < 6; at++) number = number * 256 + digest[at]!
  return number
}

function contentDigest(columns: readonly RecordColumn[], cells: readonly string[]): Uint8Array | null {
  const normals = columns.map((column, at) => normalOf(column, cells[at] ?? ''))
  if (normals.every((normal) => normal === '')) return null
  return sha256(utf8ToBytes(columns.map(({ name }, at) => `${name}\u0001${normals[at]}`).join('\u0002')))
}

/** '' for an empty value. What its type cannot read, as a masked number, stands for itself. */
function normalOf({ type, field }: RecordColumn, cell: string): string {
  if (cell === '') return ''
  const normal = valueTypes[type].normalize(cell) ?? normalizeExact(cell) ?? ''
  return field === 'ticketNo' ? baseTicketNo(cell) : normal
}
