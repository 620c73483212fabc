import type { StringColumn } from '../table/column.ts'
import type { Bitset } from './bitset.ts'
import type { PostingKeys } from './posting-keys.ts'

/** The index of one text column of a segment: its keys, and its chunks as they are needed. */
export interface TextIndex {
  readonly keys: PostingKeys
  /** Bytes of chunks in the order of their numbers; where one cannot be read it rejects with {@link IndexUnreadable}. */
  chunks(numbers: readonly number[]): Promise<readonly Uint8Array[]>
  /** Bytes of a chunk that is at hand already. */
  loaded(number: number): Uint8Array | undefined
}

/** A part of an index cannot be read: the text must be. */
export class IndexUnreadable extends Error {}

/** What a screen reads of one segment. Columns are indexes into the dataset's columns. */
export interface SegmentSource {
  readonly rows: number
  /** Undefined where a column needs none; one that should be there and cannot be read rejects with {@link IndexUnreadable}. */
  index(column: number): Promise<TextIndex | undefined>
  /** A column of which at least these rows can be read. */
  values(column: number, rows: Bitset): Promise<StringColumn>
}

/** A segment whose columns are at hand and have no index: rows of a link, tables in tests. */
export function columnsInMemory(columns: ReadonlyMap<number, StringColumn>, rows: number): SegmentSource {
  return {
    rows,
    index: async () => undefined,
    values: async (column) => valuesAt(columns, column),
  }
}

export function valuesAt(columns: ReadonlyMap<number, StringColumn>, column: number): StringColumn {
  const values = columns.get(column)
  if (!values) throw new Error(`column ${column} is read but was not given`)
  return values
}
