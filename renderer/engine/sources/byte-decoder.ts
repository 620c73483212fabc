/** Lone low surrogates U+DC80…U+DCFF stand for bytes that an encoding does not know; no decoder makes them otherwise. */
const ESCAPE = 0xdc00
const ESCAPED = /(?<![\ud800-\udbff])[\udc80-\udcff]/
const EVERY_ESCAPED = /(?<![\ud800-\udbff])[\udc80-\udcff]/g
/** Bytes below this are never part of a longer character in UTF-8, GB18030 or Big5. */
const ALWAYS_ALONE = 0x30

/** Whether a text holds bytes that could not be decoded. */
export function hasUndecodable(text: string): boolean {
  return ESCAPED.test(text)
}

/** How many bytes of a text could not be decoded. */
export function countUndecodable(text: string): number {
  return hasUndecodable(text) ? text.match(EVERY_ESCAPED)!.length : 0
}

/** A text as it is shown: U+FFFD for each byte that could not be decoded. */
export function shown(text: string): string {
  return hasUndecodable(text) ? text.replace(EVERY_ESCAPED, '\ufffd') : text
}

export interface DecodedPart {
  text: string
  /** Offsets in the file of the bytes that could not be decoded, in order. */
  undecodable: number[]
}

/**
 * Decodes a file that comes in pieces. Bytes that the encoding does not know are kept in the text as lone surrogates, so that the records that hold
 * them are found and a U+FFFD of the source is not taken for damage. Cost: that of TextDecoder where nothing is broken.
 */
export class ByteDecoder {
  private readonly encoding: string
  private readonly strict: TextDecoder
  private readonly tolerant: TextDecoder
  private carry: Uint8Array = new Uint8Array()
  private offset: number

  /** `offset` is the place of the first byte in the file. A byte-order mark is left out at 0 only. */
  constructor(encoding: string, offset = 0) {
    this.encoding = encoding
    this.strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
    this.tolerant = new TextDecoder(encoding, { ignoreBOM: true })
    this.offset = offset
  }

  decode(piece: Uint8Array | undefined, isLast: boolean): DecodedPart {
    const bytes = joined(this.carry, piece)
    const whole = isLast ? bytes.length : this.wholeLength(bytes)
    this.carry = bytes.slice(whole)
    const undecodable: number[] = []
    let text = this.decodeWhole(bytes.subarray(0, whole), this.offset, undecodable)
    if (this.offset === 0 && text.startsWith('\ufeff')) text = text.slice(1)
    this.offset += whole
    return { text, undecodable }
  }

  /** Bytes up to a place that is surely a border between characters. */
  private wholeLength(bytes: Uint8Array): number {
    if (this.encoding.startsWith('utf-16')) return wholeUnits(bytes, this.encoding === 'utf-16le' ? 1 : 0)
    for (let at = bytes.length; at > 0 && at > bytes.length - 65_536; at--) {
      if (bytes[at - 1]! < ALWAYS_ALONE) return at
    }
    return this.encoding === 'utf-8' ? lastLead(bytes) : 0
  }

  private decodeWhole(bytes: Uint8Array, offset: number, undecodable: number[]): string {
    try {
      return this.strict.decode(bytes)
    } catch {
      if (bytes.length <= 256) return this.decodeBroken(bytes, offset, undecodable)
      const half = this.border(bytes, bytes.length >> 1)
      if (half <= 0 || half >= bytes.length) return this.decodeBroken(bytes, offset, undecodable)
      return (
        this.decodeWhole(bytes.subarray(0, half), offset, undecodable) +
        this.decodeWhole(bytes.subarray(half), offset + half, undecodable)
      )
    }
  }

  private border(bytes: Uint8Array, from: number): number {
    if (this.encoding.startsWith('utf-16')) return from - (from % 2)
    for (let at = from; at < bytes.length; at++) if (bytes[at]! < ALWAYS_ALONE) return at + 1
    for (let at = from; at > 0; at--) if (bytes[at - 1]! < ALWAYS_ALONE) return at
    return 0
  }

  /** One character after another: the longest stretch of up to four bytes that is one, else a broken byte. */
  private decodeBroken(bytes: Uint8Array, offset: number, undecodable: number[]): string {
    let text = ''
    const unit = this.encoding.startsWith('utf-16') ? 2 : 1
    for (let at = 0; at < bytes.length; ) {
      let length = 0
      let character = ''
      for (const size of unit === 2 ? [2, 4] : [1, 2, 3, 4]) {
        if (at + size > bytes.length) break
        character = this.tolerant.decode(bytes.subarray(at, at + size))
        if (character.includes('\ufffd') && !isReplacement(bytes, at, size)) continue
        length = size
        break
      }
      if (length > 0) {
        text += character
        at += length
        continue
      }
      for (let broken = 0; broken < unit && at < bytes.length; broken++, at++) {
        undecodable.push(offset + at)
        text += String.fromCharCode(ESCAPE + (bytes[at]! | 0x80))
      }
    }
    return text
  }
}

/** U+FFFD itself, in UTF-8, GB18030 and UTF-16. */
function isReplacement(bytes: Uint8Array, at: number, size: number): boolean {
  const [a, b, c, d] = bytes.subarray(at, at + size)
  if (size === 2) return (a === 0xfd && b === 0xff) || (a === 0xff && b === 0xfd)
  return size === 3 ? a === 0xef && b === 0xbf && c === 0xbd : a === 0x84 && b === 0x31 && c === 0xa4 && d === 0x37
}

function lastLead(bytes: Uint8Array): number {
  let at = bytes.length
  while (at > 0 && at > bytes.length - 4 && (bytes[at - 1]! & 0xc0) === 0x80) at--
  return at > 0 && bytes[at - 1]! >= 0xc0 ? at - 1 : bytes.length
}

/** Whole code units, without a high surrogate at the end. */
function wholeUnits(bytes: Uint8Array, highByte: number): number {
  const length = bytes.length - (bytes.length % 2)
  const high = length >= 2 ? bytes[length - 2 + highByte]! : 0
  return high >= 0xd8 && high < 0xdc ? length - 2 : length
}

function joined(before: Uint8Array, piece: Uint8Array | undefined): Uint8Array {
  if (!piece) return before
  if (before.length === 0) return piece
  const bytes = new Uint8Array(before.length + piece.length)
  bytes.set(before)
  bytes.set(piece, before.length)
  return bytes
}
