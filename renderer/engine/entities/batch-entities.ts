import { AppError } from '../../../shared/errors.ts'
import { type EntityColumn, type EntityKind, entityColumns } from '../../../shared/linkage/entity.ts'
import { breathe } from '../investigation.ts'
import type { StoredTable } from '../store/segments.ts'
import type { Workspace } from '../workspace.ts'
import { openTables } from './open-tables.ts'
import { segmentKeys } from './segment-keys.ts'

interface BatchEntities {
  kind: EntityKind
  column: string
  entities: number
  known: number
}

/** Of each column of a batch that names somebody how many it names, and how many of them stood in a batch of any dataset that was imported before. */
export async function knownOfBatch(
  workspace: Workspace,
  id: string,
  signal: AbortSignal,
  onShare: (share: number) => void,
): Promise<BatchEntities[]> {
  const batch = await workspace.store.get('batch', id)
  if (!batch) throw new AppError('batch.missing', { batch: id, dataset: '' })
  const tables = await openTables(workspace)
  const own = tables.find(({ dataset }) => dataset.id === batch.dataset)!
  const columns = entityColumns(own.columns).filter(({ name }) => batch.columns.some((column) => column.name === name))
  const ofColumns = new Map(columns.map((column) => [column, new Set<number>()]))
  await eachSegment(
    workspace,
    own,
    columns,
    (batchId) => batchId === id,
    signal,
    (column, keys) => {
      const set = ofColumns.get(column)!
      for (const key of keys) set.add(key)
    },
  )
  const known = new Map(columns.map((column) => [column, new Set<number>()]))
  const kinds = new Set(columns.map(({ kind }) => kind))
  const earlier = new Set(
    tables.flatMap(({ batches }) => batches.filter(({ importedAt }) => importedAt < batch.importedAt).map((each) => each.id)),
  )
  for (const [index, table] of tables.entries()) {
    const searched = entityColumns(table.columns).filter(({ kind }) => kinds.has(kind))
    await eachSegment(
      workspace,
      table,
      searched,
      (batchId) => earlier.has(batchId),
      signal,
      ({ kind }, keys) => {
        for (const column of columns) {
          if (column.kind !== kind) continue
          const set = ofColumns.get(column)!
          const met = known.get(column)!
          for (const key of keys) if (set.has(key)) met.add(key)
        }
      },
    )
    onShare((index + 1) / tables.length)
  }
  return columns
    .map((column) => ({
      kind: column.kind,
      column: column.name,
      entities: ofColumns.get(column)!.size,
      known: known.get(column)!.size,
    }))
    .filter(({ entities }) => entities > 0)
}

async function eachSegment(
  workspace: Workspace,
  table: StoredTable,
  columns: readonly EntityColumn[],
  isAsked: (batch: string) => boolean,
  signal: AbortSignal,
  visit: (column: EntityColumn, keys: Float64Array) => void,
): Promise<void> {
  for (const [segment, { batch }] of table.segments.entries()) {
    if (!isAsked(batch.id)) continue
    for (const column of columns) visit(column, (await segmentKeys(workspace, table, segment, column)).keys)
    await breathe()
    signal.throwIfAborted()
  }
}
