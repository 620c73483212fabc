import { pairThreadWork } from '../../../shared/linkage/compare-pairs.ts'
import type { ColumnType } from '../../../shared/table/schema.ts'
import type { RecordColumn } from '../record-content.ts'
import type { CellStore } from '../store/cells.ts'
import {
  type KeyWish,
  type SegmentColumn,
  type SegmentColumns,
  segmentContents,
  segmentDays,
  segmentKeys,
  segmentMasked,
} from './segment-keys.ts'

/**
 * What link threads can do, by the name that `LinkThreads.map` is given: a work takes what all parts share, once in each thread, and gives the function that answers
 * a part. Shared input, parts and answers are plain data that crosses by copy; an answer depends on its part and on what is shared, never on the parts before it.
 */
export type LinkWork = (shared: never, cells: CellStore) => (part: never) => unknown

export const linkWorks: Readonly<Record<string, LinkWork>> = {
  keys: (wish: KeyWish, cells) => (of: SegmentColumn) => segmentKeys(cells, of, wish),
  masked: (type: ColumnType | undefined, cells) => (of: SegmentColumn) => segmentMasked(cells, of, type),
  days: (_: null, cells) => (of: SegmentColumn) => segmentDays(cells, of),
  levels: pairThreadWork('levels'),
  similarities: pairThreadWork('similarities'),
  contents: (wish: readonly RecordColumn[], cells) => (of: SegmentColumns) => segmentContents(cells, of, wish),
}
