import type { ImportSource } from '../../../shared/contract/import-source.ts'
import { AppError } from '../../../shared/errors.ts'

/** A file to import: its bytes can be read more than once, from the start. */
export interface SourceFile {
  readonly name: string
  readonly size: number
  /** The first `length` bytes, or fewer at the end of the file. */
  head(length: number): Promise<Uint8Array<ArrayBuffer>>
  /** Up to `length` bytes from an offset. */
  slice(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>
  /** The bytes from an offset on, from the start without one. */
  stream(from?: number): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>
  bytes(): Promise<Uint8Array<ArrayBuffer>>
  /** SHA-256 of the file's bytes as they were last read through, where whoever serves them reckons it. */
  sha256?(): Promise<string>
}

/** Opens a dropped `File`, or a file that main serves under `app://guoshai/file/…`. */
export function openSourceFile(source: ImportSource): SourceFile {
  if ('blob' in source) {
    const blob = source.blob as globalThis.Blob
    return {
      name: source.name,
      size: blob.size,
      head: async (length) => new Uint8Array(await readable(source.name, () => blob.slice(0, length).arrayBuffer())),
      slice: async (offset, length) =>
        new Uint8Array(await readable(source.name, () => blob.slice(offset, offset + length).arrayBuffer())),
      stream: async (from = 0) => (from > 0 ? blob.slice(from) : blob).stream(),
      bytes: async () => new Uint8Array(await readable(source.name, () => blob.arrayBuffer())),
    }
  }
  const open = async (range?: string, url = source.url): Promise<Response> => {
    const response = await readable(source.name, () => fetch(url, range ? { headers: { Range: `bytes=${range}` } } : {}))
    if (response.status === 404) throw new AppError('file.notFound', { file: source.name })
    if (response.status === 409) throw new AppError('file.changed', { file: source.name })
    if (!response.ok || !response.body) throw new AppError('file.unreadable', { file: source.name })
    return response
  }
  return {
    name: source.name,
    size: source.size,
    head: async (length) => {
      const response = await open()
      return readable(source.name, () => readHead(response.body as ReadableStream<Uint8Array<ArrayBuffer>>, length))
    },
    slice: async (offset, length) => {
      if (offset >= source.size) return new Uint8Array()
      const response = await open(`${offset}-${Math.min(source.size, offset + length) - 1}`)
      return new Uint8Array(await readable(source.name, () => response.arrayBuffer()))
    },
    stream: async (from = 0) => {
      if (from > 0 && from >= source.size) return new Blob([]).stream()
      return (await open(from > 0 ? `${from}-` : undefined)).body as ReadableStream<Uint8Array<ArrayBuffer>>
    },
    bytes: async () => {
      const response = await open()
      return new Uint8Array(await readable(source.name, () => response.arrayBuffer()))
    },
    sha256: async () => {
      const response = await open(undefined, `${source.url}/sha256`)
      return readable(source.name, () => response.text())
    },
  }
}

/** Reads, and gives a failure the name of the file. */
export async function readable<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    throw new AppError('file.unreadable', { file }, { cause })
  }
}

async function readHead(stream: ReadableStream<Uint8Array<ArrayBuffer>>, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader()
  const parts: Uint8Array[] = []
  let size = 0
  while (size < length) {
    const { done, value } = await reader.read()
    if (done) break
    parts.push(value)
    size += value.length
  }
  await reader.cancel()
  const head = new Uint8Array(Math.min(size, length))
  let at = 0
  for (const part of parts) {
    head.set(part.subarray(0, head.length - at), at)
    at += Math.min(part.length, head.length - at)
  }
  return head
}
