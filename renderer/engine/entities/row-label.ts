import type { ColumnSchema, ColumnType } from '../../../shared/table/schema.ts'
import { maskText } from '../../../shared/values/mask.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import type { Place } from './meetings.ts'

const LABEL_LENGTH = 40

/** Which columns tell what a record is, the most telling first: those of the first word, then those of the second … */
const telling: readonly ((column: ColumnSchema) => boolean)[] = [
  ({ field }) => field === 'title',
  ({ field }) => field === 'content',
  ({ type }) => isOneOf(type, 'text', 'company'),
  ({ type }) => isOneOf(type, 'id'),
  ({ type }) => isOneOf(type, 'category', 'place', 'address', 'date'),
]

/** A line by which a person recognises a record, masked: a ticket's title or content, of another table its first cell that tells what it is. Reads no other cell. */
export async function labelOfPlace({ table, segment, at }: Place): Promise<string> {
  for (const isTelling of telling) {
    for (const column of table.columns.filter(isTelling)) {
      const text = (await table.cell(segment, column.name, at)).trim()
      if (text !== '') return shortened(maskText(maskCell(text, column)))
    }
  }
  return ''
}

function isOneOf(type: ColumnType, ...types: ColumnType[]): boolean {
  return types.includes(type)
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > LABEL_LENGTH ? `${line.slice(0, LABEL_LENGTH)}…` : line
}
