import { Dexie, type EntityTable, type Table } from 'dexie'
import type { Draft } from '../../../shared/contract/engine.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Clue } from '../../../shared/ledger/clue.ts'
import type { Packet } from '../../../shared/ledger/packet.ts'
import { initialStores } from './migrations/0001-initial.ts'
import type {
  BatchRecord,
  CellRecord,
  DatasetRecord,
  PendingRecord,
  RejectRecord,
  ResultRecord,
  RunRecord,
  SettingRecord,
} from './records.ts'

/** The workspace: one IndexedDB database, owned by the engine's worker. */
export class Database extends Dexie {
  declare datasets: EntityTable<DatasetRecord, 'id'>
  declare batches: EntityTable<BatchRecord, 'id'>
  declare pending: EntityTable<PendingRecord, 'batch'>
  declare cells: Table<CellRecord, [string, number, number]>
  declare rejects: Table<RejectRecord, [string, number]>
  declare drafts: EntityTable<Draft, 'id'>
  declare runs: EntityTable<RunRecord, 'id'>
  declare results: Table<ResultRecord, [string, string]>
  declare clues: EntityTable<Clue, 'id'>
  declare packets: EntityTable<Packet, 'id'>
  declare settings: EntityTable<SettingRecord, 'name'>

  constructor(name = 'guoshai') {
    super(name)
    this.version(1).stores(initialStores)
  }
}

/** Opens the workspace and erases what interrupted imports left behind. */
export async function openDatabase(name?: string): Promise<Database> {
  const database = new Database(name)
  await database.open()
  for (const { batch, dataset } of await database.pending.toArray()) await erasePending(database, batch, dataset)
  return database
}

/** Erases an import that did not become a batch, and its dataset if the import was to begin it. */
export async function erasePending(database: Database, batch: string, dataset: string): Promise<void> {
  await eraseBatchRows(database, batch)
  await database.transaction('rw', database.datasets, database.batches, database.pending, async () => {
    const hasBatches = (await database.batches.where({ dataset }).count()) > 0
    if (!hasBatches) await database.datasets.delete(dataset)
    await database.pending.delete(batch)
  })
}

/** Deletes segments and rejects of a batch. */
async function eraseBatchRows(database: Database, batch: string): Promise<void> {
  await database.cells.where({ batch }).delete()
  await database.rejects.where({ batch }).delete()
}

/** Gives storage faults their names; everything else stays a defect. */
export function storageError(error: unknown): unknown {
  return causesOf(error).some(({ name }) => name === 'QuotaExceededError')
    ? new AppError('storage.full', {}, { cause: error })
    : error
}

/** An error and what Dexie wraps in it: the one behind an aborted transaction, those of the records of a bulk write. */
function causesOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return []
  const { inner, failures } = error as { inner?: unknown; failures?: unknown[] }
  return [error, ...causesOf(inner), ...(failures ?? []).flatMap(causesOf)]
}
