import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { withoutContent } from './log-text.ts'

const rotateAtBytes = 5_000_000

/**
 * The local log, one JSON object a line. It never holds a row's content: what is written here may be handed to a helper.
 * Where the disk refuses a line it goes to standard error: a log never brings the program down.
 */
export class Log {
  readonly folder: string
  readonly #file: string
  #refused = 0

  constructor(userData: string) {
    this.folder = join(userData, 'logs')
    this.#file = join(this.folder, 'guoshai.log')
    mkdirSync(this.folder, { recursive: true })
    const size = statSync(this.#file, { throwIfNoEntry: false })?.size ?? 0
    if (size > rotateAtBytes) renameSync(this.#file, `${this.#file}.1`)
  }

  get refusedRequests(): number {
    return this.#refused
  }

  note(event: string, details: Record<string, unknown> = {}): void {
    const line = `${JSON.stringify({ time: new Date().toISOString(), event, ...details })}\n`
    try {
      appendFileSync(this.#file, line)
    } catch {
      process.stderr.write(line)
    }
  }

  /** A request to anything but `app://`; `by` names the wall that stopped it. */
  refuse(url: string, by: 'request filter' | 'content policy' | 'navigation' | 'new window'): void {
    this.#refused += 1
    this.note('refused', { url: withoutContent(url.slice(0, 200)), by })
  }

  /** Keeps a defect with its stack; the user is shown the number that it returns. */
  defect(error: unknown, where: string): string {
    const incident = randomBytes(4).toString('hex').toUpperCase()
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
    this.note('defect', { incident, where: withoutContent(where), stack: withoutContent(stack) })
    return incident
  }
}
