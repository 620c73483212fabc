import { AppError } from '../../../shared/errors.ts'
import { type EntityColumn, type EntityKind, entityColumns } from '../../../shared/linkage/entity.ts'
import { KeyNumbers } from '../../../shared/linkage/key-numbers.ts'
import type { StoredTable } from '../store/segments.ts'
import type { Workspace } from '../workspace.ts'
import { eachSegment } from './entity-keys.ts'
import { openTables } from './open-tables.ts'

interface BatchEntities {
  kind: EntityKind
  column: string
  entities: number
  known: number
}

/** The entities of one column of a batch, by number, and which of them were met before. */
interface OwnColumn {
  column: EntityColumn
  numbers: KeyNumbers
  isKnown: Uint8Array
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
  const table = tables.find(({ dataset }) => dataset.id === batch.dataset)!
  const columns = entityColumns(table.columns).filter(({ name }) => batch.columns.some((column) => column.name === name))
  const own = await ownColumns(table, columns, id, signal)
  const kinds = new Set(columns.map(({ kind }) => kind))
  const earlier = new Set(
    tables.flatMap(({ batches }) => batches.filter(({ importedAt }) => importedAt < batch.importedAt).map((each) => each.id)),
  )
  const searched = tables.map((each) => ({ table: each, segments: segmentsOf(each, (batchId) => earlier.has(batchId)) }))
  const total = searched.reduce((sum, { segments }) => sum + segments.length, 0)
  let done = 0
  for (const { table, segments } of searched) {
    const named = entityColumns(table.columns).filter(({ kind }) => kinds.has(kind))
    await eachSegment(table, named, segments, signal, (_, ofColumns) => {
      for (const { column, keys } of ofColumns) {
        for (const { numbers, isKnown } of own.filter((each) => each.column.kind === column.kind)) {
          for (let entry = 0; entry < keys.keys.length; entry++) {
            const number = numbers.find(keys.keys[entry]!, keys.checks?.[entry] ?? 0)
            if (number >= 0) isKnown[number] = 1
          }
        }
      }
      onShare(++done / total)
    })
  }
  return own
    .map(({ column, numbers, isKnown }) => ({
      kind: column.kind,
      column: column.name,
      entities: numbers.size,
      known: isKnown.reduce((sum, known) => sum + known, 0),
    }))
    .filter(({ entities }) => entities > 0)
}

async function ownColumns(
  table: StoredTable,
  columns: readonly EntityColumn[],
  batch: string,
  signal: AbortSignal,
): Promise<OwnColumn[]> {
  const segments = segmentsOf(table, (id) => id === batch)
  const rows = segments.reduce((sum, segment) => sum + table.segments[segment]!.rows, 0)
  const ofColumns = new Map(columns.map((column) => [column, new KeyNumbers(rows)]))
  await eachSegment(table, columns, segments, signal, (_, read) => {
    for (const { column, keys } of read) {
      const numbers = ofColumns.get(column)!
      for (let entry = 0; entry < keys.keys.length; entry++) numbers.add(keys.keys[entry]!, keys.checks?.[entry] ?? 0)
    }
  })
  return [...ofColumns].map(([column, numbers]) => ({ column, numbers, isKnown: new Uint8Array(numbers.size) }))
}

function segmentsOf(table: StoredTable, isAsked: (batch: string) => boolean): number[] {
  return [...table.segments.keys()].filter((segment) => isAsked(table.segments[segment]!.batch.id))
}
