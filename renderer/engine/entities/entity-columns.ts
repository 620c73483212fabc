import type { Entity, EntityKind } from '../../../shared/contract/entities.ts'
import { type CompareKind, keysOf } from '../../../shared/linkage/key.ts'
import type { ColumnSchema, ColumnType } from '../../../shared/table/schema.ts'
import { valueTypes } from '../../../shared/values/value.ts'
import type { StoredTable } from '../store/segments.ts'
import { openTableOf, type Workspace } from '../workspace.ts'

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

const comparisons: Record<EntityKind, CompareKind> = {
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
  return cell === '' ? [] : keysOf(comparisons[kind], cell)
}

/** Name of an entity among all of them. */
export function entityId({ kind, key }: Pick<Entity, 'kind' | 'key'>): string {
  return `${kind}:${key}`
}

/** The entities of a cell, as it has them: a telephone by its number, another value cleaned. */
export function entitiesIn(kind: EntityKind, cell: string): Entity[] {
  return entityKeys(kind, cell).map((key) => ({ kind, key, shown: kind === 'phone' ? key : valueTypes[kind].clean(cell) }))
}

/** All datasets as they stand, the oldest first. */
export async function openTables(workspace: Workspace): Promise<StoredTable[]> {
  const datasets = await workspace.store.list('dataset')
  const inOrder = datasets.sort((a, b) =>
    a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1,
  )
  return Promise.all(inOrder.map(({ id }) => openTableOf(workspace, id)))
}
