import { type PartialSummary, summarizeColumn } from '../../../shared/ingest/summary.ts'
import { PostingBuilder } from '../../../shared/screening/posting.ts'
import { type CellBlock, cellStart, type UnitText } from '../../../shared/table/cells.ts'
import type { StringColumn } from '../../../shared/table/column.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { decodeHead, decodeText, type EncodedColumn, encodeColumn } from '../../../shared/table/segment.ts'

/** Bytes to be stored under a name of their own within a segment; `docs/formats.md` has the names. */
export interface SegmentPart {
  part: string
  bytes: Uint8Array<ArrayBuffer>
}

/** One column of a segment, ready to be stored, and what is known of its values. */
export interface BuiltColumn {
  parts: SegmentPart[]
  summary: PartialSummary
}

/** Makes segments of blocks, column by column; its buffers serve one segment after the other. */
export class SegmentBuilder {
  private readonly postings = new PostingBuilder()
  private units = new Uint16Array(0)

  /** `isIndexed` tells of each column whether its text is to be found by the pairs of its characters. */
  constructor(
    private readonly columns: readonly ColumnSchema[],
    private readonly isIndexed: readonly boolean[],
  ) {}

  /** Encodes, summarizes and indexes one column of those rows of a block that are `kept`. */
  build(block: CellBlock, column: number, kept: Uint32Array): BuiltColumn {
    const text = this.gather(block, column, kept)
    const encoded = encodeColumn(text)
    const parts: SegmentPart[] = [{ part: `c${column}`, bytes: encoded.head }, ...numbered(`c${column}`, encoded.chunks)]
    if (this.isIndexed[column]) {
      const { keys, chunks } = this.postings.build(text.units, text.offsets)
      parts.push({ part: `x${column}`, bytes: keys }, ...numbered(`x${column}`, chunks))
    }
    return { parts, summary: summarizeColumn(decoded(encoded), this.columns[column]!) }
  }

  /** The cells of a column one after the other, in a buffer that the next call uses again. */
  private gather(block: CellBlock, column: number, kept: Uint32Array): UnitText {
    const offsets = new Uint32Array(kept.length + 1)
    let length = 0
    for (let index = 0; index < kept.length; index++) {
      const cell = kept[index]! * block.width + column
      length += block.ends[cell]! - cellStart(block, cell)
      offsets[index + 1] = length
    }
    if (this.units.length < length) this.units = new Uint16Array(length + (length >> 3))
    const { units } = this
    const source = block.units
    for (let index = 0; index < kept.length; index++) {
      let from = cellStart(block, kept[index]! * block.width + column)
      const to = offsets[index + 1]!
      for (let at = offsets[index]!; at < to; at++) units[at] = source[from++]!
    }
    return { units: units.subarray(0, length), offsets }
  }
}

function decoded({ head, chunks }: EncodedColumn): StringColumn {
  const column = decodeHead(head)
  return 'dictionary' in column ? column.dictionary : decodeText(column.offsets, chunks)
}

function numbered(name: string, chunks: readonly Uint8Array<ArrayBuffer>[]): SegmentPart[] {
  return chunks.map((bytes, index) => ({ part: `${name}.${index}`, bytes }))
}
