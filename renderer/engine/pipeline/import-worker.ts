import { openCells } from '../store/cells.ts'
import { outcomeOf, serveThread } from '../thread.ts'
import { BlockWorker } from './block-worker.ts'
import type { ImportWorkerCalls } from './import-worker-calls.ts'

declare const self: DedicatedWorkerGlobalScope

/** A thread of one import. It has the key for cells and nothing else of the workspace; the engine ends it. */
let worker: BlockWorker

const calls: ImportWorkerCalls = {
  begin: (name, cellKey, task) =>
    outcomeOf(async () => {
      const cells = await openCells(name, cellKey)
      worker = new BlockWorker(task, (parts) => cells.putCells(parts))
    }),
  parse: (block, records) => outcomeOf(() => worker.parse(block, records)),
  take: (block, cells, numbers) => outcomeOf(() => worker.take(block, cells, numbers)),
  store: (block, verdict) => outcomeOf(() => worker.store(block, verdict)),
  drop: (block) => outcomeOf(() => worker.drop(block)),
}

serveThread(self, calls)
