import { DictionaryColumn, type StringColumn, TextColumn } from './column.ts'

/** Rows of a full segment. Segments are immutable and belong to one batch; the last of a batch may be shorter. */
export const SEGMENT_ROWS = 65_536

/**
 * Bytes of one column of one segment, little-endian, 4-byte aligned throughout:
 *
 * ```
 * text        01 00 00 00 | rows u32 | offsets u32 × (rows + 1) | UTF-16LE
 * dictionary  02 ww 00 00 | rows u32 | distinct u32 | offsets u32 × (distinct + 1) | codes ww bytes × rows, padded to 4 | UTF-16LE
 * ```
 * Example, column 街道 of three rows 月坛、德胜、月坛: `02 01 00 00 | 3 | 2 | 0 2 4 | 00 01 00 00 | 月坛德胜`.
 */
const TEXT = 1
const DICTIONARY = 2
/** Above this many distinct values in a segment a column is stored as text. */
const DICTIONARY_LIMIT = 16_384

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true })

/** Encodes the values of one segment column. Lossless for every string of well-formed UTF-16. */
export function encodeColumn(values: readonly string[]): Uint8Array<ArrayBuffer> {
  const codeOf = new Map<string, number>()
  const limit = Math.min(DICTIONARY_LIMIT, Math.max(16, values.length >> 2))
  for (const value of values) {
    if (codeOf.has(value)) continue
    if (codeOf.size >= limit) return encodeText(values)
    codeOf.set(value, codeOf.size)
  }
  return encodeDictionary(values, codeOf)
}

function encodeText(values: readonly string[]): Uint8Array<ArrayBuffer> {
  const units = values.reduce((sum, value) => sum + value.length, 0)
  const head = 8 + 4 * (values.length + 1)
  const bytes = new Uint8Array(head + 2 * units)
  bytes[0] = TEXT
  new Uint32Array(bytes.buffer, 4, 1)[0] = values.length
  writeStrings(values, new Uint32Array(bytes.buffer, 8, values.length + 1), new Uint16Array(bytes.buffer, head, units))
  return bytes
}

function encodeDictionary(values: readonly string[], codeOf: ReadonlyMap<string, number>): Uint8Array<ArrayBuffer> {
  const distinct = [...codeOf.keys()]
  const width = distinct.length <= 0xff ? 1 : 2
  const units = distinct.reduce((sum, value) => sum + value.length, 0)
  const codesAt = 12 + 4 * (distinct.length + 1)
  const head = codesAt + align(width * values.length)
  const bytes = new Uint8Array(head + 2 * units)
  bytes[0] = DICTIONARY
  bytes[1] = width
  new Uint32Array(bytes.buffer, 4, 2).set([values.length, distinct.length])
  writeStrings(distinct, new Uint32Array(bytes.buffer, 12, distinct.length + 1), new Uint16Array(bytes.buffer, head, units))
  const codes = codesView(bytes.buffer, codesAt, width, values.length)
  for (let row = 0; row < values.length; row++) codes[row] = codeOf.get(values[row]!)!
  return bytes
}

/** Decodes what {@link encodeColumn} wrote. Nothing of `input` is kept: offsets and codes are copied, the text is decoded. */
export function decodeColumn(input: Uint8Array<ArrayBuffer>): StringColumn {
  const bytes = input.byteOffset % 4 === 0 ? input : input.slice()
  const { buffer, byteOffset } = bytes
  const rows = new Uint32Array(buffer, byteOffset + 4, 1)[0]!
  if (bytes[0] === TEXT) {
    const head = 8 + 4 * (rows + 1)
    return new TextColumn(utf16.decode(bytes.subarray(head)), new Uint32Array(buffer, byteOffset + 8, rows + 1).slice())
  }
  if (bytes[0] !== DICTIONARY) throw new Error(`unknown column encoding ${bytes[0]}`)
  const width = bytes[1]!
  const distinct = new Uint32Array(buffer, byteOffset + 8, 1)[0]!
  const offsets = new Uint32Array(buffer, byteOffset + 12, distinct + 1)
  const codesAt = 12 + 4 * (distinct + 1)
  const text = new TextColumn(utf16.decode(bytes.subarray(codesAt + align(width * rows))), offsets)
  const values = Array.from({ length: distinct }, (_, code) => text.get(code))
  return new DictionaryColumn(values, codesView(buffer, byteOffset + codesAt, width, rows).slice())
}

function codesView(buffer: ArrayBuffer, at: number, width: number, rows: number): Uint8Array | Uint16Array {
  return width === 1 ? new Uint8Array(buffer, at, rows) : new Uint16Array(buffer, at, rows)
}

function align(length: number): number {
  return (length + 3) & ~3
}

function writeStrings(values: readonly string[], offsets: Uint32Array, target: Uint16Array): void {
  let at = 0
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!
    for (let unit = 0; unit < value.length; unit++) target[at++] = value.charCodeAt(unit)
    offsets[index + 1] = at
  }
}
