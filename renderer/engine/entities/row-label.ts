import type { ColumnSchema, ColumnType } from '../../../shared/table/schema.ts'
import { maskText } from '../../../shared/values/mask.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { fieldOf } from '../row-refs.ts'

const LABEL_LENGTH = 40
/** Types of the cells that tell what a record is; only where none of the first is filled one of the second. */
const tellingTypes: readonly ReadonlySet<ColumnType>[] = [
  new Set(['text', 'category', 'company']),
  new Set(['id', 'place', 'address', 'date']),
]

/** A line by which a person recognises a record, masked: a ticket's title or content, of another table its first cell that tells what it is. */
export function rowLabel(columns: readonly ColumnSchema[], cells: readonly string[]): string {
  const title = fieldOf(columns, cells, 'title', 'content')
  if (title !== '') return shortened(maskText(title))
  for (const types of tellingTypes) {
    const at = columns.findIndex(({ type }, index) => types.has(type) && (cells[index] ?? '').trim() !== '')
    if (at >= 0) return shortened(maskCell(cells[at]!, columns[at]!))
  }
  return ''
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LABEL_LENGTH ? `${line.slice(0, LABEL_LENGTH)}…` : line
}
