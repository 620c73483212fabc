import { Dexie, type EntityTable, type Table } from 'dexie'
import { AppError } from '../../../shared/errors.ts'
import type { Cell } from './records.ts'
import type { Keyring } from './vault.ts'

/** A record as it lies on the disk: `kind` is a word of the program, `key` and `group` are opaque, `sealed` is ciphertext. */
export interface SealedRecord {
  kind: string
  key: string
  group?: string
  sealed: Uint8Array<ArrayBuffer>
}

/** Version 2: a database of its own, in which keys are opaque and everything else is ciphertext. */
const sealedStores = {
  keyring: 'id',
  records: '[kind+key], [kind+group]',
  cells: '[batch+segment+part]',
} as const

/** The encrypted workspace: one IndexedDB database, owned by one engine. */
export class Database extends Dexie {
  declare keyring: EntityTable<Keyring, 'id'>
  declare records: Table<SealedRecord, [string, string]>
  declare cells: Table<Cell, [string, number, string]>

  constructor(name: string) {
    super(name)
    this.version(1).stores(sealedStores)
  }
}

/** Gives storage faults their names; everything else stays a defect. */
export function storageError(error: unknown): unknown {
  return causesOf(error).some(isFull) ? new AppError('storage.full', {}, { cause: error }) : error
}

/** Chromium counts no quota for an app's own scheme: a full disk is a large value that cannot be written. */
function isFull({ name, message }: Error): boolean {
  return name === 'QuotaExceededError' || message.includes('Failed to write blobs')
}

/** An error and what Dexie wraps in it: the one behind an aborted transaction, those of the records of a bulk write. */
function causesOf(error: unknown): Error[] {
  if (!(error instanceof Error)) return []
  const { inner, failures } = error as { inner?: unknown; failures?: unknown[] }
  return [error, ...causesOf(inner), ...(failures ?? []).flatMap(causesOf)]
}
