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

/** A table found in a file, opened but not yet read through. */
export interface TableSource {
  readonly format: SourceFormat
  /** Header texts, unchanged; without a header as many empty strings as there are columns. */
  readonly headers: string[]
  /** Reads all records from the start; `onBytes` sees the file's bytes once, in order. */
  read(signal: AbortSignal, onBytes: (bytes: Uint8Array) => void): AsyncIterable<SourceChunk>
}

/** Wholly blank records are not rows of the source. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}
