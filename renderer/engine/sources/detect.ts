import { AppError } from '../../../shared/errors.ts'

/** Kinds of file, told by their first bytes; names and suffixes are not asked. */
export type FileKind = 'text' | 'workbook'

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, index) => bytes[index] === byte)

/** Finds what a file is from its first bytes. Fails for what is no table: an empty file, a PDF, a picture. */
export function detectKind(head: Uint8Array, file: string, isEncodingGiven = false): FileKind {
  if (head.length === 0) throw new AppError('file.empty', { file })
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04)) return 'workbook'
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) return 'workbook'
  const other = otherKind(head, isEncodingGiven)
  if (other) throw new AppError('file.notATable', { file, found: other })
  return 'text'
}

function otherKind(head: Uint8Array, isEncodingGiven: boolean): string | null {
  if (startsWith(head, 0x25, 0x50, 0x44, 0x46)) return 'PDF'
  if (startsWith(head, 0x89, 0x50, 0x4e, 0x47)) return 'PNG'
  if (startsWith(head, 0xff, 0xd8, 0xff)) return 'JPEG'
  if (startsWith(head, 0x52, 0x61, 0x72, 0x21)) return 'RAR'
  if (startsWith(head, 0x37, 0x7a, 0xbc, 0xaf)) return '7z'
  if (startsWith(head, 0x1f, 0x8b)) return 'gzip'
  if (startsWith(head, 0x7b, 0x5c, 0x72, 0x74, 0x66)) return 'RTF'
  if (startsWith(head, 0xff, 0xfe) || startsWith(head, 0xfe, 0xff)) return null
  return !isEncodingGiven && head.subarray(0, 4096).includes(0) ? 'binary' : null
}

export interface DetectedEncoding {
  encoding: string
  evidence: 'bom' | 'validUtf8' | 'notUtf8' | 'given'
}

/** Encoding by byte-order mark, else by fatal UTF-8 decoding of the head, which GBK text does not pass. */
export function detectEncoding(head: Uint8Array, given: string, file: string): DetectedEncoding {
  if (given !== 'auto') return { encoding: canonicalLabel(given, file), evidence: 'given' }
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', evidence: 'bom' }
  if (startsWith(head, 0xff, 0xfe)) return { encoding: 'utf-16le', evidence: 'bom' }
  if (startsWith(head, 0xfe, 0xff)) return { encoding: 'utf-16be', evidence: 'bom' }
  return isUtf8(head) ? { encoding: 'utf-8', evidence: 'validUtf8' } : { encoding: 'gb18030', evidence: 'notUtf8' }
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

function isUtf8(head: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}
