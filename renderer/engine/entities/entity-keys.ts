import { type Entity, type EntityColumn, entityComparisons } from '../../../shared/linkage/entity.ts'
import { hashed } from '../../../shared/linkage/key-hash.ts'
import type { KeyNumbers } from '../../../shared/linkage/key-numbers.ts'
import type { NumericKeys } from '../../../shared/linkage/numeric-keys.ts'
import { keyInto } from '../../../shared/linkage/read-keys.ts'
import { breathe } from '../investigation.ts'
import type { StoredTable } from '../store/segments.ts'

/** Segments whose keys are asked of the threads at once, and held at once. */
const SEGMENTS_AT_ONCE = 8

/** The keys of one column of one segment, rows counted from the segment's first. */
export interface ColumnKeys {
  column: EntityColumn
  keys: NumericKeys
}

/** Adds an entity to numbered keys of its kind; its number there. */
export function addEntity(numbers: KeyNumbers, { kind, key }: Pick<Entity, 'kind' | 'key'>): number {
  keyInto(entityComparisons[kind], key)
  return numbers.add(hashed[0]!, kind === 'phone' ? 0 : hashed[1]!)
}

/** Visits segments with the keys of some columns: read in threads, kept in the cache of segments. What queued meanwhile comes in between two segments. */
export async function eachSegment(
  table: StoredTable,
  columns: readonly EntityColumn[],
  segments: readonly number[],
  signal: AbortSignal,
  visit: (segment: number, keys: ColumnKeys[]) => void,
): Promise<void> {
  if (columns.length === 0) return
  for (let first = 0; first < segments.length; first += SEGMENTS_AT_ONCE) {
    const some = segments.slice(first, first + SEGMENTS_AT_ONCE)
    const places = some.map((segment) => table.segments[segment]!)
    const read = columns.map(({ name, kind }) => {
      return table.derived.keysOfSegments(name, { kind: entityComparisons[kind], type: undefined }, places, signal)
    })
    const ofColumns = await Promise.all(read)
    for (const [index, segment] of some.entries()) {
      visit(
        segment,
        columns.map((column, at) => ({ column, keys: ofColumns[at]![index]! })),
      )
      await breathe()
      signal.throwIfAborted()
    }
  }
}
