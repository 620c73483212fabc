import {
  BITS_FROM,
  ByteWriter,
  CHUNK_BYTES,
  type EncodedPostings,
  GAPS_FROM,
  NIBBLE_ESCAPE,
  POSTING_VERSION,
} from './posting-format.ts'

/** Longest posting before it is encoded: a gap takes at most three bytes. */
const LONGEST_POSTING = 3 * BITS_FROM

/** Writes the postings of a segment in the order of their pairs; the layout is that of posting-format.ts. */
export class PostingOutput {
  private readonly chunks: Uint8Array<ArrayBuffer>[] = []
  private readonly heads = new ByteWriter(32 * 1024)
  private readonly pairs = new ByteWriter(256 * 1024)
  private readonly chunk = new Uint8Array(CHUNK_BYTES + LONGEST_POSTING)
  private chunkLength = 0
  private distinct = 0
  private unit = -1
  private second = -1
  private pairsAtOpen = 0
  private postingBytes = 0

  /** `rows`: rows of the segment. */
  constructor(private readonly rows: number) {}

  /** Begins the pairs of the next first unit; units in ascending order. */
  openFirst(unit: number): void {
    this.heads.writeNumber(unit - this.unit - 1)
    this.unit = unit
    this.second = -1
    this.pairsAtOpen = this.pairs.length
    this.postingBytes = 0
    this.distinct++
  }

  closeFirst(): void {
    this.heads.writeNumber(this.pairs.length - this.pairsAtOpen)
    this.heads.writeNumber(this.postingBytes)
  }

  /** Writes one pair of the open first unit, whose rows are `rows[from … to − 1]`, ascending; second places in ascending order. */
  writePair(second: number, rows: Uint16Array, from: number, to: number): void {
    const count = to - from
    const length = this.writePosting(rows, from, to)
    const step = second - this.second - 1
    this.second = second
    const more = count - 1
    this.pairs.writeByte((Math.min(step, NIBBLE_ESCAPE) << 4) | Math.min(more, NIBBLE_ESCAPE))
    if (step >= NIBBLE_ESCAPE) this.pairs.writeNumber(step - NIBBLE_ESCAPE)
    if (more >= NIBBLE_ESCAPE) this.pairs.writeNumber(more - NIBBLE_ESCAPE)
    if (count >= GAPS_FROM && count < BITS_FROM) this.pairs.writeNumber(length - count)
    this.postingBytes += length
  }

  finish(): EncodedPostings {
    this.closeChunk()
    const keys = new ByteWriter(64 + 4 * this.chunks.length + this.heads.length + this.pairs.length)
    keys.writeByte(POSTING_VERSION)
    for (const figure of [this.rows, this.distinct, this.chunks.length]) keys.writeNumber(figure)
    for (const chunk of this.chunks) keys.writeNumber(chunk.length)
    keys.writeBytes(this.heads)
    keys.writeBytes(this.pairs)
    return { keys: keys.toBytes(), chunks: this.chunks }
  }

  /** Gives the bytes written; the posting goes to the next chunk where it does not fit into this one. */
  private writePosting(rows: Uint16Array, from: number, to: number): number {
    const count = to - from
    const start = this.chunkLength
    if (count < GAPS_FROM) this.writeRows(rows, from, to)
    else if (count < BITS_FROM) this.writeGaps(rows, from, to)
    else this.writeBits(rows, from, to)
    const length = this.chunkLength - start
    if (this.chunkLength > CHUNK_BYTES) {
      const posting = this.chunk.slice(start, this.chunkLength)
      this.chunkLength = start
      this.closeChunk()
      this.chunk.set(posting)
      this.chunkLength = length
    }
    return length
  }

  private writeRows(rows: Uint16Array, from: number, to: number): void {
    const chunk = this.chunk
    let at = this.chunkLength
    for (let index = from; index < to; index++) {
      const row = rows[index]!
      chunk[at++] = row
      chunk[at++] = row >> 8
    }
    this.chunkLength = at
  }

  private writeGaps(rows: Uint16Array, from: number, to: number): void {
    const chunk = this.chunk
    let at = this.chunkLength
    let before = -1
    for (let index = from; index < to; index++) {
      const row = rows[index]!
      let gap = row - before - 1
      before = row
      while (gap > 0x7f) {
        chunk[at++] = gap | 0x80
        gap >>= 7
      }
      chunk[at++] = gap
    }
    this.chunkLength = at
  }

  private writeBits(rows: Uint16Array, from: number, to: number): void {
    const chunk = this.chunk
    const start = this.chunkLength
    const end = start + ((this.rows + 7) >> 3)
    chunk.fill(0, start, end)
    for (let index = from; index < to; index++) {
      const row = rows[index]!
      chunk[start + (row >> 3)]! |= 1 << (row & 7)
    }
    this.chunkLength = end
  }

  private closeChunk(): void {
    if (this.chunkLength > 0) this.chunks.push(this.chunk.slice(0, this.chunkLength))
    this.chunkLength = 0
  }
}
