import type { Cell, Kind, Kinds } from '../store/records.ts'
import type { StoredRecord } from '../store/store.ts'

/**
 * What the frames of a backup hold, in this order: one `meta`, records in lots, cells one by one, one `end`. The bytes of a lot are those of
 * `encodeRecord` over its records, the bytes of a cell are the cell's own.
 */
export type BackupHead =
  | { holds: 'meta'; createdAt: string; datasets: number; rows: number; records: number }
  | { holds: 'records' }
  | ({ holds: 'cell' } & Pick<Cell, 'batch' | 'segment' | 'part'>)
  | { holds: 'end'; frames: number }

/** Kinds that belong to one opening of a workspace and not to what it holds. */
const passing: ReadonlySet<Kind> = new Set(['pending'])

export function belongsInBackup({ kind }: StoredRecord): boolean {
  return !passing.has(kind)
}

/** The record with every batch under another id, wherever one is named: ids are UUIDs, no other text is equal to one. */
export function withBatchIds(record: StoredRecord, ids: ReadonlyMap<string, string>): StoredRecord {
  const renamed = (text: string) => ids.get(text) ?? text
  const { kind, id, group, value } = record
  return {
    kind,
    id: id.split('/').map(renamed).join('/'),
    ...(group !== undefined && { group: renamed(group) }),
    value: rename(value, renamed) as Kinds[Kind],
  } as StoredRecord
}

function rename(value: unknown, renamed: (text: string) => string): unknown {
  if (typeof value === 'string') return renamed(value)
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value
  if (Array.isArray(value)) return value.map((member) => rename(member, renamed))
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, rename(member, renamed)]))
}
