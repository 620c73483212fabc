import type { RejectCode, SourceFormat } from '../../../shared/ingest/import.ts'

/** A record of the source. `row` is its 1-based data row, `line` the 1-based line where it starts. */
export interface SourceRow {
  row: number
  line: number
  cells: string[]
  /** Why the record cannot be accepted as it stands: `text` says it in figures, `raw` is the record's text. */
  fault?: { code: RejectCode; text: string; raw: string }
}

export interface SourceChunk {
  rows: SourceRow[]
  /** Bytes of the file read so far. */
  bytes: number
}

/**
 * How a file is read by the fast path, which sees bytes: strict RFC 4180 with `"` (a quote opens a cell only at its start and closes it only before
 * a delimiter or a line end), lines that end with LF or CR LF, every record that is not blank as wide as the header.
 */
export interface PlainDialect {
  encoding: 'utf-8' | 'gb18030'
  /** One byte of ASCII that is never part of a longer character in this encoding. */
  delimiter: number
  /** Byte offset of the first data record; a byte-order mark is before it. */
  offset: number
  /** 1-based line of the first data record, and its row number: 1. */
  line: number
  row: number
  /** The header's cells without anything between; '' without one. A record that is the same is not regular: it repeats the header. */
  titles: string
}

/** A border between records: byte offset, 1-based line, and the number of the next row that is not blank. */
export interface RecordBorder {
  offset: number
  line: number
  row: number
}

/** A table found in a file, opened but not yet read through. */
export interface TableSource {
  readonly format: SourceFormat
  /** Header texts, unchanged; without a header as many empty strings as there are columns. */
  readonly headers: string[]
  /**
   * Set when the fast path reads the same rows as `read`, as far as the head of the file (1 MB) shows. What turns out not to be regular further
   * on (a record of another width, a quote elsewhere, a bare CR, bytes that the encoding does not know) is read with `read` from its border.
   */
  readonly plain: PlainDialect | null
  /**
   * Reads all records from the start, or from a border between two records of the table that is no earlier than its first data record. `onBytes`
   * sees the file's bytes from there on once, in order; `SourceChunk.bytes` counts from the start of the file.
   */
  read(signal: AbortSignal, onBytes: (bytes: Uint8Array) => void, from?: RecordBorder): AsyncIterable<SourceChunk>
}
