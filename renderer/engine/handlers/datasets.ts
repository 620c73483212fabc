import type { ColumnProfile, DatasetSummary, EngineContract } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { AppError } from '../../../shared/errors.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { valueTypes } from '../../../shared/values/value.ts'
import { batchOf, rejectsOf, summaryOf } from '../batch-records.ts'
import { digestOf } from '../dataset-digest.ts'
import { readmittedRows } from '../jobs/readmit.ts'
import { erasePending } from '../store/pending.ts'
import type { BatchRecord } from '../store/records.ts'
import type { StoredTable } from '../store/segments.ts'
import type { Change } from '../store/store.ts'
import { isFaulty } from '../table-part.ts'
import { batchesOf, datasetOf, inTurn, openTableOf, versionOf, type Workspace } from '../workspace.ts'

type Methods =
  | 'dataset.list'
  | 'dataset.profile'
  | 'dataset.digest'
  | 'dataset.warm'
  | 'dataset.rename'
  | 'dataset.remove'
  | 'batch.remove'
  | 'batch.rejects'

const SAMPLES = 3
/** Distinct values are counted up to here. */
const DISTINCT_LIMIT = 10_000

export function datasetHandlers(workspace: Workspace): Pick<Handlers<EngineContract>, Methods> {
  const { store } = workspace
  return {
    'dataset.list': async () => {
      const datasets = await store.list('dataset')
      datasets.sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
      return Promise.all(
        datasets.map(async (dataset): Promise<DatasetSummary> => {
          const batches = await batchesOf(workspace, dataset.id)
          return {
            id: dataset.id,
            name: dataset.name,
            kind: dataset.kind,
            columns: dataset.columns,
            rowCount: batches.reduce((sum, { account }) => sum + account.accepted, 0),
            version: versionOf(dataset, batches),
            batches: batches.map((batch) => summaryOf(batch, batches)),
          }
        }),
      )
    },
    'dataset.profile': async ({ dataset }, { signal, progress }) => {
      const table = await openTableOf(workspace, dataset)
      const profiles: ColumnProfile[] = []
      for (const column of table.columns) {
        profiles.push(await profileColumn(table, column, signal))
        progress(profiles.length / table.columns.length)
      }
      return profiles
    },
    'dataset.digest': async ({ dataset }, { signal, progress }) => {
      const table = await openTableOf(workspace, dataset)
      return { rows: table.rowCount, sha256: await digestOf(table, signal as AbortSignal, progress) }
    },
    'dataset.warm': async () => {
      const datasets = await store.list('dataset')
      datasets.sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
      for (const { id } of datasets) (await openTableOf(workspace, id)).warm()
    },
    'dataset.rename': async ({ dataset, name }) => {
      await store.change(async () => {
        const renamed = { ...(await datasetOf(workspace, dataset)), name }
        const isTaken = (await store.list('dataset')).some((other) => other.name === name && other.id !== dataset)
        if (isTaken) throw new AppError('dataset.nameTaken', { name })
        return [{ put: 'dataset', id: dataset, value: renamed }]
      })
    },
    'dataset.remove': ({ dataset }) =>
      inTurn(workspace, dataset, async () => {
        const batches = await batchesOf(workspace, dataset)
        const name = (await store.get('dataset', dataset))?.name ?? ''
        const rows = batches.reduce((sum, { account }) => sum + account.accepted, 0)
        const details = { batches: batches.length, rows }
        await removeBatches(workspace, dataset, batches, { audit: 'dataset.remove', subject: name, details })
      }),
    'batch.remove': async ({ batch: id }) => {
      const { dataset } = await batchOf(workspace, id)
      await inTurn(workspace, dataset, async () => {
        const batch = await batchOf(workspace, id)
        const mends = (await batchesOf(workspace, dataset)).filter((other) => other.mends === id)
        const details = { dataset: (await datasetOf(workspace, dataset)).name, rows: batch.account.accepted }
        await removeBatches(workspace, dataset, [batch, ...mends], { audit: 'batch.remove', subject: batch.fileName, details })
      })
    },
    'batch.rejects': async ({ batch: id, offset, limit }) => {
      const batch = await batchOf(workspace, id)
      const rejects = await rejectsOf(workspace, batch, offset, offset + limit)
      const readmitted = await readmittedRows(workspace, batch)
      return {
        total: batch.account.rejected,
        rejects: rejects.map((reject) => ({ ...reject, readmitted: readmitted.has(reject.row) })),
      }
    },
  }
}

/**
 * Takes the batches out of sight at once, and with the last one the dataset; then erases their rows. What is left by a crash in between is
 * erased at the next start.
 */
async function removeBatches(
  { store }: Workspace,
  dataset: string,
  batches: readonly BatchRecord[],
  entry: Extract<Change, { audit: unknown }>,
): Promise<void> {
  const startedAt = new Date().toISOString()
  await store.change(async () => {
    const left = (await store.list('batch', dataset)).filter(({ id }) => !batches.some((batch) => batch.id === id))
    return [
      ...batches.flatMap(({ id }): Change[] => [
        { remove: 'batch', id },
        { put: 'pending', id, value: { batch: id, dataset, startedAt } },
      ]),
      ...(left.length === 0 ? [{ remove: 'dataset', id: dataset } as const] : []),
      entry,
    ]
  })
  for (const { id } of batches) await erasePending(store, id, dataset)
}

async function profileColumn(table: StoredTable, column: ColumnSchema, signal: AbortSignal): Promise<ColumnProfile> {
  const { check } = valueTypes[column.type]
  const distinct = new Set<string>()
  let filled = 0
  let flagged = 0
  for (let segment = 0; segment < table.segments.length; segment++) {
    const values = await table.segmentColumn(segment, column.name)
    for (let row = 0; row < values.length; row++) {
      const value = values.get(row)
      if (value.trim() === '') continue
      filled++
      if (isFaulty(check(value))) flagged++
      if (distinct.size < DISTINCT_LIMIT) distinct.add(value)
    }
    signal.throwIfAborted()
  }
  const samples = [...distinct].slice(0, SAMPLES).map((value) => maskCell(value, column).slice(0, 80))
  return { name: column.name, filled, flagged, distinct: distinct.size, samples }
}
