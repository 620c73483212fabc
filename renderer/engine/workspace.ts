import { AppError } from '../../shared/errors.ts'
import { type Database, openDatabase } from './store/database.ts'
import type { BatchRecord, DatasetRecord } from './store/records.ts'
import { ColumnCache, StoredTable } from './store/segments.ts'

/** What all handlers share: the database and the decoded columns. */
export interface Workspace {
  readonly database: Database
  readonly cache: ColumnCache
  /** By dataset: settles when the last change that was asked for is done. */
  readonly changes: Map<string, Promise<void>>
}

export async function openWorkspace(name?: string): Promise<Workspace> {
  return { database: await openDatabase(name), cache: new ColumnCache(), changes: new Map() }
}

/** Imports into a dataset and removals from it happen one after another: duplicates are looked for among the rows that stay. */
export function inTurn<T>({ changes }: Workspace, dataset: string, change: () => Promise<T>): Promise<T> {
  const turn = (changes.get(dataset) ?? Promise.resolve()).then(change)
  const settled = turn.then(
    () => {},
    () => {},
  )
  changes.set(dataset, settled)
  void settled.then(() => changes.get(dataset) === settled && changes.delete(dataset))
  return turn
}

/** Batches of a dataset in the order they were received. */
export async function batchesOf({ database }: Workspace, dataset: string): Promise<BatchRecord[]> {
  const batches = await database.batches.where({ dataset }).toArray()
  return batches.sort((a, b) => a.order - b.order)
}

export async function datasetOf({ database }: Workspace, id: string): Promise<DatasetRecord> {
  const dataset = await database.datasets.get(id)
  if (!dataset) throw new AppError('dataset.missing', { dataset: id })
  return dataset
}

/** A dataset as it stands now. */
export async function openTableOf(workspace: Workspace, id: string): Promise<StoredTable> {
  const dataset = await datasetOf(workspace, id)
  return new StoredTable(workspace.database, workspace.cache, dataset, await batchesOf(workspace, id))
}

/** A dataset as a run saw it: the named batches and their columns, whatever came since. */
export async function openTableOfBatches(workspace: Workspace, id: string, batches: readonly string[]): Promise<StoredTable> {
  const dataset = await datasetOf(workspace, id)
  const found = await workspace.database.batches.bulkGet([...batches])
  const records = found.map((record, index) => {
    if (!record) throw new AppError('batch.missing', { batch: batches[index]!, dataset: dataset.name })
    return record
  })
  const names = new Set(records.flatMap((record) => record.columns))
  const columns = dataset.columns.filter(({ name }) => names.has(name))
  return new StoredTable(workspace.database, workspace.cache, { ...dataset, columns }, records)
}

/** Changes whenever the dataset's rows or columns do. */
export function versionOf(dataset: DatasetRecord, batches: readonly BatchRecord[]): string {
  return [dataset.columns.length, ...batches.map(({ id }) => id)].join('.')
}

export function newId(): string {
  return crypto.randomUUID()
}
