import { AppError } from '../../shared/errors.ts'
import { LinkPool } from './linking/link-pool.ts'
import { ScreenPool } from './screening/screen-pool.ts'
import { erasePending } from './store/pending.ts'
import type { BatchRecord, DatasetRecord } from './store/records.ts'
import { SegmentCache } from './store/segment-cache.ts'
import { StoredTable } from './store/segments.ts'
import { isDamage, type Store } from './store/store.ts'

/** What all handlers share: the open store and the decoded columns. */
export interface Workspace {
  readonly store: Store
  readonly cache: SegmentCache
  /** Where stored segments are screened. */
  readonly screens: ScreenPool
  /** Threads for links; absent where there are none, as in tests. */
  readonly links?: LinkPool
  /** By dataset, and for all of them: settles when the last change that was asked for is done. */
  readonly changes: Map<string, Promise<void>>
}

/** Takes an unlocked store into use and erases what interrupted imports and removals left behind; damage there does not keep the rest closed. */
export async function openWorkspace(store: Store): Promise<Workspace> {
  try {
    for (const { batch, dataset } of await store.list('pending')) await erasePending(store, batch, dataset)
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  const links = globalThis.Worker && { links: new LinkPool(store) }
  return { store, cache: new SegmentCache(), screens: new ScreenPool(store), ...links, changes: new Map() }
}

/** No dataset has this id or name. */
const EVERY = ''

/** Imports into a dataset and removals from it happen one after another: duplicates are looked for among the rows that stay. */
export function inTurn<T>(workspace: Workspace, dataset: string, change: () => Promise<T>): Promise<T> {
  const { changes } = workspace
  return behind(workspace, dataset, [changes.get(dataset), changes.get(EVERY)], change)
}

/** Waits for what changes any dataset, and lets nothing else change one meanwhile. */
export function alone<T>(workspace: Workspace, change: () => Promise<T>): Promise<T> {
  return behind(workspace, EVERY, [...workspace.changes.values()], change)
}

function behind<T>(
  { changes }: Workspace,
  key: string,
  before: (Promise<void> | undefined)[],
  change: () => Promise<T>,
): Promise<T> {
  const turn = Promise.all(before).then(change)
  const settled = turn.then(
    () => {},
    () => {},
  )
  changes.set(key, settled)
  void settled.then(() => changes.get(key) === settled && changes.delete(key))
  return turn
}

/** Batches of a dataset in the order they were received. */
export async function batchesOf({ store }: Workspace, dataset: string): Promise<BatchRecord[]> {
  const batches = await store.list('batch', dataset)
  return batches.sort((a, b) => a.order - b.order)
}

export async function datasetOf({ store }: Workspace, id: string): Promise<DatasetRecord> {
  const dataset = await store.get('dataset', id)
  if (!dataset) throw new AppError('dataset.missing', { dataset: id })
  return dataset
}

/** A dataset as it stands now. */
export async function openTableOf(workspace: Workspace, id: string): Promise<StoredTable> {
  const dataset = await datasetOf(workspace, id)
  return new StoredTable(
    workspace.store,
    workspace.cache,
    dataset,
    await batchesOf(workspace, id),
    workspace.screens,
    workspace.links,
  )
}

/** A dataset as a run saw it: the named batches and their columns, whatever came since. */
export async function openTableOfBatches(workspace: Workspace, id: string, batches: readonly string[]): Promise<StoredTable> {
  const dataset = await datasetOf(workspace, id)
  const found = await Promise.all(batches.map((batch) => workspace.store.get('batch', batch)))
  const records = found.map((record, index) => {
    if (!record) throw new AppError('batch.missing', { batch: batches[index]!, dataset: dataset.name })
    return record
  })
  const names = new Set(records.flatMap((record) => record.columns.map(({ name }) => name)))
  const columns = dataset.columns.filter(({ name }) => names.has(name))
  return new StoredTable(workspace.store, workspace.cache, { ...dataset, columns }, records, workspace.screens, workspace.links)
}

/** Changes whenever the dataset's rows or columns do. */
export function versionOf(dataset: DatasetRecord, batches: readonly BatchRecord[]): string {
  return [dataset.columns.length, ...batches.map(({ id }) => id)].join('.')
}

export function newId(): string {
  return crypto.randomUUID()
}
