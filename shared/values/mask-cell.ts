import type { ColumnSchema, ColumnType } from '../table/schema.ts'
import { maskText } from './mask.ts'
import { valueTypes } from './value.ts'

const typesOfPersons: ReadonlySet<ColumnType> = new Set(['phone', 'identityNumber', 'plate', 'personName', 'id'])
const typesOfText: ReadonlySet<ColumnType> = new Set(['text', 'address', 'place', 'company'])

/** A cell as it is shown while complainants are masked. Free text keeps its length, so that hits stay where they are. */
export function maskCell(text: string, column: Pick<ColumnSchema, 'type' | 'field'>): string {
  if (text === '') return text
  if (column.field === 'caller') return valueTypes.personName.mask(text)
  if (column.field === 'phone' || column.field === 'identityNumber') return valueTypes[column.field].mask(text)
  if (typesOfPersons.has(column.type)) return valueTypes[column.type].mask(text)
  return typesOfText.has(column.type) ? maskText(text) : text
}
