import type { ColumnProfile, DatasetSummary, EngineContract } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Reject } from '../../../shared/ingest/import.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import type { Check } from '../../../shared/values/check.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { valueTypes } from '../../../shared/values/value.ts'
import { summaryOf } from '../jobs/import.ts'
import { erasePending } from '../store/database.ts'
import type { BatchRecord } from '../store/records.ts'
import type { StoredTable } from '../store/segments.ts'
import { batchesOf, datasetOf, inTurn, openTableOf, versionOf, type Workspace } from '../workspace.ts'

type Methods = 'dataset.list' | 'dataset.profile' | 'dataset.rename' | 'dataset.remove' | 'batch.remove' | 'batch.rejects'

const SAMPLES = 3
/** Distinct values are counted up to here. */
const DISTINCT_LIMIT = 10_000

export function datasetHandlers(workspace: Workspace): Pick<Handlers<EngineContract>, Methods> {
  const { database } = workspace
  return {
    'dataset.list': async () => {
      const datasets = await database.datasets.toArray()
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
            batches: batches.map(summaryOf),
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
    'dataset.rename': async ({ dataset, name }) => {
      await database.transaction('rw', database.datasets, async () => {
        await datasetOf(workspace, dataset)
        const taken = await database.datasets.filter((other) => other.name === name && other.id !== dataset).count()
        if (taken > 0) throw new AppError('dataset.nameTaken', { name })
        await database.datasets.update(dataset, { name })
      })
    },
    'dataset.remove': ({ dataset }) =>
      inTurn(workspace, dataset, async () => {
        await removeBatches(workspace, dataset, await batchesOf(workspace, dataset))
      }),
    'batch.remove': async ({ batch: id }) => {
      const { dataset } = await batchOf(workspace, id)
      await inTurn(workspace, dataset, async () => {
        await removeBatches(workspace, dataset, [await batchOf(workspace, id)])
      })
    },
    'batch.rejects': async ({ batch, offset, limit }) => {
      const { account } = await batchOf(workspace, batch)
      const rejects = await rejectsOf(workspace, batch)
      return { total: account.rejected, rejects: rejects.slice(offset, offset + limit) }
    },
  }
}

async function batchOf({ database }: Workspace, id: string): Promise<BatchRecord> {
  const batch = await database.batches.get(id)
  if (!batch) throw new AppError('batch.missing', { batch: id })
  return batch
}

/** All rejects of a batch, in the order of the file. */
export async function rejectsOf({ database }: Workspace, batch: string): Promise<Reject[]> {
  const blocks = await database.rejects.where({ batch }).sortBy('block')
  return blocks.flatMap(({ rejects }) => rejects)
}

/**
 * Takes the batches out of sight at once, and with the last one the dataset; then erases their rows. What is left by a crash in between is
 * erased at the next start.
 */
async function removeBatches({ database }: Workspace, dataset: string, batches: readonly BatchRecord[]): Promise<void> {
  const ids = batches.map(({ id }) => id)
  const startedAt = new Date().toISOString()
  await database.transaction('rw', database.datasets, database.batches, database.pending, async () => {
    await database.pending.bulkPut(ids.map((batch) => ({ batch, dataset, startedAt })))
    await database.batches.bulkDelete(ids)
    if ((await database.batches.where({ dataset }).count()) === 0) await database.datasets.delete(dataset)
  })
  for (const id of ids) await erasePending(database, id, dataset)
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

/** A masked value or a placeholder is no fault: the source says that it does not tell. */
function isFaulty(check: Check): boolean {
  return !check.valid && check.reason !== 'masked' && check.reason !== 'placeholder'
}
