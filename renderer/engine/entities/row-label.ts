import type { ColumnSchema, ColumnType } from '../../../shared/table/schema.ts'
import { maskText } from '../../../shared/values/mask.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { fieldOf } from '../row-refs.ts'

const LABEL_LENGTH = 40
/** What tells a record of a table best, in this order. */
const tellingTypes: readonly ColumnType[] = ['text', 'category', 'company', 'id', 'place', 'address', 'date']

/** A line by which a person recognises a record, masked: a ticket's title or content, of another table its most telling cell. */
export function rowLabel(columns: readonly ColumnSchema[], cells: readonly string[]): string {
  const title = fieldOf(columns, cells, 'title', 'content')
  if (title !== '') return shortened(maskText(title))
  for (const type of tellingTypes) {
    const at = columns.findIndex((column, index) => column.type === type && (cells[index] ?? '').trim() !== '')
    if (at >= 0) return shortened(maskCell(cells[at]!, columns[at]!))
  }
  return ''
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LABEL_LENGTH ? `${line.slice(0, LABEL_LENGTH)}…` : line
}
