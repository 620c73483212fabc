import type { RowRef } from '../../../shared/ledger/clue.ts'
import { type Entity, type EntityKind, entityColumns, entityId } from '../../../shared/linkage/entity.ts'
import { KeyNumbers } from '../../../shared/linkage/key-numbers.ts'
import { rowOf } from '../../../shared/linkage/numeric-keys.ts'
import type { BatchRecord } from '../store/records.ts'
import type { StoredTable } from '../store/segments.ts'
import type { Workspace } from '../workspace.ts'
import { addEntity, type ColumnKeys, eachSegment } from './entity-keys.ts'
import { openTables } from './open-tables.ts'

/** A row that holds an entity, in its table's segment; `column` is the first that has it. */
export interface Place {
  table: StoredTable
  segment: number
  at: number
  column: string
}

/** Where an entity was met: every row counted, the first of them by name. */
export interface Meeting {
  rows: number
  places: Place[]
  /** Rows by batch, in the order of tables and batches. */
  batches: Map<string, { table: StoredTable; batch: BatchRecord; rows: number }>
}

export interface MeetingOptions {
  /** Rows of an entity that are kept by name; all are counted. */
  mostPlaces: number
  signal: AbortSignal
  onShare?: (share: number) => void
  tables?: readonly StoredTable[]
}

/** So many rows that an entity tells nobody apart; of names fewer, since different people share them. */
const commonRows: Record<EntityKind, number> = {
  phone: 200,
  identityNumber: 200,
  plate: 200,
  creditCode: 200,
  personName: 20,
  company: 200,
}

export function isCommon(kind: EntityKind, rows: number): boolean {
  return rows > commonRows[kind]
}

/** What is looked for of one kind: its keys by number, and the entity of each number. */
interface WantedKeys {
  numbers: KeyNumbers
  ids: string[]
}

/** Looks for entities in all datasets with one pass over the keys of the columns that may hold them. A row that has one in two columns is one row. */
export async function meet(
  workspace: Workspace,
  wanted: readonly Pick<Entity, 'kind' | 'key'>[],
  { mostPlaces, signal, onShare, tables }: MeetingOptions,
): Promise<Map<string, Meeting>> {
  const meetings = new Map<string, Meeting>()
  const byKind = new Map<EntityKind, WantedKeys>()
  for (const entity of wanted) {
    const id = entityId(entity)
    meetings.set(id, { rows: 0, places: [], batches: new Map() })
    const { numbers, ids } = byKind.get(entity.kind) ?? { numbers: new KeyNumbers(), ids: [] }
    byKind.set(entity.kind, { numbers, ids })
    ids[addEntity(numbers, entity)] = id
  }
  const searched = (tables ?? (await openTables(workspace))).map((table) => ({
    table,
    columns: entityColumns(table.columns).filter(({ kind }) => byKind.has(kind)),
  }))
  const total = searched.reduce((sum, { table, columns }) => sum + (columns.length > 0 ? table.segments.length : 0), 0)
  let done = 0
  for (const { table, columns } of searched) {
    await eachSegment(table, columns, [...table.segments.keys()], signal, (segment, ofColumns) => {
      const { batch } = table.segments[segment]!
      for (const [id, rows] of rowsOfSegment(ofColumns, byKind)) {
        const meeting = meetings.get(id)!
        const ofBatch = meeting.batches.get(batch.id) ?? { table, batch, rows: 0 }
        meeting.batches.set(batch.id, { ...ofBatch, rows: ofBatch.rows + rows.size })
        meeting.rows += rows.size
        for (const [at, column] of rows) {
          if (meeting.places.length >= mostPlaces) break
          meeting.places.push({ table, segment, at, column })
        }
      }
      onShare?.(++done / total)
    })
  }
  return meetings
}

/** Of each entity that the segment holds its rows, ascending, with the first column that has it. */
function rowsOfSegment(
  ofColumns: readonly ColumnKeys[],
  byKind: ReadonlyMap<EntityKind, WantedKeys>,
): Map<string, Map<number, string>> {
  const found = new Map<string, Map<number, string>>()
  for (const { column, keys } of ofColumns) {
    const { numbers, ids } = byKind.get(column.kind)!
    for (let entry = 0; entry < keys.keys.length; entry++) {
      const number = numbers.find(keys.keys[entry]!, keys.checks?.[entry] ?? 0)
      if (number < 0) continue
      const id = ids[number]!
      const own = found.get(id) ?? new Map<number, string>()
      found.set(id, own)
      const row = rowOf(keys, entry)
      if (!own.has(row)) own.set(row, column.name)
    }
  }
  for (const [id, rows] of found) found.set(id, new Map([...rows].sort(([a], [b]) => a - b)))
  return found
}

/** The reference of a place's row. */
export async function refOfPlace(place: Place): Promise<RowRef> {
  const numbers = await place.table.segmentRowNumbers(place.segment)
  return { dataset: place.table.dataset.id, batch: batchOf(place).id, row: numbers[place.at]! }
}

/** The batch that a place's row came with. */
export function batchOf({ table, segment }: Place): BatchRecord {
  return table.segments[segment]!.batch
}

/** Name of a row among all of them. */
export function rowId({ dataset, batch, row }: RowRef): string {
  return `${dataset}/${batch}/${row}`
}
