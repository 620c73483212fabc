import { AppError } from '../../../shared/errors.ts'

/** What an `XmlScanner` meets, as places in the bytes at hand. Names are local: without their prefix. */
export interface XmlHandler {
  /** Text between tags is reported only while this is set. */
  wantsText: boolean
  /** A start tag; its attributes lie between `nameEnd` and `end`. An empty element is opened and closed. */
  open(bytes: Uint8Array, name: number, nameEnd: number, end: number): void
  close(bytes: Uint8Array, name: number, nameEnd: number): void
  /** A piece of text; with entities unless it is a CDATA section. */
  text(bytes: Uint8Array, start: number, end: number, isCharacterData: boolean): void
}

/** One tag or one text; Excel's cells hold 32,767 characters. */
const LONGEST_TOKEN_BYTES = 16 * 1024 * 1024

const LESS = 0x3c
const GREATER = 0x3e
const SLASH = 0x2f
const COLON = 0x3a

/**
 * Scans well-formed XML in UTF-8 as its bytes arrive, cut anywhere: tags and texts only, which is all that the parts of a workbook use. Nothing is
 * expanded, no DTD is read, so no entity can grow.
 */
export class XmlScanner {
  private rest: Uint8Array = new Uint8Array()
  private pending: Uint8Array[] = []
  private waiting = 0

  constructor(
    private readonly handler: XmlHandler,
    private readonly file: string,
  ) {}

  /** A token that does not end is read again when twice as much of it is there, not with every chunk. */
  push(chunk: Uint8Array): void {
    this.pending.push(chunk)
    this.waiting += chunk.length
    if (this.waiting >= this.rest.length) this.take()
  }

  /** Says that the bytes are over; what remains open is damage. */
  end(): void {
    this.take()
    if (this.rest.some((byte) => byte > 0x20)) throw new AppError('file.notATable', { file: this.file, found: 'XML' })
  }

  private take(): void {
    if (this.rest.length > LONGEST_TOKEN_BYTES) throw new AppError('file.notATable', { file: this.file, found: 'XML' })
    const bytes = joined([this.rest, ...this.pending], this.rest.length + this.waiting)
    this.pending = []
    this.waiting = 0
    this.rest = bytes.subarray(this.scan(bytes))
  }

  /** Place of the first token that is not whole. */
  private scan(bytes: Uint8Array): number {
    const { handler } = this
    const { length } = bytes
    let at = 0
    for (;;) {
      let less = at
      while (less < length && bytes[less] !== LESS) less++
      if (less === length) return handler.wantsText ? at : length
      if (less > at && handler.wantsText) handler.text(bytes, at, less, false)
      const end = bytes[less + 1] === 0x21 ? this.endOfDeclaration(bytes, less) : endOfTag(bytes, less + 1)
      if (end < 0) return less
      const first = bytes[less + 1]!
      if (first === SLASH) {
        const nameEnd = endOfName(bytes, less + 2, end)
        handler.close(bytes, localName(bytes, less + 2, nameEnd), nameEnd)
      } else if (first !== 0x21 && first !== 0x3f) {
        const nameEnd = endOfName(bytes, less + 1, end)
        const name = localName(bytes, less + 1, nameEnd)
        handler.open(bytes, name, nameEnd, end)
        if (bytes[end - 1] === SLASH) handler.close(bytes, name, nameEnd)
      }
      at = end + 1
    }
  }

  /** Comment, CDATA section or document type; −1 while it is not whole. */
  private endOfDeclaration(bytes: Uint8Array, less: number): number {
    if (less + 9 > bytes.length) return -1
    if (bytes[less + 2] === 0x2d && bytes[less + 3] === 0x2d) return indexOfThree(bytes, 0x2d, 0x2d, less + 4)
    if (bytes[less + 2] !== 0x5b) return endOfTag(bytes, less + 1)
    const end = indexOfThree(bytes, 0x5d, 0x5d, less + 9)
    if (end >= 0 && this.handler.wantsText) this.handler.text(bytes, less + 9, end - 2, true)
    return end
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const filled = parts.filter((part) => part.length > 0)
  if (filled.length === 1) return filled[0]!
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of filled) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** Place of the `>` that ends a tag, past those inside quotes; −1 while it is not there. */
function endOfTag(bytes: Uint8Array, from: number): number {
  const { length } = bytes
  for (let at = from; at < length; at++) {
    const byte = bytes[at]!
    if (byte === GREATER) return at
    if (byte !== 0x22 && byte !== 0x27) continue
    do at++
    while (at < length && bytes[at] !== byte)
  }
  return -1
}

/** Place of the `>` after two given bytes; −1 while it is not there. */
function indexOfThree(bytes: Uint8Array, first: number, second: number, from: number): number {
  for (let at = from + 2; at < bytes.length; at++) {
    if (bytes[at] === GREATER && bytes[at - 1] === second && bytes[at - 2] === first) return at
  }
  return -1
}

function endOfName(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && bytes[at]! > 0x20 && bytes[at] !== SLASH) at++
  return at
}

function localName(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    if (bytes[at] === COLON) return at + 1
  }
  return from
}

/** Whether the name is the given ASCII word. */
export function isNamed(bytes: Uint8Array, name: number, nameEnd: number, word: string): boolean {
  if (nameEnd - name !== word.length) return false
  for (let index = 0; index < word.length; index++) {
    if (bytes[name + index] !== word.charCodeAt(index)) return false
  }
  return true
}

/** Value of an attribute by its local name, entities decoded; null without it. */
export function attribute(bytes: Uint8Array, nameEnd: number, end: number, word: string): string | null {
  const tag = new TextDecoder().decode(bytes.subarray(nameEnd, end))
  const match = new RegExp(`[\\s:]${word}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return match ? decodeEntities(match[1] ?? match[2] ?? '') : null
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
const LONGEST_ASCII = 24

/** The bytes as text: line ends as XML has them, entities and `_x000D_` of Excel decoded. */
export function textOf(bytes: Uint8Array, start: number, end: number, isCharacterData = false): string {
  let isSpecial = false
  let isAscii = end - start <= LONGEST_ASCII
  for (let at = start; at < end; at++) {
    const byte = bytes[at]!
    if (byte === 0x26 || byte === 0x0d || byte === 0x5f) isSpecial = true
    if (byte > 0x7f) isAscii = false
  }
  let text = ''
  if (isAscii) for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at]!)
  else text = decoder.decode(bytes.subarray(start, end))
  if (!isSpecial) return text
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
  return unescapeCharacters(isCharacterData ? lines : decodeEntities(lines))
}

const entities = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }))

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return entities.get(name) ?? whole
    const code = hex !== undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** ECMA-376 22.4.2.4: `_xHHHH_` stands for a UTF-16 unit, `_x005F_` for the underscore itself. */
function unescapeCharacters(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
