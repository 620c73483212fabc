import type { StringColumn } from '../table/column.ts'
import { countingUp, isEveryRow, type Relation, type RelationColumn, readColumn, sourceOf, type TableReader } from './relation.ts'

/** A stretch of a relation whose columns can be read at once: `rows` are indexes into the columns that `column` gives. */
export interface RelationChunk {
  /** Ordinal in the relation of the chunk's first row. */
  start: number
  rows: Uint32Array
  /** The segment whose rows these are, and how many it has; null for a link. */
  segment: { reader: TableReader; index: number; rows: number } | null
  column(column: RelationColumn): Promise<StringColumn>
}

/**
 * Cuts a relation along the segments of its source, so that one segment at a time is in memory. A link, and what has columns of steps, is one chunk. Rows in another order than that of the
 * source, as of a sample, give a chunk wherever the next row is of another segment.
 */
export function* chunksOf(relation: Relation, sources: ReadonlyMap<string, TableReader>): Generator<RelationChunk> {
  const [part] = relation.parts
  if (!part) return
  if (relation.parts.length > 1 || relation.own) {
    yield {
      start: 0,
      rows: countingUp(part.rows.length),
      segment: null,
      column: (column) => readColumn(relation, column, sources),
    }
    return
  }
  const reader = sourceOf(sources, part.source)
  const isWhole = isEveryRow(part.rows, reader.rowCount)
  let segment = 0
  for (let at = 0; at < part.rows.length; ) {
    segment = segmentOf(reader, part.rows[at]!, segment)
    const { start, rows } = reader.segments[segment]!
    const from = at
    if (isWhole) at = start + rows
    while (at < part.rows.length && part.rows[at]! >= start && part.rows[at]! < start + rows) at++
    yield {
      start: from,
      rows: isWhole ? countingUp(rows) : shifted(part.rows.subarray(from, at), start),
      segment: { reader, index: segment, rows },
      column: (column) => reader.segmentColumn(segment, column.own),
    }
  }
}

function shifted(rows: Uint32Array, by: number): Uint32Array {
  const moved = rows.slice()
  for (let index = 0; index < moved.length; index++) moved[index]! -= by
  return moved
}

/** Index of the segment that holds a row, looked for from `near` on. A row that none holds is a `RangeError`. */
function segmentOf({ segments }: TableReader, row: number, near: number): number {
  let segment = near
  while (segment > 0 && row < segments[segment]!.start) segment--
  for (; segment < segments.length; segment++) {
    const { start, rows } = segments[segment]!
    if (row >= start && row < start + rows) return segment
  }
  throw new RangeError(`no segment holds row ${row}`)
}
