import type { BatchAccount } from '../../../shared/ingest/import.ts'
import { joinSummaries, type PartialSummary } from '../../../shared/ingest/summary.ts'
import type { CellBlock } from '../../../shared/table/cells.ts'
import type { RecordBorder } from '../sources/table-source.ts'
import type { BlockReport, SegmentReport, Verdict } from './block-worker.ts'
import type { ImportPool, ImportWorker } from './import-pool.ts'
import type { RecordBlock } from './record-scanner.ts'
import type { SeenTickets } from './seen-tickets.ts'

/** Blocks that a worker has at a time: one that it stores, one that it takes apart meanwhile. */
const BLOCKS_A_WORKER = 2

/**
 * Brings blocks through the workers. They are taken apart and stored in any order; which of their rows are new is decided in the order in which they
 * were added, so that the segments do not depend on the workers.
 */
export class BatchWriter {
  readonly account: BatchAccount = { received: 0, accepted: 0, duplicate: 0, rejected: 0 }
  /** Rows of each segment. */
  readonly segments: number[] = []
  /** Of each column, what is known of its accepted values; empty before the first row. */
  readonly summaries: PartialSummary[] = []
  /** Dates of the rows that were left out. */
  leftOut: PartialSummary | null = null
  /** Where a record begins that another reader must judge: nothing from there on was taken. */
  border: RecordBorder | null = null
  /** Number of the next row that is not given one. */
  nextRow = 1
  private blocks = 0
  private deciding: Promise<void> = Promise.resolve()
  private readonly busy: Map<ImportWorker, number>
  private readonly running = new Set<Promise<void>>()
  private failure: { error: unknown } | null = null

  /** Without `seen` every row is kept. `onDecided` hears the account whenever it has changed. */
  constructor(
    pool: ImportPool,
    private readonly seen: SeenTickets | null,
    private readonly onDecided: () => void,
  ) {
    this.busy = new Map(pool.workers.map((worker) => [worker, 0]))
  }

  /** Adds records as they stand in the file; returns when there is room for more. */
  addRecords(records: RecordBlock): Promise<void> {
    return this.add((worker, block) => worker.parse(block, records), null)
  }

  /** Adds rows with their numbers. */
  addRows(cells: CellBlock, numbers: Uint32Array<ArrayBuffer>): Promise<void> {
    const own = numbers.slice()
    return this.add((worker, block) => worker.take(block, cells, numbers), own)
  }

  /** Counts a row that is faulty. */
  reject(): void {
    this.account.received++
    this.account.rejected++
  }

  /** Waits until it is decided of every block so far. */
  async decided(): Promise<void> {
    await this.deciding
    this.throwFailure()
  }

  /** Waits until everything is stored. */
  async finish(): Promise<void> {
    await this.settled()
    this.throwFailure()
  }

  /** Waits until no worker is at work, whether or not it went well. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.race(this.running)
  }

  private async add(
    begin: (worker: ImportWorker, block: number) => Promise<BlockReport>,
    numbers: Uint32Array | null,
  ): Promise<void> {
    const worker = await this.freeWorker()
    const block = this.blocks++
    const beginning = begin(worker, block)
    const deciding = this.deciding.then(async () => this.decide(await beginning, numbers))
    this.deciding = deciding.then(() => {}, this.fail)
    this.track(
      worker,
      deciding.then(async (verdict) => {
        if (verdict) this.take(await worker.store(block, verdict))
        else await worker.drop(block)
      }),
    )
  }

  /** The worker with the least to do, as soon as one has room. */
  private async freeWorker(): Promise<ImportWorker> {
    for (;;) {
      this.throwFailure()
      const [worker, blocks] = [...this.busy].reduce((least, one) => (one[1] < least[1] ? one : least))
      if (blocks < BLOCKS_A_WORKER) return worker
      await Promise.race(this.running)
    }
  }

  private track(worker: ImportWorker, work: Promise<void>): void {
    this.busy.set(worker, this.busy.get(worker)! + 1)
    const done = work.catch(this.fail).then(() => {
      this.busy.set(worker, this.busy.get(worker)! - 1)
      this.running.delete(done)
    })
    this.running.add(done)
  }

  private readonly fail = (error: unknown): void => {
    this.failure ??= { error }
  }

  private throwFailure(): void {
    if (this.failure) throw this.failure.error
  }

  /** Null for a block behind a record that was not taken. */
  private decide({ rows, keys, irregular }: BlockReport, numbers: Uint32Array | null): Verdict | null {
    if (this.border) return null
    const firstRow = this.nextRow
    if (!numbers) this.nextRow += rows
    const kept =
      this.seen && keys
        ? this.seen.judge(keys, (index) => numbers?.[index] ?? firstRow + index)
        : Uint32Array.from({ length: rows }, (_, row) => row)
    if (irregular) this.border = { ...irregular, row: this.nextRow }
    this.account.received += rows
    this.account.accepted += kept.length
    this.account.duplicate += rows - kept.length
    const segment = this.segments.length
    if (kept.length > 0) this.segments.push(kept.length)
    this.onDecided()
    return { segment, kept, firstRow }
  }

  private take({ summaries, leftOut }: SegmentReport): void {
    summaries.forEach((summary, column) => {
      const known = this.summaries[column]
      this.summaries[column] = known ? joinSummaries(known, summary) : summary
    })
    if (leftOut) this.leftOut = this.leftOut ? joinSummaries(this.leftOut, leftOut) : leftOut
  }
}
