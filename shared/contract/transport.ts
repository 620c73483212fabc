import { createBirpc } from 'birpc'
import { AppError, type ErrorNotice } from '../errors.ts'
import type { Call, CallOptions, Contract, Handlers } from './method.ts'

/** Two ends of a message pipe: a Worker, a MessagePort, Electron's IPC. */
export interface Channel {
  post(message: unknown): void
  on(listener: (message: unknown) => void): void
}

/** A fault of the program, not of the user's data; the log holds its stack under the incident number. */
export class DefectError extends Error {
  override readonly name = 'DefectError'
  constructor(
    readonly incident: string,
    message: string,
  ) {
    super(message)
  }
}

type Outcome = { value: unknown } | { error: ErrorNotice }

interface Served {
  call(id: number, name: string, args: unknown): Promise<Outcome>
  cancel(id: number): void
}

interface Calling {
  progress(id: number, value: unknown): void
  notice(name: string, payload: unknown): void
}

export interface ServeOptions {
  /** Stores a defect with its stack and returns the incident number that the user is shown. */
  reportDefect(error: unknown, method: string): string
}

/** Answers the methods of `contract` on `channel`. Returns `notify`, which sends an unasked notice to the caller. */
export function serve<C extends Contract>(
  contract: C,
  handlers: Handlers<C>,
  channel: Channel,
  options: ServeOptions,
): { notify(name: string, payload: unknown): void } {
  const running = new Map<number, AbortController>()
  const served: Served = {
    async call(id, name, args) {
      const controller = new AbortController()
      running.set(id, controller)
      try {
        if (!Object.hasOwn(contract, name)) throw new Error(`no method ${name}`)
        const parsed = contract[name]!.args.parse(args)
        const handler = handlers[name] as (args: unknown, context: unknown) => unknown
        const context = {
          signal: controller.signal,
          progress: (value: unknown) => void rpc.progress.asEvent(id, value),
        }
        return { value: await handler(parsed, context) }
      } catch (error) {
        return { error: toNotice(error, controller.signal, () => options.reportDefect(error, name)) }
      } finally {
        running.delete(id)
      }
    },
    cancel(id) {
      running.get(id)?.abort()
    },
  }
  const rpc = createBirpc<Calling, Served>(served, {
    post: channel.post,
    on: channel.on,
    timeout: -1,
    onGeneralError: (error, name) => {
      options.reportDefect(error, name ?? 'message')
      return true
    },
  })
  return { notify: (name, payload) => void rpc.notice.asEvent(name, payload) }
}

function toNotice(error: unknown, signal: AbortSignal, report: () => string): ErrorNotice {
  if (error instanceof AppError) return { kind: 'app', code: error.code, details: error.details }
  if (signal.aborted) return { kind: 'app', code: 'job.cancelled', details: {} }
  return { kind: 'defect', incident: report(), message: error instanceof Error ? error.message : String(error) }
}

/** Calls the methods of a contract that the other end of `channel` serves. */
export function connect<C extends Contract>(
  channel: Channel,
  onNotice: (name: string, payload: unknown) => void = () => {},
): Call<C> {
  const listeners = new Map<number, (value: unknown) => void>()
  const rpc = createBirpc<Served, Calling>(
    { progress: (id, value) => listeners.get(id)?.(value), notice: onNotice },
    { post: channel.post, on: channel.on, timeout: -1 },
  )
  let lastId = 0
  return async (name: string, args: unknown, options: CallOptions<never> = {}) => {
    const id = ++lastId
    const cancel = () => void rpc.cancel.asEvent(id)
    if (options.signal?.aborted) throw new AppError('job.cancelled')
    if (options.onProgress) listeners.set(id, options.onProgress as (value: unknown) => void)
    options.signal?.addEventListener('abort', cancel, { once: true })
    try {
      const outcome = await rpc.call(id, name, args)
      if ('value' in outcome) return outcome.value as never
      if (outcome.error.kind === 'app') throw new AppError(outcome.error.code, outcome.error.details)
      throw new DefectError(outcome.error.incident, outcome.error.message)
    } finally {
      listeners.delete(id)
      options.signal?.removeEventListener('abort', cancel)
    }
  }
}
