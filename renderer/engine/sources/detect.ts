import { AppError } from '../../../shared/errors.ts'
import { findUtf16 } from './encoding.ts'

const startsWith = (bytes: Uint8Array, ...magic: number[]): boolean => magic.every((byte, index) => bytes[index] === byte)

/** Fails for what is no table: an empty file, a PDF, a picture. Names and suffixes are not asked. */
export function refuseOtherKinds(head: Uint8Array, file: string, isEncodingGiven = false): void {
  if (head.length === 0) throw new AppError('file.empty', { file })
  const other = otherKind(head, isEncodingGiven)
  if (other) throw new AppError('file.notATable', { file, found: other })
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
  return !isEncodingGiven && isBinary(head.subarray(0, Math.min(4096, textEnd(head)))) && !findUtf16(head) ? 'binary' : null
}

/** Where zero bytes begin that nothing follows, as a power cut leaves them; the whole head where it is nothing else. */
function textEnd(head: Uint8Array): number {
  let end = head.length
  while (end > 0 && head[end - 1] === 0) end--
  return end === 0 ? head.length : end
}

/** Text may hold a few zero bytes and separators of ASCII; more than a tenth of control characters is no text. */
function isBinary(head: Uint8Array): boolean {
  let controls = 0
  for (const byte of head) if (byte < 0x20 && (byte < 9 || byte > 13) && byte !== 0x1e && byte !== 0x1f && byte !== 1) controls++
  return controls * 10 > head.length
}
