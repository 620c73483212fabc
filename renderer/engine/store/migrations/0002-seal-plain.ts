import { Dexie } from 'dexie'
import { AppError } from '../../../../shared/errors.ts'
import type { Reject } from '../../../../shared/ingest/import.ts'
import { mergeSummaries, type PartialSummary } from '../../../../shared/ingest/summary.ts'
import { CellBlockWriter } from '../../../../shared/table/cells.ts'
import type { StringColumn } from '../../../../shared/table/column.ts'
import type { ColumnSchema } from '../../../../shared/table/schema.ts'
import { batchTask } from '../../pipeline/batch-task.ts'
import { BlockWorker } from '../../pipeline/block-worker.ts'
import type { BatchRecord, DatasetRecord } from '../records.ts'
import { SegmentCache } from '../segment-cache.ts'
import { StoredTable } from '../segments.ts'
import type { Change, Store } from '../store.ts'
import { decodePlainColumn, type PlainBatch, PlainDatabase } from './0001-plain.ts'

const REJECTS_PER_BLOCK = 1000

/** Whether a workspace of version 1 with anything in it waits under this name; an empty one is removed. */
export async function isPlain(name: string): Promise<boolean> {
  if (!(await Dexie.exists(name))) return false
  const plain = new PlainDatabase(name)
  const counts = await Promise.all(
    [plain.datasets, plain.drafts, plain.runs, plain.clues, plain.packets, plain.settings].map((table) => table.count()),
  )
  plain.close()
  if (counts.some((count) => count > 0)) return true
  await removePlain(name)
  return false
}

/**
 * Makes Chromium write what it holds in memory into files, which deleting any database does. When the plain workspace is deleted some time later its range of
 * files is compacted, and nothing of it stays; what stood in memory beside its own deletion would.
 */
export async function settlePlain(name: string): Promise<void> {
  const dust = new Dexie(`${name}.dust`)
  dust.version(1).stores({ dust: '' })
  await dust.open()
  await dust.delete()
}

export async function removePlain(name: string): Promise<void> {
  await Dexie.delete(name)
}

/**
 * Writes everything of a version 1 workspace into an empty store and counts it there; the plain one stays as it is. `storage.damaged` where a part of it
 * cannot be read. Imports that were under way are left out, as every start did.
 */
export async function sealPlain(name: string, store: Store, progress: (share: number) => void): Promise<void> {
  const plain = new PlainDatabase(name)
  try {
    const pending = new Set(await plain.pending.toCollection().primaryKeys())
    const batches = (await plain.batches.toArray()).filter(({ id }) => !pending.has(id))
    const datasets = new Map((await plain.datasets.toArray()).map((dataset) => [dataset.id, dataset]))
    const total = batches.reduce((sum, { account }) => sum + account.accepted, 0)
    let done = 0
    for (const batch of batches) {
      const dataset = datasets.get(batch.dataset)
      if (!dataset) throw new AppError('storage.damaged', { file: batch.fileName })
      await sealBatch(plain, store, batch, dataset, (rows) => {
        done += rows
        progress(done / total)
      })
    }
    await sealRecords(plain, store, datasets, new Set(batches.map(({ dataset }) => dataset)))
    await verify(plain, store, batches)
  } finally {
    plain.close()
  }
}

async function sealBatch(
  plain: PlainDatabase,
  store: Store,
  batch: PlainBatch,
  dataset: DatasetRecord,
  onRows: (rows: number) => void,
): Promise<void> {
  const known = new Map(dataset.columns.map((column) => [column.name, column]))
  const columns = batch.columns.map((column): ColumnSchema => known.get(column) ?? { name: column, header: column, type: 'text' })
  const worker = new BlockWorker(batchTask(batch.id, dataset, columns, null), (cells) => store.putCells(cells))
  const partial: PartialSummary[][] = []
  for (const [segment, rows] of batch.segments.entries()) {
    const numbers = new Uint32Array((await cellOf(plain, batch, segment, -1)).buffer)
    const values: StringColumn[] = []
    for (const index of columns.keys()) values.push(decodePlainColumn(await cellOf(plain, batch, segment, index)))
    const cells = new CellBlockWriter(columns.length)
    for (const row of numbers.keys()) cells.add(values.map((column) => column.get(row)))
    worker.take(segment, cells.finish(), numbers)
    const kept = Uint32Array.from({ length: rows }, (_, row) => row)
    partial.push((await worker.store(segment, { segment, kept, firstRow: 1 })).summaries)
    onRows(rows)
  }
  const summaries = columns.map((column, index) =>
    mergeSummaries(
      partial.map((parts) => parts[index]!),
      column,
    ),
  )
  const received = summaries.find(({ field }) => field === 'receivedAt')
  const blocks = await plain.rejects.where({ batch: batch.id }).toArray()
  const rejects = blocks.sort((a, b) => a.block - b.block).flatMap((block) => block.rejects)
  const value: BatchRecord = {
    ...batch,
    rejectBlocks: Math.ceil(rejects.length / REJECTS_PER_BLOCK),
    format: {
      ...batch.format,
      undecodable: null,
      quote: batch.format.kind === 'csv' ? '"' : '',
      headerLines: batch.format.header === null ? 0 : 1,
    },
    comparison: { fresh: batch.account.accepted, changed: 0, vanished: 0, against: null },
    readmitted: 0,
    mends: null,
    columns,
    summaries,
    kind: dataset.kind,
    period: { from: received?.least ?? '', to: received?.greatest ?? '' },
  }
  await store.write([{ put: 'batch', id: batch.id, group: dataset.id, value }, ...rejectChanges(batch.id, rejects)])
}

/** Version 1 cut blocks of rejects of any length. */
function rejectChanges(batch: string, rejects: readonly Reject[]): Change[] {
  return Array.from({ length: Math.ceil(rejects.length / REJECTS_PER_BLOCK) }, (_, block) => {
    const own = rejects.slice(block * REJECTS_PER_BLOCK, (block + 1) * REJECTS_PER_BLOCK)
    return { put: 'rejects', id: `${batch}/${block}`, group: batch, value: { batch, block, rejects: own } }
  })
}

async function cellOf(
  plain: PlainDatabase,
  batch: PlainBatch,
  segment: number,
  column: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const cell = await plain.cells.get([batch.id, segment, column])
  if (!cell) throw new AppError('storage.damaged', { file: batch.fileName })
  return cell.bytes
}

/** All but batches; a dataset without any was to be begun by an import that did not end. */
async function sealRecords(
  plain: PlainDatabase,
  store: Store,
  datasets: ReadonlyMap<string, DatasetRecord>,
  begun: ReadonlySet<string>,
): Promise<void> {
  const changes: Change[] = []
  for (const value of datasets.values()) if (begun.has(value.id)) changes.push({ put: 'dataset', id: value.id, value })
  for (const value of await plain.drafts.toArray()) changes.push({ put: 'draft', id: value.id, value })
  for (const value of await plain.runs.toArray()) changes.push({ put: 'run', id: value.id, value })
  for (const value of await plain.clues.toArray()) changes.push({ put: 'clue', id: value.id, value })
  for (const value of await plain.packets.toArray()) changes.push({ put: 'packet', id: value.id, value })
  for (const { name, value } of await plain.settings.toArray()) changes.push({ put: 'setting', id: name, value })
  await store.write(changes)
  for (const [run, step] of (await plain.results.toCollection().primaryKeys()) as [string, string][]) {
    const { parts, rules } = (await plain.results.get([run, step]))!
    await store.write([{ put: 'result', id: `${run}/${step}`, group: run, value: { run, step, parts, rules } }])
  }
}

/** Counts what was written by reading it; anything missing is a defect of the program. */
async function verify(plain: PlainDatabase, store: Store, batches: readonly PlainBatch[]): Promise<void> {
  const expected = {
    dataset: new Set(batches.map(({ dataset }) => dataset)).size,
    batch: batches.length,
    draft: await plain.drafts.count(),
    run: await plain.runs.count(),
    result: await plain.results.count(),
    clue: await plain.clues.count(),
    packet: await plain.packets.count(),
    setting: await plain.settings.count(),
    rows: batches.reduce((sum, { account }) => sum + account.accepted, 0),
    rejects: batches.reduce((sum, { account }) => sum + account.rejected, 0),
  }
  const found = { ...expected, rows: 0, rejects: 0 }
  for (const kind of ['dataset', 'batch', 'draft', 'run', 'result', 'clue', 'packet', 'setting'] as const) {
    found[kind] = (await store.list(kind)).length
  }
  for (const dataset of await store.list('dataset')) {
    const table = new StoredTable(store, new SegmentCache(), dataset, await store.list('batch', dataset.id))
    for (const index of table.segments.keys()) found.rows += (await table.segmentRowNumbers(index)).length
  }
  for (const { id } of batches) for (const { rejects } of await store.list('rejects', id)) found.rejects += rejects.length
  for (const [what, count] of Object.entries(expected)) {
    const sealed = found[what as keyof typeof found]
    if (sealed !== count) throw new Error(`sealed ${sealed} of ${count}: ${what}`)
  }
}
