import type { RowRef } from '../../../shared/ledger/clue.ts'
import { type Entity, entityId } from '../../../shared/linkage/entity.ts'
import type { Workspace } from '../workspace.ts'
import { meet, type Place, refOfPlace } from './meetings.ts'

interface EntityRow {
  ref: RowRef
  dataset: string
  column: string
  cells: string[]
}

/** A page of the rows that hold an entity, dataset after dataset, each in the order received. Cells by the dataset's columns. */
export async function rowsWith(
  workspace: Workspace,
  entity: Pick<Entity, 'kind' | 'key'>,
  offset: number,
  limit: number,
  signal: AbortSignal,
): Promise<{ total: number; rows: EntityRow[] }> {
  const meetings = await meet(workspace, [entity], { mostPlaces: offset + limit, signal })
  const { rows: total, places } = meetings.get(entityId(entity))!
  const rows: EntityRow[] = []
  for (const place of places.slice(offset)) {
    rows.push({
      ref: await refOfPlace(place),
      dataset: place.table.dataset.name,
      column: place.column,
      cells: await cellsOf(place),
    })
    signal.throwIfAborted()
  }
  return { total, rows }
}

/** All cells of a place's row. */
export async function cellsOf({ table, segment, at }: Place): Promise<string[]> {
  const cells: string[] = []
  for (const { name } of table.columns) cells.push(await table.cell(segment, name, at))
  return cells
}
