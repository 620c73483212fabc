import { AppError } from '../../../shared/errors.ts'
import type { CellBlock } from '../../../shared/table/cells.ts'
import type { CellStore } from '../store/cells.ts'
import { answered, connectThread, threadCount } from '../thread.ts'
import { type BatchTask, type BlockReport, BlockWorker, type SegmentReport, type Verdict } from './block-worker.ts'
import type { ImportWorkerCalls } from './import-worker-calls.ts'
import type { RecordBlock } from './record-scanner.ts'

/** A {@link BlockWorker}, wherever it runs. What is given to `parse` and `take` belongs to it from then on. */
export interface ImportWorker {
  parse(block: number, records: RecordBlock): Promise<BlockReport>
  take(block: number, cells: CellBlock, numbers: Uint32Array<ArrayBuffer>): Promise<BlockReport>
  store(block: number, verdict: Verdict): Promise<SegmentReport>
  drop(block: number): Promise<void>
}

export interface ImportPool {
  readonly workers: readonly ImportWorker[]
  /** Ends the threads at once, whatever they are doing; calls that are not answered yet fail. */
  end(): void
}

/** Below this size a file is read before a worker has started. */
const SMALL_BYTES = 4 * 1024 * 1024

/** Workers for a batch of about so many bytes: none of their own for a small one, and where there are no threads. */
export async function startPool(store: CellStore, task: BatchTask, bytes: number): Promise<ImportPool> {
  if (bytes < SMALL_BYTES || !globalThis.Worker) return inlinePool(store, task)
  const threads = Array.from({ length: threadCount() }, () => startThread())
  const end = () => {
    for (const thread of threads) thread.end()
  }
  try {
    const workers = threads.map(({ worker }) => worker)
    await Promise.all(threads.map(({ begin }) => begin(store, task)))
    return { workers, end }
  } catch (error) {
    end()
    throw error
  }
}

/** One worker in this thread; once it is ended it writes nothing more. */
function inlinePool(store: CellStore, task: BatchTask): ImportPool {
  let isEnded = false
  const worker = new BlockWorker(task, async (cells) => {
    if (isEnded) throw new AppError('job.cancelled')
    await store.putCells(cells)
  })
  const inline: ImportWorker = {
    parse: async (block, records) => worker.parse(block, records),
    take: async (block, cells, numbers) => worker.take(block, cells, numbers),
    store: async (block, verdict) => worker.store(block, verdict),
    drop: async (block) => worker.drop(block),
  }
  const end = () => {
    isEnded = true
  }
  return { workers: [inline], end }
}

function startThread() {
  const thread = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module', name: 'import' })
  const { calls, end } = connectThread<ImportWorkerCalls>(thread, true)
  const worker: ImportWorker = {
    parse: async (block, records) => answered(await calls.parse(block, records)),
    take: async (block, cells, numbers) => answered(await calls.take(block, cells, numbers)),
    store: async (block, verdict) => answered(await calls.store(block, verdict)),
    drop: async (block) => answered(await calls.drop(block)),
  }
  return {
    worker,
    begin: async (store: CellStore, task: BatchTask) => answered(await calls.begin(store.name, store.cellKey, task)),
    end,
  }
}
