import { fingerprint } from '../../../shared/ingest/duplicate.ts'
import { type EntityColumn, type EntityKind, entityKeys } from '../../../shared/linkage/entity.ts'
import { DictionaryColumn } from '../../../shared/table/column.ts'
import type { StoredTable } from '../store/segments.ts'
import type { Workspace } from '../workspace.ts'

/** The entities of one column of one segment as numbers: entry i is one of row `rows[i]` of the segment, rows ascending. */
export interface SegmentKeys {
  keys: Float64Array<ArrayBuffer>
  rows: Uint32Array<ArrayBuffer>
}

let units = new Uint16Array(64)

/** A 53-bit number for a normal form; two different ones share it with a chance of 1 in 9 × 10¹⁵. */
export function keyNumber(key: string): number {
  if (key.length > units.length) units = new Uint16Array(2 * key.length)
  for (let index = 0; index < key.length; index++) units[index] = key.charCodeAt(index)
  return fingerprint(units, 0, key.length)
}

/** Reads the keys of a column once; they stay in the cache of segments, about 12 bytes for each value. */
export function segmentKeys(
  { cache }: Workspace,
  table: StoredTable,
  index: number,
  { name, kind }: EntityColumn,
): Promise<SegmentKeys> {
  const { batch, segment } = table.segments[index]!
  return cache.get(`${batch.id}/${segment}/entities/${kind}/${name}`, async () => {
    const value = await readKeys(table, index, name, kind)
    return { value, bytes: value.keys.byteLength + value.rows.byteLength }
  })
}

async function readKeys(table: StoredTable, index: number, name: string, kind: EntityKind): Promise<SegmentKeys> {
  const column = await table.segmentColumn(index, name)
  const numbersOf = (text: string) => entityKeys(kind, text).map(keyNumber)
  const distinct = column instanceof DictionaryColumn ? column.values.map(numbersOf) : null
  const codes = column instanceof DictionaryColumn ? column.codes : null
  const keys: number[] = []
  const rows: number[] = []
  for (let row = 0; row < column.length; row++) {
    const found = distinct && codes ? distinct[codes[row]!]! : numbersOf(column.get(row))
    for (const key of found) {
      keys.push(key)
      rows.push(row)
    }
  }
  return { keys: Float64Array.from(keys), rows: Uint32Array.from(rows) }
}
