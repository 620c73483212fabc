import type { ColumnSchema, ColumnType } from '../table/schema.ts'
import { valueTypes } from '../values/value.ts'
import { type CompareKind, keysOf } from './key.ts'

/** What can be recognised wherever it stands. */
export const entityKinds = ['phone', 'identityNumber', 'plate', 'creditCode', 'personName', 'company'] as const
export type EntityKind = (typeof entityKinds)[number]

/** A phone, plate, person or company by its normal form; `shown` as one of its rows has it. */
export interface Entity {
  kind: EntityKind
  key: string
  shown: string
}

/** A column whose values are recognised wherever they stand. */
export interface EntityColumn {
  name: string
  kind: EntityKind
}

const kindOfType: Partial<Record<ColumnType, EntityKind>> = {
  phone: 'phone',
  identityNumber: 'identityNumber',
  plate: 'plate',
  creditCode: 'creditCode',
  personName: 'personName',
  company: 'company',
}

/** The comparison under which two values are one entity. */
export const entityComparisons: Readonly<Record<EntityKind, CompareKind>> = {
  phone: 'phone',
  identityNumber: 'identityNumber',
  plate: 'plate',
  creditCode: 'creditCode',
  personName: 'name',
  company: 'company',
}

/** What a column's values are, by its field and type; null for a column that names nobody. */
export function entityKindOf({ type, field }: Pick<ColumnSchema, 'type' | 'field'>): EntityKind | null {
  if (field === 'caller') return 'personName'
  if (field === 'phone' || field === 'identityNumber') return field
  return kindOfType[type] ?? (field === 'subject' ? 'company' : null)
}

/** The columns of a table that name somebody, in its order. */
export function entityColumns(columns: readonly ColumnSchema[]): EntityColumn[] {
  return columns.flatMap((column) => {
    const kind = entityKindOf(column)
    return kind ? [{ name: column.name, kind }] : []
  })
}

/** Normal forms of the entities that a cell names: every telephone, else one or none. Placeholders and masked values are none. */
export function entityKeys(kind: EntityKind, cell: string): readonly string[] {
  return cell === '' ? [] : keysOf(entityComparisons[kind], cell)
}

/** Name of an entity among all of them. */
export function entityId({ kind, key }: Pick<Entity, 'kind' | 'key'>): string {
  return `${kind}:${key}`
}

/** The entities of a cell, as it has them: a telephone by its number, another value cleaned. */
export function entitiesIn(kind: EntityKind, cell: string): Entity[] {
  return entityKeys(kind, cell).map((key) => ({ kind, key, shown: kind === 'phone' ? key : valueTypes[kind].clean(cell) }))
}

/** Each entity of a row once, with the first column that names it. */
export function entitiesOfRow(columns: readonly ColumnSchema[], cells: readonly string[]): { entity: Entity; column: string }[] {
  const found = new Map<string, { entity: Entity; column: string }>()
  for (const [at, column] of columns.entries()) {
    const kind = entityKindOf(column)
    for (const entity of kind ? entitiesIn(kind, cells[at] ?? '') : []) {
      const id = entityId(entity)
      if (!found.has(id)) found.set(id, { entity, column: column.name })
    }
  }
  return [...found.values()]
}

/** How an entity is shown while persons are masked. */
export function maskEntity({ kind, shown }: Pick<Entity, 'kind' | 'shown'>): string {
  return valueTypes[kind].mask(shown)
}
