import type { BackupContent } from '../../../shared/contract/vault.ts'
import type { SourceFile } from '../sources/source-file.ts'
import { erasePending } from '../store/pending.ts'
import type { Cell, Kind } from '../store/records.ts'
import type { Change, Store, StoredRecord } from '../store/store.ts'
import { newId } from '../workspace.ts'
import { withBatchIds } from './backup-frames.ts'
import { type BackupKey, readBackup } from './read-backup.ts'

const CELLS_AT_ONCE_BYTES = 16 * 1024 * 1024
/** Dataset under which the rows of a restoration wait; no dataset has this id. */
const STAGING = 'restoration'
/** What is replaced. A workspace keeps its own log, and what is marked to be erased. */
const replaced: ReadonlySet<Kind> = new Set([
  'dataset',
  'batch',
  'rejects',
  'comparison',
  'lexicon',
  'lexiconWords',
  'draft',
  'run',
  'result',
  'clue',
  'packet',
  'setting',
  'judgement',
  'judging',
  'recipe',
])

/**
 * Puts the content of a backup in the place of what the workspace holds. Rows are written beside the present ones, under batch ids of their own; when the
 * backup was read to its end and found whole, one write exchanges the records. Until then a failure, a cancel or a kill leaves everything as it was.
 * The workspace's audit log goes on; `isNew` takes the log of the backup over.
 */
export async function restoreBackup(
  store: Store,
  file: SourceFile,
  by: BackupKey,
  isNew: boolean,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<BackupContent> {
  const records: StoredRecord[] = []
  const batches = new Map<string, string>()
  const staging = new Staging(store)
  let content: BackupContent
  let old: string[]
  let entry: Change
  try {
    content = await readBackup(
      file,
      by,
      {
        records: (lot) => void records.push(...lot),
        cell: async (cell) => {
          const batch = batches.get(cell.batch) ?? newId()
          if (!batches.has(cell.batch)) await staging.begin(batch)
          batches.set(cell.batch, batch)
          await staging.add({ ...cell, batch })
        },
      },
      signal,
      progress,
    )
    await staging.flush()
    for (const { kind, id } of records) if (kind === 'batch' && !batches.has(id)) batches.set(id, newId())
    const taken = records.filter(({ kind }) => isNew || replaced.has(kind))
    const { datasets, rows } = content
    entry = { audit: 'backup.restore', subject: file.name, details: { datasets, rows } }
    signal.throwIfAborted()
    old = await exchange(
      store,
      taken.map((record) => withBatchIds(record, batches)),
      [...batches.values()],
      isNew ? [] : [entry],
    )
  } catch (error) {
    // What a full disk keeps from being erased now is erased at the next opening.
    for (const batch of batches.values()) await erasePending(store, batch, STAGING).catch(() => {})
    throw error
  }
  // A log that came with the backup goes on behind its own end, which is known only now.
  if (isNew) await store.write([entry])
  // The restored rows are in use from here on: a lock now leaves the old ones for the next opening, no more.
  for (const batch of old) await erasePending(store, batch, STAGING).catch(() => {})
  return content
}

/**
 * Takes the present records out and the restored ones in; gives the batches whose rows are of no use any more, marked to be erased. Nothing that is there is
 * opened: a workspace in which something is damaged is restored as any other.
 */
async function exchange(
  store: Store,
  restored: readonly StoredRecord[],
  staged: readonly string[],
  entries: readonly Change[],
): Promise<string[]> {
  const isStaged = new Set(staged)
  const old = (await store.batches()).filter((batch) => !isStaged.has(batch))
  await store.change(async () => {
    const changes: Change[] = [...entries, ...[...replaced].map((kind) => ({ clear: kind }))]
    for (const batch of staged) changes.push({ remove: 'pending', id: batch })
    for (const { kind, id, group, value } of restored) {
      changes.push({ put: kind, id, ...(group !== undefined && { group }), value } as Change)
    }
    const startedAt = new Date().toISOString()
    for (const batch of old) changes.push({ put: 'pending', id: batch, value: { batch, dataset: STAGING, startedAt } })
    return changes
  })
  return old
}

/** Rows on their way in: known to the workspace only as something to erase when it is opened next. */
class Staging {
  private waiting: Cell[] = []
  private bytes = 0

  constructor(private readonly store: Store) {}

  async begin(batch: string): Promise<void> {
    const startedAt = new Date().toISOString()
    await this.store.write([{ put: 'pending', id: batch, value: { batch, dataset: STAGING, startedAt } }])
  }

  async add(cell: Cell): Promise<void> {
    this.waiting.push(cell)
    this.bytes += cell.bytes.length
    if (this.bytes >= CELLS_AT_ONCE_BYTES) await this.flush()
  }

  async flush(): Promise<void> {
    await this.store.putCells(this.waiting)
    this.waiting = []
    this.bytes = 0
  }
}
