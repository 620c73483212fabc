import { type PartialSummary, summarizeColumn } from '../../../shared/ingest/summary.ts'
import { PostingBuilder } from '../../../shared/screening/posting.ts'
import type { CellBlock, UnitText } from '../../../shared/table/cells.ts'
import type { StringColumn } from '../../../shared/table/column.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { decodeHead, decodeText, type EncodedColumn, encodeColumn } from '../../../shared/table/segment.ts'
import { ColumnSplitter } from './split-columns.ts'

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
  private readonly splitter = new ColumnSplitter()
  private readonly postings = new PostingBuilder()

  /** `isIndexed` tells of each column whether its text is to be found by the pairs of its characters. */
  constructor(
    private readonly columns: readonly ColumnSchema[],
    private readonly isIndexed: readonly boolean[],
  ) {}

  /** The columns of those rows of a block that are `kept`; they hold until the next call, the block is not needed any more. */
  split(block: CellBlock, kept: Uint32Array): UnitText[] {
    return this.splitter.split(block, kept)
  }

  /** Encodes, summarizes and indexes a column. */
  build(text: UnitText, column: number): BuiltColumn {
    const encoded = encodeColumn(text)
    const parts: SegmentPart[] = [{ part: `c${column}`, bytes: encoded.head }, ...numbered(`c${column}`, encoded.chunks)]
    if (this.isIndexed[column]) {
      const { keys, chunks } = this.postings.build(text.units, text.offsets)
      parts.push({ part: `x${column}`, bytes: keys }, ...numbered(`x${column}`, chunks))
    }
    return { parts, summary: summarizeColumn(decoded(encoded), this.columns[column]!) }
  }
}

function decoded({ head, chunks }: EncodedColumn): StringColumn {
  const column = decodeHead(head)
  return 'dictionary' in column ? column.dictionary : decodeText(column.offsets, chunks)
}

function numbered(name: string, chunks: readonly Uint8Array<ArrayBuffer>[]): SegmentPart[] {
  return chunks.map((bytes, index) => ({ part: `${name}.${index}`, bytes }))
}
