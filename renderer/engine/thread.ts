import { createBirpc } from 'birpc'
import { AppError, type AppErrorCode, type ErrorDetails } from '../../shared/errors.ts'

/** What comes back from a thread of the engine. A fault that the user can act on crosses as data; everything else is thrown and is a defect. */
export type Outcome<T> = { value: T } | { fault: { code: AppErrorCode; details: ErrorDetails } }

export async function outcomeOf<T>(work: () => Promise<T> | T): Promise<Outcome<T>> {
  try {
    return { value: await work() }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { fault: { code: error.code, details: error.details } }
  }
}

export function answered<T>(outcome: Outcome<T>): T {
  if ('value' in outcome) return outcome.value
  throw new AppError(outcome.fault.code, outcome.fault.details)
}

/** A thread and its calls. `end` stops it at once, whatever it is doing; calls that are not answered yet fail. */
export interface Thread<Calls extends object> {
  calls: Calls
  end(): void
}

/** Buffers of typed arrays among the arguments of a call, or one level inside them, move to the thread with `isMoving`; else all is copied. */
export function connectThread<Calls extends object>(worker: Worker, isMoving = false): Thread<Calls> {
  const calls = createBirpc<Calls>(
    {},
    {
      post: (message: { a?: unknown[] }) =>
        worker.postMessage(message, isMoving ? { transfer: buffersIn(message.a ?? []) } : undefined),
      on: (listener) => worker.addEventListener('message', ({ data }) => listener(data)),
      timeout: -1,
    },
  )
  worker.addEventListener('error', ({ message }) => calls.$close(new Error(message || 'a thread could not start')))
  const end = () => {
    worker.terminate()
    calls.$close(new AppError('job.cancelled'))
  }
  return { calls: calls as unknown as Calls, end }
}

/** The other side, within the thread. */
export function serveThread<Calls extends object>(scope: DedicatedWorkerGlobalScope, calls: Calls): void {
  createBirpc<Record<string, never>, Calls>(calls, {
    post: (message) => scope.postMessage(message),
    on: (listener) => scope.addEventListener('message', ({ data }) => listener(data)),
    timeout: -1,
  })
}

/** Threads for work that is cut into equal parts: one per core, at most four. */
export function threadCount(): number {
  return Math.max(1, Math.min(navigator.hardwareConcurrency, 4))
}

function buffersIn(args: readonly unknown[]): ArrayBuffer[] {
  const members = args.flatMap((arg) => (isPlain(arg) ? Object.values(arg) : [arg]))
  return [...new Set(members.flatMap((member) => (ArrayBuffer.isView(member) ? [member.buffer as ArrayBuffer] : [])))]
}

function isPlain(value: unknown): value is object {
  return value !== null && typeof value === 'object' && !ArrayBuffer.isView(value) && !(value instanceof CryptoKey)
}
