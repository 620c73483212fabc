import { createHash, type Hash, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { WriteTarget } from '../shared/contract/desktop.ts'
import { AppError } from '../shared/errors.ts'

interface Writing {
  path: string
  part: string
  hash: Hash
  size: number
  handle: FileHandle | undefined
  /** Writes of one target happen one after another, in the order of the calls. */
  last: Promise<unknown>
}

export interface Written {
  path: string
  sha256: string
  size: number
}

/**
 * Places to write to. Bytes go into a hidden part file beside the target (not named after it: a Chinese title may fill a file name's 255 bytes), which takes the target's name only when it is whole and on the disk;
 * a failure leaves what was there before.
 */
export class WriteTargets {
  readonly #writing = new Map<string, Writing>()
  readonly #written = new Map<string, string>()

  prepare(path: string): WriteTarget {
    const token = randomUUID()
    const part = join(dirname(path), `.${token}.part`)
    this.#writing.set(token, { path, part, hash: createHash('sha256'), size: 0, handle: undefined, last: Promise.resolve() })
    return { token, path, name: basename(path) }
  }

  write(token: string, bytes: Uint8Array): Promise<void> {
    return this.#inTurn(token, async (writing) => {
      writing.handle ??= await create(writing)
      await writeAll(writing.handle, bytes)
      writing.hash.update(bytes)
      writing.size += bytes.byteLength
    })
  }

  async commit(token: string): Promise<Written> {
    const written = await this.#inTurn(token, async (writing) => {
      writing.handle ??= await create(writing)
      await writing.handle.sync()
      await writing.handle.close()
      writing.handle = undefined
      await rename(writing.part, writing.path)
      return { path: writing.path, sha256: writing.hash.digest('hex'), size: writing.size }
    })
    this.#writing.delete(token)
    this.#written.set(token, written.path)
    return written
  }

  async abort(token: string): Promise<void> {
    const writing = this.#writing.get(token)
    if (!writing) return
    this.#writing.delete(token)
    await writing.last.catch(() => {})
    await discard(writing)
  }

  /** The path of a finished file. */
  pathOf(token: string): string | undefined {
    return this.#written.get(token)
  }

  /** Removes every part file; for the end of the process, hence without waiting. */
  abortAll(): void {
    for (const writing of this.#writing.values()) rmSync(writing.part, { force: true })
    this.#writing.clear()
  }

  async #inTurn<T>(token: string, work: (writing: Writing) => Promise<T>): Promise<T> {
    const writing = this.#writing.get(token)
    if (!writing) throw new Error('the write target is closed')
    const turn = writing.last.then(() => work(writing))
    writing.last = turn
    try {
      return await turn
    } catch (error) {
      this.#writing.delete(token)
      await discard(writing)
      throw new AppError('file.writeFailed', { file: writing.path, reason: reasonOf(error) }, { cause: error })
    }
  }
}

async function create(writing: Writing): Promise<FileHandle> {
  await mkdir(dirname(writing.path), { recursive: true })
  return open(writing.part, 'wx')
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let offset = 0; offset < bytes.byteLength; ) {
    offset += (await handle.write(bytes, offset)).bytesWritten
  }
}

async function discard(writing: Writing): Promise<void> {
  await writing.handle?.close().catch(() => {})
  writing.handle = undefined
  await rm(writing.part, { force: true }).catch(() => {})
}

/** The system's code (ENOSPC, EACCES, EROFS …), which the sentence table knows. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code)
  return error instanceof Error ? error.message : String(error)
}
