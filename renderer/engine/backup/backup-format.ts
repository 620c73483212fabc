import { sha256 } from '@noble/hashes/sha2.js'
import { deflateSync, inflateSync } from 'fflate'
import { AppError } from '../../../shared/errors.ts'

/**
 * A backup file, `guoshai.backup/1`:
 *
 * ```
 * "GUOSHAI-BACKUP/1\n" | length u32 | keyring, JSON | SHA-256 of that JSON, 32 bytes
 * frame × n            | length u32 | sealed bytes
 * ```
 *
 * Numbers are little-endian. A frame opens to `codec u8 (0 plain, 1 deflate) | content`; content is `length u32 | head, JSON | bytes`. It is sealed for
 * its number, so none can be left out, repeated or exchanged. The last one is the only one whose head says `end`, with the number of frames before it.
 */
const MAGIC = new TextEncoder().encode('GUOSHAI-BACKUP/1\n')
const HASH_BYTES = 32
const PLAIN = 0
const DEFLATED = 1
/** Longer frames are never written: a segment's largest cell is a sixth of it. */
const LONGEST_FRAME = 256 * 1024 * 1024
const LONGEST_KEYRING = 64 * 1024

/** Seals and opens under the workspace's data key; `place` is authenticated with the bytes. */
export interface Seal {
  seal(place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
  open(place: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>
}

export interface Frame<Head> {
  head: Head
  bytes: Uint8Array<ArrayBuffer>
}

/** The beginning of a file, with what is needed to get from the password to the data key. */
export function encodeOpening(keyring: unknown): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(keyring))
  return concat([MAGIC, lengthBytes(json.length), json, new Uint8Array(sha256(json))])
}

/** Bytes of frame `number`, 0-based. */
export async function encodeFrame(seal: Seal, number: number, { head, bytes }: Frame<unknown>): Promise<Uint8Array<ArrayBuffer>> {
  const json = new TextEncoder().encode(JSON.stringify(head))
  const content = concat([lengthBytes(json.length), json, bytes])
  const deflated = deflateSync(content, { level: 1 })
  const pays = deflated.length < 0.9 * content.length
  const plain = concat([Uint8Array.of(pays ? DEFLATED : PLAIN), pays ? deflated : content])
  const sealed = await seal.seal(placeOf(number), plain)
  return concat([lengthBytes(sealed.length), sealed])
}

/** Reads a backup from the beginning; whatever is not as it was written is `backup.damaged`, naming the frame. */
export class BackupReader {
  private readonly bytes: ByteReader
  private number = 0

  constructor(
    stream: ReadableStream<Uint8Array<ArrayBuffer>>,
    private readonly file: string,
  ) {
    this.bytes = new ByteReader(stream)
  }

  /** Bytes of the file taken so far. */
  get position(): number {
    return this.bytes.position
  }

  /** The keyring; `backup.damaged` for any other file. */
  async opening(): Promise<unknown> {
    const magic = await this.take(MAGIC.length)
    if (!equal(magic, MAGIC)) throw this.damaged()
    const json = await this.take(await this.length(LONGEST_KEYRING))
    if (!equal(await this.take(HASH_BYTES), sha256(json))) throw this.damaged()
    return JSON.parse(new TextDecoder().decode(json))
  }

  /** The next frame, in order. */
  async frame<Head>(seal: Seal): Promise<Frame<Head>> {
    const number = this.number++
    const sealed = await this.take(await this.length(LONGEST_FRAME))
    try {
      const plain = await seal.open(placeOf(number), sealed)
      const content = plain[0] === DEFLATED ? inflateSync(plain.subarray(1)) : plain.subarray(1)
      const headLength = new DataView(content.buffer, content.byteOffset, 4).getUint32(0, true)
      const head = JSON.parse(new TextDecoder().decode(content.subarray(4, 4 + headLength))) as Head
      return { head, bytes: content.slice(4 + headLength) as Uint8Array<ArrayBuffer> }
    } catch (cause) {
      throw this.damaged(cause)
    }
  }

  /** Nothing may follow the last frame. */
  async end(): Promise<void> {
    if (await this.bytes.isMore()) throw this.damaged()
  }

  cancel(): Promise<void> {
    return this.bytes.cancel()
  }

  /** Number of the frame that was read last, 1-based, as the sentence names it. */
  private damaged(cause?: unknown): AppError {
    return new AppError('backup.damaged', { file: this.file, ...(this.number > 0 && { record: this.number }) }, { cause })
  }

  private async length(limit: number): Promise<number> {
    const bytes = await this.take(4)
    const length = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true)
    if (length > limit) throw this.damaged()
    return length
  }

  private async take(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.bytes.take(length)
    if (!bytes) throw this.damaged()
    return bytes
  }
}

/** Takes runs of bytes out of a stream whose chunks fall anywhere. */
class ByteReader {
  position = 0
  private readonly reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>
  private waiting: Uint8Array<ArrayBuffer> = new Uint8Array()

  constructor(stream: ReadableStream<Uint8Array<ArrayBuffer>>) {
    this.reader = stream.getReader()
  }

  /** Exactly so many bytes, undefined when the stream ends before. */
  async take(length: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const parts = [this.waiting]
    let size = this.waiting.length
    while (size < length) {
      const { done, value } = await this.reader.read()
      if (done) return undefined
      parts.push(value)
      size += value.length
    }
    const all = parts.length === 1 ? this.waiting : concat(parts)
    this.waiting = all.subarray(length)
    this.position += length
    return all.slice(0, length)
  }

  async isMore(): Promise<boolean> {
    return this.waiting.length > 0 || (await this.take(1)) !== undefined
  }

  cancel(): Promise<void> {
    return this.reader.cancel()
  }
}

function placeOf(number: number): string {
  return `backup/${number}`
}

function lengthBytes(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, length, true)
  return bytes
}

function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
