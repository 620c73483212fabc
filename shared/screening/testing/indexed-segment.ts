import { ChunkedText } from '../../table/chunked-text.ts'
import type { StringColumn } from '../../table/column.ts'
import type { ColumnSchema } from '../../table/schema.ts'
import { CHUNK_ROWS, decodeHead, encodeColumn, openChunk, unitTextOf } from '../../table/segment.ts'
import type { Bitset } from '../bitset.ts'
import { buildPostings } from '../posting.ts'
import { readPostingKeys } from '../posting-keys.ts'
import { IndexUnreadable, type SegmentSource } from '../segment-source.ts'

/** Which parts of a segment's index cannot be read. */
export type IndexLoss = 'none' | 'keys' | 'chunks'

/** A segment as an import stores it, its text columns indexed, read back from its bytes. */
export function indexedSegment(
  columns: readonly ColumnSchema[],
  rows: readonly (readonly string[])[],
  loss: IndexLoss,
): SegmentSource {
  const texts = columns.map((_, column) => unitTextOf(rows.map((row) => row[column]!)))
  return {
    rows: rows.length,
    index: async (column) => {
      if (columns[column]!.type !== 'text') return undefined
      if (loss === 'keys') throw new IndexUnreadable()
      const { keys, chunks } = buildPostings(texts[column]!.units, texts[column]!.offsets)
      return {
        keys: readPostingKeys(keys),
        loaded: () => undefined,
        chunks: async (numbers) => {
          if (loss === 'chunks') throw new IndexUnreadable()
          return numbers.map((number) => chunks[number]!)
        },
      }
    },
    values: async (column, asked) => storedValues(texts[column]!, asked),
  }
}

/** Only the chunks in which asked rows lie can be read. */
function storedValues(text: ReturnType<typeof unitTextOf>, asked: Bitset): StringColumn {
  const { head, chunks } = encodeColumn(text)
  const found = decodeHead(head)
  if ('dictionary' in found) return found.dictionary
  const length = found.offsets.length - 1
  const opened = chunks.map((bytes, number) => {
    const from = number * CHUNK_ROWS
    const to = Math.min(length, from + CHUNK_ROWS)
    return asked.hasAny(from, to) ? openChunk(bytes, found.offsets.subarray(from, to + 1)) : undefined
  })
  return new ChunkedText(length, CHUNK_ROWS, opened)
}
