/**
 * The index of a text column of a segment: for every pair of adjacent folded units within a cell the rows that hold it.
 *
 * A unit's *rank* is its place among the distinct units of the segment in ascending order. The second place of a pair is the next unit's
 * rank + 1, or 0 where the unit ends its cell, so that every unit is the first of some pair and the rows holding one character are the
 * union of its pairs. Integers are LEB128 (`v`).
 *
 * ```
 * keys   01 | rows v | distinct v | chunks v | size v × chunks | a head × distinct | the pairs of each first unit, head after head
 * head   unit − unit before (−1 before the first) v | bytes of its pairs v | bytes of its postings v
 * pair   one byte: second place − second place before (−1 before the first) − 1 in the upper half, rows − 1 in the lower; a half of 15
 *        says that the figure less 15 follows as v, upper half first; then, of a gap list, bytes − rows v
 * ```
 * Postings lie in the order of their pairs in chunks of at most 256 KB, none across a border:
 *
 * ```
 * 1 … 63 rows          row u16 LE each
 * 64 … 4,095 rows      gaps: row − row before (−1 before the first) − 1 v
 * from 4,096 rows on   a bit a row of the segment, padded to whole bytes; row r is bit r & 7 of byte r >> 3
 * ```
 * Example, cells `ab` and `b`: units a (rank 0), b (rank 1); pairs (a, b) in row 0, (b, end of cell) in rows 0 and 1.
 * keys `01 | 2 | 2 | 1 | 6 | 61 01 02 · 00 01 04 | 20 · 01`, chunk `00 00 · 00 00 01 00`.
 */
export const POSTING_VERSION = 1
/** Bytes of a chunk at most; a reader loads only those it needs. */
export const CHUNK_BYTES = 256 * 1024
/** Below this many rows a posting is a list of row numbers. */
export const GAPS_FROM = 64
/** From this many rows on a posting is a bitset. */
export const BITS_FROM = 4096
/** Half of a pair's byte that says that the figure does not fit. */
export const NIBBLE_ESCAPE = 15

/** The index of one text column of one segment, as bytes to be stored. */
export interface EncodedPostings {
  readonly keys: Uint8Array<ArrayBuffer>
  readonly chunks: Uint8Array<ArrayBuffer>[]
}

/** Bytes that grow as they are written. */
export class ByteWriter {
  bytes: Uint8Array<ArrayBuffer>
  length = 0

  constructor(capacity: number) {
    this.bytes = new Uint8Array(capacity)
  }

  /** Makes room for `more` bytes. */
  reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const bytes = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more))
    bytes.set(this.bytes.subarray(0, this.length))
    this.bytes = bytes
  }

  writeByte(byte: number): void {
    if (this.length === this.bytes.length) this.reserve(1)
    this.bytes[this.length++] = byte
  }

  /** LEB128 of a whole number below 2^32. */
  writeNumber(value: number): void {
    let rest = value
    while (rest > 0x7f) {
      this.writeByte((rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    this.writeByte(rest)
  }

  writeBytes(other: ByteWriter): void {
    this.reserve(other.length)
    this.bytes.set(other.bytes.subarray(0, other.length), this.length)
    this.length += other.length
  }

  /** What was written, as bytes of its own. */
  toBytes(): Uint8Array<ArrayBuffer> {
    return this.bytes.slice(0, this.length)
  }
}

/** Reads what {@link ByteWriter} wrote. */
export class ByteReader {
  constructor(
    private readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  readByte(): number {
    return this.bytes[this.at++]!
  }

  readNumber(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++]!
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
  }
}
