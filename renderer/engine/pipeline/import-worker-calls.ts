import type { CellBlock } from '../../../shared/table/cells.ts'
import type { Outcome } from '../thread.ts'
import type { BatchTask, BlockReport, SegmentReport, Verdict } from './block-worker.ts'
import type { RecordBlock } from './record-scanner.ts'

/** What an import worker answers: `begin` first, then as {@link BlockWorker}. */
export interface ImportWorkerCalls {
  begin(name: string, cellKey: CryptoKey, task: BatchTask): Promise<Outcome<void>>
  parse(block: number, records: RecordBlock): Promise<Outcome<BlockReport>>
  take(block: number, cells: CellBlock, numbers: Uint32Array<ArrayBuffer>): Promise<Outcome<BlockReport>>
  store(block: number, verdict: Verdict): Promise<Outcome<SegmentReport>>
  drop(block: number): Promise<Outcome<void>>
}
