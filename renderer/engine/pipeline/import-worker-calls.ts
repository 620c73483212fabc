import { AppError, type AppErrorCode, type ErrorDetails } from '../../../shared/errors.ts'
import type { CellBlock } from '../../../shared/table/cells.ts'
import type { BatchTask, BlockReport, SegmentReport, Verdict } from './block-worker.ts'
import type { RecordBlock } from './record-scanner.ts'

/** What comes back from an import worker. A fault that the user can act on crosses as data; everything else is thrown and is a defect. */
export type Outcome<T> = { value: T } | { fault: { code: AppErrorCode; details: ErrorDetails } }

/** What an import worker answers: `begin` first, then as {@link BlockWorker}. */
export interface ImportWorkerCalls {
  begin(name: string, cellKey: CryptoKey, task: BatchTask): Promise<Outcome<void>>
  parse(block: number, records: RecordBlock): Promise<Outcome<BlockReport>>
  take(block: number, cells: CellBlock, numbers: Uint32Array<ArrayBuffer>): Promise<Outcome<BlockReport>>
  store(block: number, verdict: Verdict): Promise<Outcome<SegmentReport>>
  drop(block: number): Promise<Outcome<void>>
}

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

/** The buffers behind the typed arrays among the arguments of a call, or one level inside them: they move to the worker, nothing is copied. */
export function buffersIn(args: readonly unknown[]): ArrayBuffer[] {
  const members = args.flatMap((arg) => (isPlain(arg) ? Object.values(arg) : [arg]))
  return [...new Set(members.flatMap((member) => (ArrayBuffer.isView(member) ? [member.buffer as ArrayBuffer] : [])))]
}

function isPlain(value: unknown): value is object {
  return value !== null && typeof value === 'object' && !ArrayBuffer.isView(value) && !(value instanceof CryptoKey)
}
