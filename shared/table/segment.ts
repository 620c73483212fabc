import type { UnitText } from './cells.ts'
import { RankedChunk, type TextChunk, UnitsChunk } from './chunked-text.ts'
import { DictionaryColumn, type StringColumn, TextColumn } from './column.ts'
import { decodeRanked, encodeRanked, rankedCodes, rankedStarts } from './ranked-text.ts'

/** Rows of a segment at most. Segments are immutable and belong to one batch. */
export const SEGMENT_ROWS = 65_536
/** Rows of one chunk of a text column: a page of rows reads the chunks it needs, not the column. */
export const CHUNK_ROWS = 16_384

/**
 * Bytes of one column of one segment, little-endian, 4-byte aligned throughout. A dictionary column is its head alone; text lies in chunks of
 * {@link CHUNK_ROWS} rows beside it. `u` is the bytes of a unit: 1 where all of the text is ASCII, else 2 (UTF-16LE); of a chunk 0 where the characters are ranked
 * (`ranked-text.ts`).
 *
 * ```
 * text        01 00 00 00 | rows u32 | offsets u32 × (rows + 1), in units through the whole column
 * chunk       03 uu 00 00 | text
 * dictionary  02 ww uu 00 | rows u32 | distinct u32 | offsets u32 × (distinct + 1) | codes ww bytes × rows, padded to 4 | text
 * ```
 * Example, column 街道 of three rows 月坛、德胜、月坛: `02 01 02 00 | 3 | 2 | 0 2 4 | 00 01 00 00 | 月坛德胜`.
 */
const TEXT = 1
const DICTIONARY = 2
const CHUNK = 3
const RANKED = 0
/** Above this many distinct values in a segment a column is stored as text. */
const DICTIONARY_LIMIT = 16_384

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })
const ascii = new TextDecoder('latin1')

export interface EncodedColumn {
  head: Uint8Array<ArrayBuffer>
  /** Empty for a dictionary column. */
  chunks: Uint8Array<ArrayBuffer>[]
}

/** What the head of a column says: all of a dictionary column; of text where its values begin and end. */
export type ColumnHead = { dictionary: DictionaryColumn } | { offsets: Uint32Array }

/** Encodes the values of one segment column, at most {@link SEGMENT_ROWS}. Lossless for every text of UTF-16 units. */
export function encodeColumn(text: UnitText): EncodedColumn {
  const head = encodeDictionary(text)
  return head ? { head, chunks: [] } : { head: encodeOffsets(text), chunks: encodeChunks(text) }
}

/** Reads the head of a column. Nothing of `input` is kept. Throws for bytes that are no head. */
export function decodeHead(input: Uint8Array<ArrayBuffer>): ColumnHead {
  const bytes = aligned(input)
  const { buffer, byteOffset } = bytes
  const rows = new Uint32Array(buffer, byteOffset + 4, 1)[0]!
  if (bytes[0] === TEXT) return { offsets: new Uint32Array(buffer, byteOffset + 8, rows + 1).slice() }
  if (bytes[0] !== DICTIONARY) throw new Error(`unknown column encoding ${bytes[0]}`)
  const width = bytes[1]!
  const distinct = new Uint32Array(buffer, byteOffset + 8, 1)[0]!
  const offsets = new Uint32Array(buffer, byteOffset + 12, distinct + 1)
  const codesAt = 12 + 4 * (distinct + 1)
  const text = new TextColumn(decodeUnits(bytes.subarray(codesAt + align(width * rows)), bytes[2]!), offsets)
  const values = Array.from({ length: distinct }, (_, code) => text.get(code))
  return { dictionary: new DictionaryColumn(values, codesView(buffer, byteOffset + codesAt, width, rows).slice()) }
}

/** The text of one chunk, of rows {@link CHUNK_ROWS} × its number and on. */
export function decodeChunk(input: Uint8Array<ArrayBuffer>): string {
  const bytes = aligned(input)
  if (bytes[0] !== CHUNK) throw new Error(`unknown chunk encoding ${bytes[0]}`)
  return bytes[1] === RANKED ? utf16.decode(decodeRanked(bytes, 4)) : decodeUnits(bytes.subarray(4), bytes[1]!)
}

/** The text of a chunk as it is, where it is of one byte a character; else null. */
export function plainBytes(input: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> | null {
  return input[0] === CHUNK && input[1] === 1 ? input.subarray(4) : null
}

/**
 * One chunk to be read cell by cell, `offsets` (rows + 1) being those of its cells; `input` may be kept. With `isSmall` it takes two thirds of the memory and
 * a cell takes half as long again to read.
 */
export function openChunk(input: Uint8Array<ArrayBuffer>, offsets: Uint32Array, isSmall = false): TextChunk {
  const bytes = aligned(input)
  if (bytes[0] !== CHUNK) throw new Error(`unknown chunk encoding ${bytes[0]}`)
  if (bytes[1] === RANKED && !isSmall) return new UnitsChunk(decodeRanked(bytes, 4), offsets)
  if (bytes[1] === RANKED) {
    const codes = rankedCodes(bytes, 4)
    return new RankedChunk(codes, offsets, rankedStarts(codes, offsets))
  }
  const isNarrow = bytes[1] === 1
  const units = isNarrow ? bytes.subarray(4) : new Uint16Array(bytes.buffer, bytes.byteOffset + 4, (bytes.length - 4) >> 1)
  return new UnitsChunk(units, offsets)
}

/** A whole text column from the offsets of its head and all of its chunks. */
export function decodeText(offsets: Uint32Array, chunks: readonly Uint8Array<ArrayBuffer>[]): StringColumn {
  return new TextColumn(chunks.map(decodeChunk).join(''), offsets)
}

/** A column of its own from an array of strings, as stored; for few values. */
export function unitTextOf(values: readonly string[]): UnitText {
  const offsets = new Uint32Array(values.length + 1)
  values.forEach((value, index) => {
    offsets[index + 1] = offsets[index]! + value.length
  })
  const units = new Uint16Array(offsets[values.length]!)
  values.forEach((value, index) => {
    for (let unit = 0; unit < value.length; unit++) units[offsets[index]! + unit] = value.charCodeAt(unit)
  })
  return { units, offsets }
}

function encodeOffsets({ offsets }: UnitText): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(8 + 4 * offsets.length)
  bytes[0] = TEXT
  new Uint32Array(bytes.buffer, 4, 1)[0] = offsets.length - 1
  new Uint32Array(bytes.buffer, 8).set(offsets)
  return bytes
}

function encodeChunks({ units, offsets }: UnitText): Uint8Array<ArrayBuffer>[] {
  const chunks: Uint8Array<ArrayBuffer>[] = []
  const rows = offsets.length - 1
  for (let row = 0; row < rows; row += CHUNK_ROWS) {
    const part = units.subarray(offsets[row]!, offsets[Math.min(rows, row + CHUNK_ROWS)]!)
    chunks.push(encodeChunk(part))
  }
  return chunks
}

function encodeChunk(units: Uint16Array): Uint8Array<ArrayBuffer> {
  const width = isAscii(units) ? 1 : 2
  const ranked = width === 2 ? encodeRanked(units, 4) : null
  const bytes = ranked ?? new Uint8Array(4 + width * units.length)
  bytes.set([CHUNK, ranked ? RANKED : width])
  if (!ranked) writeUnits(units, bytes, 4, width)
  return bytes
}

/** Null where the column has too many different values. */
function encodeDictionary(text: UnitText): Uint8Array<ArrayBuffer> | null {
  const found = findDistinct(text)
  if (!found) return null
  const { units, offsets } = text
  const { codes, firsts } = found
  const distinct = firsts.length
  const ends = new Uint32Array(distinct + 1)
  firsts.forEach((row, code) => {
    ends[code + 1] = ends[code]! + offsets[row + 1]! - offsets[row]!
  })
  const values = new Uint16Array(ends[distinct]!)
  firsts.forEach((row, code) => {
    values.set(units.subarray(offsets[row]!, offsets[row + 1]!), ends[code]!)
  })
  const codeWidth = distinct <= 0xff ? 1 : 2
  const unitWidth = isAscii(values) ? 1 : 2
  const codesAt = 12 + 4 * (distinct + 1)
  const textAt = codesAt + align(codeWidth * codes.length)
  const bytes = new Uint8Array(textAt + unitWidth * values.length)
  bytes.set([DICTIONARY, codeWidth, unitWidth])
  new Uint32Array(bytes.buffer, 4, 2).set([codes.length, distinct])
  new Uint32Array(bytes.buffer, 12, distinct + 1).set(ends)
  codesView(bytes.buffer, codesAt, codeWidth, codes.length).set(codes)
  writeUnits(values, bytes, textAt, unitWidth)
  return bytes
}

/** The code of every row, and of every code the first row that has it; null where a dictionary would not pay. */
function findDistinct({ units, offsets }: UnitText): { codes: Uint16Array; firsts: number[] } | null {
  const rows = offsets.length - 1
  const limit = Math.min(DICTIONARY_LIMIT, Math.max(16, rows >> 2))
  const slots = new Uint16Array(2 ** Math.ceil(Math.log2(4 * limit)))
  const mask = slots.length - 1
  const codes = new Uint16Array(rows)
  const firsts: number[] = []
  const isSame = (row: number, from: number, to: number): boolean => {
    let other = offsets[row]!
    if (offsets[row + 1]! - other !== to - from) return false
    for (let at = from; at < to; at++) if (units[at] !== units[other++]) return false
    return true
  }
  for (let row = 0; row < rows; row++) {
    const from = offsets[row]!
    const to = offsets[row + 1]!
    let hash = 0x9e3779b9 ^ (to - from)
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ units[at]!, 0x85ebca6b) ^ (hash >>> 15)
    let slot = (hash ^ (hash >>> 16)) & mask
    let code = slots[slot]! - 1
    while (code >= 0 && !isSame(firsts[code]!, from, to)) {
      slot = (slot + 1) & mask
      code = slots[slot]! - 1
    }
    if (code < 0) {
      if (firsts.length >= limit) return null
      code = firsts.length
      firsts.push(row)
      slots[slot] = code + 1
    }
    codes[row] = code
  }
  return { codes, firsts }
}

function isAscii(units: Uint16Array): boolean {
  let seen = 0
  for (let index = 0; index < units.length; index++) {
    seen |= units[index]!
    if (seen > 0x7f) return false
  }
  return true
}

function writeUnits(units: Uint16Array, target: Uint8Array<ArrayBuffer>, at: number, width: number): void {
  if (width === 1) target.set(units, at)
  else new Uint16Array(target.buffer, at, units.length).set(units)
}

function decodeUnits(bytes: Uint8Array<ArrayBuffer>, width: number): string {
  return (width === 1 ? ascii : utf16).decode(bytes)
}

function aligned(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
}

function codesView(
  buffer: ArrayBuffer,
  at: number,
  width: number,
  rows: number,
): Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> {
  return width === 1 ? new Uint8Array(buffer, at, rows) : new Uint16Array(buffer, at, rows)
}

function align(length: number): number {
  return (length + 3) & ~3
}
