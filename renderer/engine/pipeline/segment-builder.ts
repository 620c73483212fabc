import { summarizeColumn } from '../../../shared/ingest/column-tally.ts'
import type { PartialSummary } from '../../../shared/ingest/summary.ts'
import { PostingBuilder } from '../../../shared/screening/posting.ts'
import type { CellBlock, UnitText } from '../../../shared/table/cells.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { decodeHead, encodeColumn } from '../../../shared/table/segment.ts'
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
  /** Columns of which an earlier segment had too many different values to count. */
  private readonly manyValued = new Set<number>()

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
    const head = decodeHead(encoded.head)
    const values = 'dictionary' in head ? head.dictionary : text
    const summary = summarizeColumn(values, this.columns[column]!, !this.manyValued.has(column))
    if (summary.values === null) this.manyValued.add(column)
    return { parts, summary }
  }
}

function numbered(name: string, chunks: readonly Uint8Array<ArrayBuffer>[]): SegmentPart[] {
  return chunks.map((bytes, index) => ({ part: `${name}.${index}`, bytes }))
}
