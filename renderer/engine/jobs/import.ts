import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { BatchSummary, ImportSource } from '../../../shared/contract/engine.ts'
import type { CallContext } from '../../../shared/contract/method.ts'
import { AppError } from '../../../shared/errors.ts'
import { detectColumnType } from '../../../shared/ingest/column-type.ts'
import { DuplicateFinder } from '../../../shared/ingest/duplicate.ts'
import type { ImportOptions, ImportPreview, ImportProgress, Reject } from '../../../shared/ingest/import.ts'
import { mapFields } from '../../../shared/ingest/mapping.ts'
import type { StringColumn } from '../../../shared/table/column.ts'
import { type ColumnSchema, columnNames, type TicketField } from '../../../shared/table/schema.ts'
import { openTable } from '../sources/open-table.ts'
import { openSourceFile, type SourceFile } from '../sources/source-file.ts'
import type { SourceRow, TableSource } from '../sources/table-source.ts'
import { erasePending } from '../store/pending.ts'
import type { BatchRecord, DatasetRecord } from '../store/records.ts'
import { SegmentWriter, type StoredTable } from '../store/segments.ts'
import { batchesOf, datasetOf, inTurn, newId, openTableOf, type Workspace } from '../workspace.ts'

const TYPE_SAMPLE_ROWS = 2000
const PREVIEW_ROWS = 50
const REJECTS_PER_BLOCK = 1000
const PROGRESS_MILLISECONDS = 100

export type ImportTarget = { dataset: string } | { name: string; kind: 'ticket' | 'table' }

/** Reads the beginning of a file: how it is read, its columns, first rows and first problems. */
export async function previewImport(workspace: Workspace, source: ImportSource, options: ImportOptions): Promise<ImportPreview> {
  const file = openSourceFile(source)
  const table = await openTable(file, options)
  const rows = await firstRows(table)
  const columns = options.columns ?? detectColumns(table, rows, options)
  return {
    fileName: file.name,
    size: file.size,
    format: table.format,
    columns,
    rows: rows
      .filter((row) => !row.fault)
      .slice(0, PREVIEW_ROWS)
      .map((row) => row.cells),
    problems: rows.filter((row) => row.fault).map(rejectOf),
    suggestedDataset: await datasetThatFits(workspace, columns),
    recipe: null,
    doubtful: [],
  }
}

/** Imports a file as one batch. The batch appears whole or not at all. */
export function runImport(
  workspace: Workspace,
  source: ImportSource,
  options: ImportOptions,
  target: ImportTarget,
  context: CallContext<ImportProgress>,
): Promise<{ dataset: string; batch: BatchSummary }> {
  return inTurn(workspace, 'dataset' in target ? target.dataset : target.name, () =>
    importFile(workspace, source, options, target, context),
  )
}

async function importFile(
  workspace: Workspace,
  source: ImportSource,
  options: ImportOptions,
  target: ImportTarget,
  context: CallContext<ImportProgress>,
): Promise<{ dataset: string; batch: BatchSummary }> {
  context.signal.throwIfAborted()
  const file = openSourceFile(source)
  const table = await openTable(file, options)
  try {
    return await importTable(workspace, file, table, options, target, context)
  } catch (error) {
    const canRetry = options.encoding === 'auto' && table.format.evidence === 'validUtf8'
    if (!(canRetry && error instanceof AppError && error.code === 'file.undecodable')) throw error
    const asGbk = { ...options, encoding: 'gb18030' }
    return importTable(workspace, file, await openTable(file, asGbk), asGbk, target, context)
  }
}

async function importTable(
  workspace: Workspace,
  file: SourceFile,
  table: TableSource,
  options: ImportOptions,
  target: ImportTarget,
  context: CallContext<ImportProgress>,
): Promise<{ dataset: string; batch: BatchSummary }> {
  const { store } = workspace
  const columns = options.columns ?? detectColumns(table, await firstRows(table), options)
  const dataset = await prepareDataset(workspace, target, columns)
  const batch = newId()
  await store.write([{ put: 'pending', id: batch, value: { batch, dataset: dataset.id, startedAt: new Date().toISOString() } }])
  try {
    const duplicates = dataset.kind === 'ticket' ? await seenBefore(workspace, dataset, columns, context.signal) : null
    const writer = new SegmentWriter(store, batch, columns.length)
    const rejects = new RejectWriter(workspace, batch)
    const hash = sha256.create()
    let reportedAt = 0
    const account = { received: 0, accepted: 0, duplicate: 0, rejected: 0 }
    for await (const chunk of table.read(context.signal, (bytes) => void hash.update(bytes))) {
      for (const row of chunk.rows) {
        account.received++
        if (row.fault) {
          account.rejected++
          rejects.add(rejectOf(row))
        } else if (duplicates?.isDuplicate(row.cells)) {
          account.duplicate++
        } else {
          account.accepted++
          writer.add(row.cells, row.row)
          if (writer.isFull) await writer.flush()
        }
      }
      if (rejects.isFull) await rejects.flush()
      const now = performance.now()
      if (now - reportedAt > PROGRESS_MILLISECONDS) {
        reportedAt = now
        context.progress({ bytes: chunk.bytes, totalBytes: file.size, rows: account.received, rejected: account.rejected })
      }
      context.signal.throwIfAborted()
    }
    await writer.flush()
    await rejects.flush()
    const record: BatchRecord = {
      id: batch,
      dataset: dataset.id,
      order: nextOrder(await batchesOf(workspace, dataset.id)),
      fileName: file.name,
      size: file.size,
      sha256: bytesToHex(hash.digest()),
      format: table.format,
      account,
      comparison: { fresh: account.accepted, changed: 0, vanished: 0, against: null },
      readmitted: 0,
      mends: null,
      importedAt: new Date().toISOString(),
      columns,
      segments: writer.segments,
      rejectBlocks: rejects.blocks,
      summaries: [],
      kind: dataset.kind,
      period: { from: '', to: '' },
    }
    context.signal.throwIfAborted()
    await store.change(async () => {
      const grown = withColumns((await store.get('dataset', dataset.id)) ?? dataset, columns)
      return [
        { put: 'dataset', id: dataset.id, value: grown },
        { put: 'batch', id: batch, group: dataset.id, value: record },
        { remove: 'pending', id: batch },
        { audit: 'import', subject: file.name, details: { dataset: grown.name, ...account } },
      ]
    })
    return { dataset: dataset.id, batch: summaryOf(record) }
  } catch (error) {
    // What a full disk keeps from being erased now is erased at the next start.
    await erasePending(store, batch, dataset.id).catch(() => {})
    throw error
  }
}

/** The batch as the window sees it, without what only the store needs. */
export function summaryOf(record: BatchRecord): BatchSummary {
  const { id, fileName, size, sha256: hash, format, account, comparison, readmitted, mends, importedAt } = record
  return { id, fileName, size, sha256: hash, format, account, comparison, readmitted, mends, importedAt }
}

async function firstRows(table: TableSource): Promise<SourceRow[]> {
  const rows: SourceRow[] = []
  for await (const chunk of table.read(new AbortController().signal, () => {})) {
    for (const row of chunk.rows) {
      if (rows.length < TYPE_SAMPLE_ROWS) rows.push(row)
    }
    if (rows.length >= TYPE_SAMPLE_ROWS) break
  }
  return rows
}

function detectColumns(table: TableSource, rows: readonly SourceRow[], options: ImportOptions): ColumnSchema[] {
  const fields = mapFields(table.headers)
  const accepted = rows.filter((row) => !row.fault)
  return columnNames(table.headers).map((name, index) => {
    const header = table.format.header === null ? name : table.headers[index]!
    const samples = accepted.map((row) => row.cells[index] ?? '')
    const field = fields[index]
    const type = options.types[name] ?? options.types[header] ?? detectColumnType(header, samples, field)
    return { name, header, type, ...(field && { field }) }
  })
}

async function prepareDataset(workspace: Workspace, target: ImportTarget, columns: ColumnSchema[]): Promise<DatasetRecord> {
  if ('dataset' in target) return datasetOf(workspace, target.dataset)
  const isTaken = (await workspace.store.list('dataset')).some(({ name }) => name === target.name)
  if (isTaken) throw new AppError('dataset.nameTaken', { name: target.name })
  return { id: newId(), name: target.name, kind: target.kind, columns, createdAt: new Date().toISOString() }
}

/** Columns that the dataset did not have are added; for those it has, its own type and field stand. */
function withColumns(dataset: DatasetRecord, columns: readonly ColumnSchema[]): DatasetRecord {
  const known = new Set(dataset.columns.map(({ name }) => name))
  return { ...dataset, columns: [...dataset.columns, ...columns.filter(({ name }) => !known.has(name))] }
}

async function datasetThatFits({ store }: Workspace, columns: readonly ColumnSchema[]): Promise<string | null> {
  const names = new Set(columns.map(({ name }) => name))
  for (const dataset of await store.list('dataset')) {
    const shared = dataset.columns.filter(({ name }) => names.has(name)).length
    if (shared > 0 && shared >= 0.9 * Math.max(names.size, dataset.columns.length)) return dataset.id
  }
  return null
}

function fieldColumn(columns: readonly ColumnSchema[], field: TicketField): number {
  return columns.findIndex((column) => column.field === field)
}

/** A finder that already knows the dataset's earlier rows; earlier batches may call the ticket's number or content otherwise. */
async function seenBefore(
  workspace: Workspace,
  dataset: DatasetRecord,
  columns: readonly ColumnSchema[],
  signal: AbortSignal,
): Promise<DuplicateFinder> {
  const finder = new DuplicateFinder(fieldColumn(columns, 'ticketNo'), fieldColumn(columns, 'content'))
  if ((await workspace.store.list('batch', dataset.id)).length === 0) return finder
  const table = await openTableOf(workspace, dataset.id)
  for (let segment = 0; segment < table.segments.length; segment++) {
    const values = await Promise.all(columns.map((column) => firstFilled(table, segment, namesOf(column, table.columns))))
    for (let row = 0; row < table.segments[segment]!.rows; row++) finder.isDuplicate(values.map((column) => column.get(row)))
    signal.throwIfAborted()
  }
  return finder
}

/** A column's own name, then those of the columns that stand for the same ticket field. */
function namesOf({ name, field }: ColumnSchema, known: readonly ColumnSchema[]): string[] {
  return [name, ...known.flatMap((other) => (field && other.field === field && other.name !== name ? [other.name] : []))]
}

/** For each row the first of the columns that holds anything. */
async function firstFilled(table: StoredTable, segment: number, names: readonly string[]): Promise<StringColumn> {
  const columns = await Promise.all(names.map((name) => table.segmentColumn(segment, name)))
  const [first] = columns
  if (columns.length === 1) return first!
  return { length: first!.length, get: (row) => columns.find((column) => column.get(row) !== '')?.get(row) ?? '' }
}

function nextOrder(batches: readonly BatchRecord[]): number {
  return (batches.at(-1)?.order ?? 0) + 1
}

function rejectOf(row: SourceRow): Reject {
  const { code, text, raw } = row.fault!
  return { row: row.row, line: row.line, column: '', code, text, raw }
}

class RejectWriter {
  blocks = 0
  private waiting: Reject[] = []

  constructor(
    private readonly workspace: Workspace,
    private readonly batch: string,
  ) {}

  add(reject: Reject): void {
    this.waiting.push(reject)
  }

  get isFull(): boolean {
    return this.waiting.length >= REJECTS_PER_BLOCK
  }

  async flush(): Promise<void> {
    for (let at = 0; at < this.waiting.length; at += REJECTS_PER_BLOCK) {
      const rejects = this.waiting.slice(at, at + REJECTS_PER_BLOCK)
      const block = this.blocks++
      const value = { batch: this.batch, block, rejects }
      await this.workspace.store.write([{ put: 'rejects', id: `${this.batch}/${block}`, group: this.batch, value }])
    }
    this.waiting = []
  }
}
