import { AppError } from '../../../shared/errors.ts'
import { SEGMENT_ROWS } from '../../../shared/table/segment.ts'
import type { RecordBorder } from '../sources/table-source.ts'

/** Whole records of a file as they stand there; the last one ends with a line end, added where the file has none. */
export interface RecordBlock {
  bytes: Uint8Array<ArrayBuffer>
  /** Records in it, blank ones among them. */
  records: number
  /** Byte offset in the file of the first one, and its 1-based line. */
  offset: number
  line: number
}

export interface BlockLimits {
  records: number
  bytes: number
}

const BLOCK_BYTES = 48 * 1024 * 1024
const BLOCK_CELLS = 4 * 1024 * 1024
const LONGEST_RECORD = 64 * 1024 * 1024
const LEAST_ROOM = 1024 * 1024

/** Limits for records of so many cells: a full segment, less where it would take too much memory. */
export function blockLimits(width: number): BlockLimits {
  const records = Math.min(SEGMENT_ROWS, Math.max(64, Math.floor(BLOCK_CELLS / width)))
  return { records, bytes: BLOCK_BYTES }
}

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d

/**
 * Cuts bytes of delimited text into blocks of whole records: strict RFC 4180 with `"`, lines that end with LF or CR LF. Where a block ends depends
 * on the bytes alone, not on the pieces they come in: behind so many records, or before the one that would make it too large. In UTF-8 and
 * GB18030 no byte looked for here is part of a longer character.
 *
 * The first record that breaks the grammar (a quote inside an unquoted cell, anything but a delimiter or line end behind a closing quote, a CR
 * alone, a quote that is still open at the end) stops the scan: `fault` is where it starts, the records before it are given out by `end`.
 */
export class RecordScanner {
  fault: Pick<RecordBorder, 'offset' | 'line'> | null = null
  /** Bytes from the block's first record on; what is beyond `length` is free. */
  private buffer = new Uint8Array(LEAST_ROOM)
  private length = 0
  /** Where the scan goes on, and where the record that it is in starts. */
  private at = 0
  private recordStart = 0
  private isQuoted = false
  private records = 0
  /** Lines before `at`, and before the record. */
  private line: number
  private recordLine: number
  private blockLine: number
  private blockOffset: number

  constructor(
    private readonly file: string,
    private readonly delimiter: number,
    from: Pick<RecordBorder, 'offset' | 'line'>,
    private readonly limits: BlockLimits,
  ) {
    this.line = this.recordLine = this.blockLine = from.line
    this.blockOffset = from.offset
  }

  /** Takes the next bytes of the file; gives the blocks that they complete. */
  push(bytes: Uint8Array): RecordBlock[] {
    if (this.fault) return []
    this.append(bytes)
    return this.scan(false)
  }

  /** The end of the file, or of what could be read of it: gives the records that no block holds yet. */
  end(): RecordBlock[] {
    const blocks: RecordBlock[] = []
    if (!this.fault) {
      if (this.length > this.recordStart && this.buffer[this.length - 1] !== LF) this.append(Uint8Array.of(LF))
      blocks.push(...this.scan(true))
      if (this.isQuoted) this.stop()
    }
    if (this.records > 0) blocks.push(this.cut())
    return blocks
  }

  private append(bytes: Uint8Array): void {
    const needed = this.length + bytes.length
    if (needed > this.buffer.length) {
      const grown = new Uint8Array(Math.max(needed, Math.min(2 * this.buffer.length, this.buffer.length + LONGEST_RECORD)))
      grown.set(this.buffer.subarray(0, this.length))
      this.buffer = grown
    }
    this.buffer.set(bytes, this.length)
    this.length = needed
  }

  /** Goes on to the end of what is there. The last byte is left when the one behind it decides what it means. */
  private scan(isLast: boolean): RecordBlock[] {
    const blocks: RecordBlock[] = []
    while (!this.fault && this.scanRecord(isLast)) {
      this.refuseLong(this.at)
      if (this.at > this.limits.bytes && this.records > 0) blocks.push(this.cut())
      this.recordStart = this.at
      this.recordLine = this.line
      this.records++
      if (this.records === this.limits.records) blocks.push(this.cut())
    }
    this.refuseLong(this.length)
    return blocks
  }

  private refuseLong(end: number): void {
    if (end - this.recordStart <= LONGEST_RECORD) return
    throw new AppError('file.recordTooLong', { file: this.file, line: this.recordLine })
  }

  /** Scans to the end of the record; false where the bytes end before it, or it breaks the grammar. */
  private scanRecord(isLast: boolean): boolean {
    const { buffer, length, delimiter } = this
    const last = isLast ? length : length - 1
    let { at, line } = this
    let isQuoted = this.isQuoted
    let isDone = false
    while (at < last) {
      let byte = buffer[at]!
      while (byte > QUOTE && ++at < last) byte = buffer[at]!
      if (at === last) break
      if (isQuoted) {
        if (byte === QUOTE) {
          const next = buffer[at + 1]
          if (next === CR && at + 2 === length) break
          if (next === QUOTE) at++
          else if (next === delimiter || next === LF || (next === CR && buffer[at + 2] === LF)) isQuoted = false
          else return this.stop()
        } else if (byte === LF || (byte === CR && buffer[at + 1] !== LF)) line++
        at++
      } else if (byte === LF) {
        at++
        line++
        isDone = true
        break
      } else if (byte === CR) {
        if (buffer[at + 1] !== LF) return this.stop()
        at++
      } else if (byte === QUOTE) {
        if (at > this.recordStart && buffer[at - 1] !== delimiter) return this.stop()
        isQuoted = true
        at++
      } else at++
    }
    this.at = at
    this.line = line
    this.isQuoted = isQuoted
    return isDone
  }

  private stop(): false {
    this.fault = { offset: this.blockOffset + this.recordStart, line: this.recordLine }
    return false
  }

  /** The records up to `recordStart` as a block; the bytes behind them begin the next one. */
  private cut(): RecordBlock {
    const end = this.recordStart
    const block = { bytes: this.buffer.subarray(0, end), records: this.records, offset: this.blockOffset, line: this.blockLine }
    const rest = this.buffer.subarray(end, this.length)
    const buffer = new Uint8Array(Math.max(LEAST_ROOM, end + (end >> 3), rest.length))
    buffer.set(rest)
    this.buffer = buffer
    this.length = rest.length
    this.at -= end
    this.recordStart = 0
    this.records = 0
    this.blockOffset += end
    this.blockLine = this.recordLine
    return block
  }
}
