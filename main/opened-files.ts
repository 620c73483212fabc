import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename } from 'node:path'
import type { OpenedFile } from '../shared/contract/desktop.ts'
import { AppError } from '../shared/errors.ts'
import { DeliveredDigest } from './delivered-digest.ts'

interface Opened {
  path: string
  size: number
  modified: number
  /** Of the bytes that were delivered so far. */
  delivered: DeliveredDigest
}

export type OpenedState = Opened & { state: 'same' | 'changed' | 'gone' }

/** Files that the user chose or a job names. The window knows a token, never a path, and can read nothing else. */
export class OpenedFiles {
  readonly #files = new Map<string, Opened>()

  open(path: string): OpenedFile {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat?.isFile()) throw new AppError('file.notFound', { file: basename(path) })
    const token = randomUUID()
    this.#files.set(token, { path, size: stat.size, modified: stat.mtimeMs, delivered: new DeliveredDigest(stat.size) })
    return { token, name: basename(path), size: stat.size }
  }

  /** The file behind a token and whether it is still what was opened; undefined for a token that was never given or is released. */
  find(token: string): OpenedState | undefined {
    const opened = this.#files.get(token)
    if (!opened) return undefined
    const stat = statSync(opened.path, { throwIfNoEntry: false })
    if (!stat?.isFile()) return { ...opened, state: 'gone' }
    return { ...opened, state: stat.size === opened.size && stat.mtimeMs === opened.modified ? 'same' : 'changed' }
  }

  release(token: string): void {
    this.#files.delete(token)
  }
}
