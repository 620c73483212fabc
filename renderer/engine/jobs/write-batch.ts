import type { BatchSummary } from '../../../shared/contract/engine.ts'
import type { BatchComparison } from '../../../shared/ingest/comparison.ts'
import { joinSummaries, mergeSummaries, type PartialSummary } from '../../../shared/ingest/summary.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { compareBatch, type Period } from '../pipeline/batch-comparison.ts'
import { batchTask } from '../pipeline/batch-task.ts'
import { BatchWriter } from '../pipeline/batch-writer.ts'
import type { BatchTask } from '../pipeline/block-worker.ts'
import { startPool } from '../pipeline/import-pool.ts'
import { RejectWriter } from '../pipeline/reject-writer.ts'
import { SeenTickets } from '../pipeline/seen-tickets.ts'
import { erasePending } from '../store/pending.ts'
import type { BatchRecord, DatasetRecord } from '../store/records.ts'
import type { Change } from '../store/store.ts'
import { batchesOf, newId, openTableOf, type Workspace } from '../workspace.ts'

/** What is known of a batch before its rows are read. */
export interface NewBatch extends Pick<BatchSummary, 'fileName' | 'size' | 'format' | 'mends'> {
  /** The dataset it goes to, which need not exist yet. */
  dataset: DatasetRecord
  columns: ColumnSchema[]
  plain: BatchTask['plain']
}

/** Where the rows of a batch go while it is read. */
export interface BatchSink {
  writer: BatchWriter
  rejects: RejectWriter
}

/** How a batch is written: what feeds it, what else belongs to the write that makes it visible, who is to hear of it. */
export interface WriteBatch {
  /** Reads all rows into the sink; gives the SHA-256 of what was read. */
  feed(sink: BatchSink): Promise<string>
  /** Hears that the account has changed. */
  onRows(sink: BatchSink): void
  /** Changes of the same write, which happens whole or not at all. */
  changes?(record: BatchRecord, dataset: DatasetRecord): Promise<readonly Change[]>
  signal: AbortSignal
}

/** Writes a batch and makes it visible with its last write; whatever goes wrong before leaves nothing. */
export async function writeBatch(
  workspace: Workspace,
  batch: NewBatch,
  { feed, onRows, changes, signal }: WriteBatch,
): Promise<BatchRecord> {
  const { store } = workspace
  const { dataset, columns } = batch
  const id = newId()
  const batches = await batchesOf(workspace, dataset.id)
  await store.write([{ put: 'pending', id, value: { batch: id, dataset: dataset.id, startedAt: new Date().toISOString() } }])
  const task = batchTask(id, dataset, columns, batch.plain)
  const pool = await startPool(store, task, batch.size)
  const end = () => pool.end()
  signal.addEventListener('abort', end, { once: true })
  const rejects = new RejectWriter(store, id)
  let writer: BatchWriter | undefined
  try {
    const seen = task.tickets && (await SeenTickets.of(store, batches, signal))
    const sink = { writer: new BatchWriter(pool, seen, () => onRows(sink)), rejects }
    writer = sink.writer
    const sha256 = await feed(sink)
    const { account, segments } = writer
    const summaries = columns.map((column, index) => mergeSummaries(partsAt(sink.writer, index), column))
    const period = periodOf(task, sink.writer)
    const earlier = batches.length > 0 ? await openTableOf(workspace, dataset.id) : null
    const compared = seen && (await compareBatch(store, { id, segments, mends: batch.mends }, earlier, seen, spanOf(period)))
    const { fileName, size, format, mends } = batch
    const record: BatchRecord = {
      id,
      dataset: dataset.id,
      order: (batches.at(-1)?.order ?? 0) + 1,
      fileName,
      size,
      sha256,
      format,
      account,
      comparison: {
        fresh: account.accepted - (seen?.changed.length ?? 0),
        changed: seen?.changed.length ?? 0,
        vanished: (compared?.lists.vanished.length ?? 0) / 3,
        against: compared?.against ?? null,
      },
      readmitted: 0,
      mends,
      importedAt: new Date().toISOString(),
      columns,
      segments,
      rejectBlocks: rejects.blocks,
      summaries,
      kind: dataset.kind,
      period: { from: period?.least?.text ?? '', to: period?.greatest?.text ?? '' },
    }
    signal.throwIfAborted()
    await store.change(async () => {
      const grown = withColumns((await store.get('dataset', dataset.id)) ?? dataset, columns)
      return [
        { put: 'dataset', id: dataset.id, value: grown },
        { put: 'batch', id, group: dataset.id, value: record },
        ...comparisonChange(compared?.lists),
        { remove: 'pending', id },
        ...((await changes?.(record, grown)) ?? []),
      ]
    })
    return record
  } catch (error) {
    pool.end()
    await writer?.settled()
    // What a full disk keeps from being erased now is erased at the next start.
    await erasePending(store, id, dataset.id).catch(() => {})
    throw error
  } finally {
    signal.removeEventListener('abort', end)
    pool.end()
  }
}

function partsAt({ summaries }: BatchWriter, column: number): PartialSummary[] {
  return summaries[column] ? [summaries[column]] : []
}

/** What all received rows say of their dates, also those that were not kept. */
function periodOf({ receivedAt }: BatchTask, writer: BatchWriter): PartialSummary | null {
  if (receivedAt < 0) return null
  const parts = [...partsAt(writer, receivedAt), ...(writer.leftOut ? [writer.leftOut] : [])]
  return parts.reduce<PartialSummary | null>((whole, part) => (whole ? joinSummaries(whole, part) : structuredClone(part)), null)
}

function spanOf(dates: PartialSummary | null): Period | null {
  return dates?.least && dates.greatest ? { from: dates.least.key, to: dates.greatest.key } : null
}

function comparisonChange(lists: BatchComparison | undefined): Change[] {
  return lists ? [{ put: 'comparison', id: lists.batch, group: lists.batch, value: lists }] : []
}

/** Columns that the dataset did not have are added; for those it has, its own type and field stand. */
function withColumns(dataset: DatasetRecord, columns: readonly ColumnSchema[]): DatasetRecord {
  const known = new Set(dataset.columns.map(({ name }) => name))
  return { ...dataset, columns: [...dataset.columns, ...columns.filter(({ name }) => !known.has(name))] }
}
