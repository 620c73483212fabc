import { AppError } from '../../../shared/errors.ts'
import type { SourceFile } from './source-file.ts'

export interface DetectedEncoding {
  encoding: string
  evidence: 'bom' | 'validUtf8' | 'mostlyUtf8' | 'notUtf8' | 'given'
  /** Whether characters beyond ASCII were seen: without them a broken byte later on says that the encoding was guessed wrongly. */
  isProven: boolean
}

const SAMPLES = 16
const SAMPLE_BYTES = 65_536

/**
 * Finds the encoding of a text: a byte-order mark, UTF-16 by its zero bytes, UTF-8 when all or nearly all of its longer characters are well formed, else
 * GB18030, or Windows-1252 when bytes beyond ASCII stand alone between letters. A head of ASCII alone is judged by samples of the whole file.
 */
export async function detectFileEncoding(file: SourceFile, head: Uint8Array, given: string): Promise<DetectedEncoding> {
  const marked = markedEncoding(head, given, file.name)
  if (marked) return marked
  const tally = countCharacters(head, head.length < file.size)
  if (tally.wellFormed + tally.broken === 0) {
    for (let sample = 1; sample <= SAMPLES; sample++) {
      const offset = Math.floor((file.size - SAMPLE_BYTES) * (sample / SAMPLES))
      if (offset >= head.length) addTally(tally, countCharacters(await file.slice(offset, SAMPLE_BYTES), true))
    }
  }
  return encodingOf(tally)
}

function markedEncoding(head: Uint8Array, given: string, file: string): DetectedEncoding | null {
  if (given !== 'auto') return { encoding: canonicalLabel(given, file), evidence: 'given', isProven: true }
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', evidence: 'bom', isProven: true }
  if (startsWith(head, 0xff, 0xfe)) return { encoding: 'utf-16le', evidence: 'bom', isProven: true }
  if (startsWith(head, 0xfe, 0xff)) return { encoding: 'utf-16be', evidence: 'bom', isProven: true }
  const wide = findUtf16(head)
  return wide && { encoding: wide, evidence: 'notUtf8', isProven: true }
}

function encodingOf(tally: Tally): DetectedEncoding {
  if (tally.broken === 0) return { encoding: 'utf-8', evidence: 'validUtf8', isProven: tally.wellFormed > 0 }
  if (tally.wellFormed >= 4 * tally.broken) return { encoding: 'utf-8', evidence: 'mostlyUtf8', isProven: true }
  const isWestern = tally.alone >= 0.8 * tally.runs
  return { encoding: isWestern ? 'windows-1252' : 'gb18030', evidence: 'notUtf8', isProven: true }
}

/** The name of an encoding as reports give it; GBK and GB2312 are read as their superset GB18030. */
function canonicalLabel(label: string, file: string): string {
  try {
    const { encoding } = new TextDecoder(label.trim())
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch (cause) {
    throw new AppError('file.undecodable', { file, encoding: label }, { cause })
  }
}

function startsWith(bytes: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

/**
 * UTF-16 without a mark: the high bytes of its units are few different ones, zero among them for ASCII and 4E to 9F for Chinese. Null for bytes without
 * zeros in either place.
 */
export function findUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(head.length - (head.length % 2), 65_536)
  if (length < 4) return null
  const usual = [0, 0]
  const zeros = [0, 0]
  for (let at = 0; at < length; at++) {
    const byte = head[at]!
    if (byte === 0) zeros[at % 2]!++
    if (byte === 0 || byte === 0x20 || byte === 0x30 || byte === 0xff || (byte >= 0x4e && byte <= 0x9f)) usual[at % 2]!++
  }
  const units = length / 2
  for (const [parity, encoding] of [
    [1, 'utf-16le'],
    [0, 'utf-16be'],
  ] as const) {
    const isUsual = usual[parity]! >= 0.95 * units
    if (isUsual && zeros[parity]! >= 0.02 * units && zeros[parity]! > 10 * zeros[1 - parity]!) return encoding
  }
  return null
}

interface Tally {
  /** Characters of more than one byte that are UTF-8, and bytes beyond ASCII that are not part of one. */
  wellFormed: number
  broken: number
  /** Stretches of bytes beyond ASCII, and those of a single byte. */
  runs: number
  alone: number
}

function countCharacters(bytes: Uint8Array, isCut: boolean): Tally {
  const tally: Tally = { wellFormed: 0, broken: 0, runs: 0, alone: 0 }
  const end = isCut ? bytes.length - 3 : bytes.length
  let run = 0
  let at = 0
  while (at < bytes.length && at < 3 && isCut && (bytes[at]! & 0xc0) === 0x80) at++
  for (; at < end; ) {
    const byte = bytes[at]!
    if (byte < 0x80) {
      if (run > 0) {
        tally.runs++
        if (run === 1) tally.alone++
        run = 0
      }
      at++
      continue
    }
    const length = sequenceLength(bytes, at)
    if (length > 0) tally.wellFormed++
    else tally.broken++
    run += Math.max(1, length)
    at += Math.max(1, length)
  }
  if (run > 0) tally.runs++
  if (run === 1) tally.alone++
  return tally
}

/** Bytes of the UTF-8 character that starts here; 0 when none does. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]!
  const length = byte >= 0xc2 && byte <= 0xdf ? 2 : byte >= 0xe0 && byte <= 0xef ? 3 : byte >= 0xf0 && byte <= 0xf4 ? 4 : 0
  for (let next = 1; next < length; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return 0
  if ((byte === 0xe0 && bytes[at + 1]! < 0xa0) || (byte === 0xed && bytes[at + 1]! > 0x9f)) return 0
  if ((byte === 0xf0 && bytes[at + 1]! < 0x90) || (byte === 0xf4 && bytes[at + 1]! > 0x8f)) return 0
  return length
}

function addTally(tally: Tally, more: Tally): void {
  tally.wellFormed += more.wellFormed
  tally.broken += more.broken
  tally.runs += more.runs
  tally.alone += more.alone
}
