import { AppError } from '../../../shared/errors.ts'
import type { SourceFile } from './source-file.ts'
import { crc32 } from './workbook-crc.ts'

/** A file inside a ZIP. `path` has forward slashes and no leading one, whatever the writer wrote. */
export interface ZipEntry {
  path: string
  method: number
  crc: number
  compressedSize: number
  size: number
  /** Offset of the local header in the file. */
  offset: number
}

const DIRECTORY_END_BYTES = 22 + 65_535
const LARGEST_DIRECTORY_BYTES = 64 * 1024 * 1024
/** Deflate cannot exceed about 1032; sheets of a million equal rows reach a few hundred. */
const LARGEST_RATIO = 600
const SMALLEST_BOMB_BYTES = 256 * 1024 * 1024
const STORED = 0
const DEFLATED = 8

/** The directory of a ZIP, from which single entries are read as streams; the file is never held whole. */
export class ZipArchive {
  private readonly entries: ReadonlyMap<string, ZipEntry>

  private constructor(
    private readonly file: SourceFile,
    readonly all: readonly ZipEntry[],
  ) {
    this.entries = new Map(all.map((entry) => [entry.path.toLowerCase(), entry]))
  }

  /** Reads the central directory. Fails with `file.notATable` for one that is cut off or damaged, `file.bomb` for absurd sizes. */
  static async open(file: SourceFile): Promise<ZipArchive> {
    const { offset, size, count } = await findDirectory(file)
    if (size > LARGEST_DIRECTORY_BYTES) throw bomb(file.name, size)
    const entries = readDirectory(await file.slice(offset, size), count, file.name)
    for (const entry of entries) {
      if (entry.size > SMALLEST_BOMB_BYTES && entry.size > LARGEST_RATIO * entry.compressedSize) {
        throw bomb(file.name, entry.size)
      }
    }
    return new ZipArchive(file, entries)
  }

  /** An entry by its path; upper and lower case are one, as in Excel. */
  entry(path: string): ZipEntry | undefined {
    return this.entries.get(plainPath(path).toLowerCase())
  }

  /**
   * The entry's bytes as they are unpacked. More than the directory declares is a bomb; fewer, or others than its checksum was made of, mean that
   * the file is damaged. Who stops early stops the reading of the file.
   */
  async *read(entry: ZipEntry, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
    const file = this.file.name
    const packed = await this.packed(entry)
    const stream = entry.method === DEFLATED ? packed.pipeThrough(new DecompressionStream('deflate-raw')) : packed
    const reader = stream.getReader()
    let size = 0
    let crc = 0
    try {
      for (;;) {
        signal?.throwIfAborted()
        const { done, value } = await reader.read().catch((cause: unknown) => {
          throw cause instanceof AppError ? cause : damaged(file, entry.path, cause)
        })
        if (done) break
        size += value.length
        if (size > entry.size) throw bomb(file, size)
        crc = crc32(value, crc)
        yield value
      }
    } finally {
      await reader.cancel().catch(() => {})
    }
    if (size !== entry.size || crc !== entry.crc) throw damaged(file, entry.path)
  }

  /** A small entry as text: XML is UTF-8 or says otherwise by its mark. */
  async text(path: string, largest = 64 * 1024 * 1024): Promise<string | null> {
    const entry = this.entry(path)
    if (!entry) return null
    if (entry.size > largest) throw bomb(this.file.name, entry.size)
    const parts: Uint8Array<ArrayBuffer>[] = []
    for await (const part of this.read(entry)) parts.push(part as Uint8Array<ArrayBuffer>)
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
    const label =
      bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
    return new TextDecoder(label).decode(bytes)
  }

  private async packed(entry: ZipEntry): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
    const file = this.file.name
    const header = await this.file.slice(entry.offset, 30)
    const view = new DataView(header.buffer, header.byteOffset, header.byteLength)
    if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) throw damaged(file, entry.path)
    if (view.getUint16(6, true) & 1) throw new AppError('file.passwordProtected', { file })
    if (entry.method !== STORED && entry.method !== DEFLATED) throw damaged(file, entry.path)
    const start = entry.offset + 30 + view.getUint16(26, true) + view.getUint16(28, true)
    return limited(await this.file.stream(start), entry.compressedSize)
  }
}

function bomb(file: string, size: number): AppError {
  return new AppError('file.bomb', { file, megabytes: Math.round(size / 1e6) })
}

function damaged(file: string, path: string, cause?: unknown): AppError {
  return new AppError('file.notATable', { file, found: `ZIP ${path}` }, { cause })
}

/** The first bytes of a stream, which is let go after them. */
function limited(stream: ReadableStream<Uint8Array<ArrayBuffer>>, length: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader()
  let left = length
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = left > 0 ? await reader.read() : { done: true, value: undefined }
      if (value) {
        controller.enqueue(value.subarray(0, left))
        left -= Math.min(left, value.length)
      }
      if (done || left === 0) {
        controller.close()
        await reader.cancel().catch(() => {})
      }
    },
    cancel: () => reader.cancel().catch(() => {}),
  })
}

interface DirectoryPlace {
  offset: number
  size: number
  count: number
}

async function findDirectory(file: SourceFile): Promise<DirectoryPlace> {
  const tailStart = Math.max(0, file.size - DIRECTORY_END_BYTES)
  const tail = await file.slice(tailStart, file.size - tailStart)
  const view = new DataView(tail.buffer, tail.byteOffset, tail.byteLength)
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== 0x06054b50) continue
    const place = {
      count: view.getUint16(at + 10, true),
      size: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    }
    const isLarge = place.count === 0xffff || place.size === 0xffffffff || place.offset === 0xffffffff
    if (isLarge) return findLargeDirectory(file, tailStart + at)
    return place
  }
  throw new AppError('file.notATable', { file: file.name, found: 'ZIP' })
}

/** ZIP64: the locator right before the end record tells where the real one is. */
async function findLargeDirectory(file: SourceFile, end: number): Promise<DirectoryPlace> {
  const locator = viewOf(await file.slice(Math.max(0, end - 20), 20))
  if (locator.byteLength === 20 && locator.getUint32(0, true) === 0x07064b50) {
    const record = viewOf(await file.slice(Number(locator.getBigUint64(8, true)), 56))
    if (record.byteLength === 56 && record.getUint32(0, true) === 0x06064b50) {
      const [count, size, offset] = [32, 40, 48].map((at) => Number(record.getBigUint64(at, true))) as [number, number, number]
      return { count, size, offset }
    }
  }
  throw new AppError('file.notATable', { file: file.name, found: 'ZIP64' })
}

function readDirectory(bytes: Uint8Array, count: number, file: string): ZipEntry[] {
  const view = viewOf(bytes)
  const entries: ZipEntry[] = []
  let at = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) {
      throw new AppError('file.notATable', { file, found: 'ZIP' })
    }
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const entry: ZipEntry = {
      path: plainPath(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    applyLargeSizes(entry, view, at + 46 + nameLength, extraLength)
    entries.push(entry)
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

/** The ZIP64 extra field holds, in this order, those of the three figures that the directory has as all ones. */
function applyLargeSizes(entry: ZipEntry, view: DataView, start: number, length: number): void {
  for (let at = start; at + 4 <= Math.min(start + length, view.byteLength); at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    let place = at + 4
    for (const figure of ['size', 'compressedSize', 'offset'] as const) {
      if (entry[figure] !== 0xffffffff || place + 8 > view.byteLength) continue
      entry[figure] = Number(view.getBigUint64(place, true))
      place += 8
    }
  }
}

/** `\xl\a.xml`, `/xl/./b/../a.xml` and `xl/a.xml` are one path. */
export function plainPath(path: string): string {
  const parts: string[] = []
  for (const part of path.replaceAll('\\', '/').split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
