import { AppError } from '../../../shared/errors.ts'
import type { LinkThreads } from '../../../shared/linkage/link-threads.ts'
import type { CellStore } from '../store/cells.ts'
import { answered, connectThread, type Outcome, type Thread, threadCount } from '../thread.ts'
import { linkWorks } from './link-works.ts'

/** What a link thread answers: `begin` first; `share` before the parts of a work, `forget` behind them. */
export interface LinkWorkerCalls {
  begin(name: string, cellKey: CryptoKey): Promise<Outcome<void>>
  share(id: number, work: string, shared: unknown): Promise<Outcome<void>>
  answer(id: number, part: unknown): Promise<Outcome<unknown>>
  forget(id: number): Promise<Outcome<void>>
  /** Lets go of the store; nothing is answered after it. */
  close(): Promise<Outcome<void>>
}

/** Parts that lie at a thread, so that the next one is there when it is done with one; what is further back can still be cancelled. */
const PARTS_AT_ONCE = 2
/** Parts for each thread that may be answered or under way before the first of them is taken. */
const PARTS_AHEAD = 4
const THREAD_END_MILLISECONDS = 300

interface Task {
  run(lane: Lane): Promise<void>
}

interface Lane {
  thread: Thread<LinkWorkerCalls>
  begun: Promise<void>
  /** What was shared with the thread, by number. */
  shared: Map<number, Promise<void>>
  running: number
}

/** Threads of an open workspace for links. They start with the first part that is asked for. */
export class LinkPool implements LinkThreads {
  private lanes: Lane[] = []
  private readonly waiting: Task[] = []
  private nextId = 0
  private isEnded = false

  constructor(private readonly store: CellStore) {}

  async *map<Shared, Part, Answer>(
    work: string,
    shared: Shared,
    parts: Iterable<Part>,
    signal: AbortSignal,
  ): AsyncGenerator<Answer> {
    if (!(work in linkWorks)) throw new Error(`no link thread knows the work ${work}`)
    signal.throwIfAborted()
    this.open()
    const id = this.nextId++
    const over = new AbortController()
    const asked = AbortSignal.any([signal, over.signal])
    const mostAhead = PARTS_AHEAD * this.lanes.length
    const answers: Promise<Answer>[] = []
    const next = async () => {
      const answer = await answers.shift()!
      signal.throwIfAborted()
      return answer
    }
    try {
      for (const part of parts) {
        answers.push(this.ask(id, work, shared, part, asked))
        if (answers.length >= mostAhead) yield await next()
      }
      while (answers.length > 0) yield await next()
    } finally {
      over.abort()
      await Promise.allSettled(answers)
      for (const lane of this.lanes) if (lane.shared.delete(id)) void lane.thread.calls.forget(id)
    }
  }

  /**
   * Lets all threads end, those that are still starting when they have; what they hold of the workspace is gone. They end by themselves and are given the time for
   * it: terminated while the window begins anew, Chromium 130 has crashed.
   */
  async end(): Promise<void> {
    this.isEnded = true
    const { lanes } = this
    this.lanes = []
    await Promise.all(
      lanes.map(({ thread, begun }) =>
        begun.then(() => thread.calls.close()).then(() => after(THREAD_END_MILLISECONDS), thread.end),
      ),
    )
  }

  private ask<Shared, Part, Answer>(id: number, work: string, shared: Shared, part: Part, signal: AbortSignal): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      const run = async (lane: Lane) => {
        try {
          await lane.begun
          this.throwIfOver(signal)
          if (!lane.shared.has(id)) lane.shared.set(id, lane.thread.calls.share(id, work, shared).then(answered))
          await lane.shared.get(id)
          this.throwIfOver(signal)
          resolve(answered(await lane.thread.calls.answer(id, part)) as Answer)
        } catch (error) {
          reject(error)
        }
      }
      this.waiting.push({ run })
    })
    answer.catch(() => {})
    this.advance()
    return answer
  }

  /** Behind its end a thread answers nothing. */
  private throwIfOver(signal: AbortSignal): void {
    signal.throwIfAborted()
    if (this.isEnded) throw new AppError('job.cancelled')
  }

  private advance(): void {
    for (let running = 0; running < PARTS_AT_ONCE; running++) {
      for (const lane of this.lanes) {
        if (lane.running > running || this.waiting.length === 0) continue
        lane.running++
        void this.waiting
          .shift()!
          .run(lane)
          .finally(() => {
            lane.running--
            this.advance()
          })
      }
    }
  }

  private open(): void {
    if (this.isEnded) throw new AppError('job.cancelled')
    if (this.lanes.length > 0) return
    this.lanes = Array.from({ length: threadCount() }, () => {
      const worker = new Worker(new URL('./link-worker.ts', import.meta.url), { type: 'module', name: 'link' })
      const thread = connectThread<LinkWorkerCalls>(worker)
      const begun = thread.calls.begin(this.store.name, this.store.cellKey).then(answered)
      begun.catch(() => {})
      return { thread, begun, shared: new Map(), running: 0 }
    })
  }
}

function after(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })
}
