import { z } from 'zod'
import type { AuditEntry } from '../ledger/audit.ts'
import { method } from './method.ts'

/** `new`: no password was ever set; `plain`: a workspace of version 1 that was not encrypted waits for its first password. */
export type VaultState = 'new' | 'plain' | 'locked' | 'open'

/** Shortest password that is taken, in characters. */
export const shortestPassword = 8

const password = z.string().min(1).max(1024)

/** What opens, closes and keeps the workspace. All but these fail with `vault.locked` while it is not open. */
export const vaultContract = {
  'vault.state': method<{ state: VaultState }>()(z.object({})),
  /** Sets the first password. There is no way back from a forgotten one. Progress is the share of a plain workspace that is sealed. */
  'vault.create': method<void, number>()(z.object({ password: z.string().min(shortestPassword).max(1024) })),
  'vault.unlock': method<void>()(z.object({ password })),
  /** Forgets the key and everything decrypted. Jobs under way are cancelled. */
  'vault.lock': method<void>()(z.object({})),
  /** Wraps the same data key anew; no row is written again. */
  'vault.changePassword': method<void>()(z.object({ old: password, new: z.string().min(shortestPassword).max(1024) })),
  /** A key that nobody knows, for a workspace that ends with the process. */
  'vault.openTemporary': method<void>()(z.object({})),
} as const

/** The log of what was done with the data; each entry carries the hash of the one before. */
export const auditContract = {
  /** Newest first. `broken` is the number of the first entry whose hash does not fit, null where the chain holds. */
  'audit.page': method<{ total: number; broken: number | null; entries: AuditEntry[] }>()(
    z.object({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
  ),
  /** What only the window sees: masked values were shown, a file was written. */
  'audit.note': method<void>()(z.object({ action: z.enum(['reveal', 'export', 'print']), subject: z.string().max(500) })),
} as const

const source = z.union([
  z.object({ name: z.string(), blob: z.instanceof(Blob) }),
  z.object({ name: z.string(), url: z.string(), size: z.number() }),
])

/** What a backup holds, read from the backup itself. */
export interface BackupContent {
  createdAt: string
  datasets: number
  rows: number
  records: number
  /** Bytes of the backup file. */
  size: number
}

export const backupContract = {
  /** Begins a backup of the workspace as it stands, for a file of this name; its pieces are then pulled in order. */
  'backup.begin': method<{ backup: string; records: number }>()(z.object({ name: z.string().max(500) })),
  /** The next piece of the file, null after the last one. `done` is the share of the records that are written. */
  'backup.next': method<{ bytes: Uint8Array<ArrayBuffer> | null; done: number }>()(z.object({ backup: z.string() })),
  /** Ends a backup that is not wanted any more, and one that is done. */
  'backup.end': method<void>()(z.object({ backup: z.string() })),
  /** Reads a backup through and opens every record of it. Fails with `backup.damaged` naming the record. */
  'backup.verify': method<BackupContent, number>()(z.object({ source, password: password.optional() })),
  /**
   * Puts a backup in the place of the workspace, at once when all of it was read and verified; until then nothing changes.
   * Without a workspace the backup's password becomes that of the new one; otherwise the password of the workspace stays.
   */
  'backup.restore': method<BackupContent, number>()(z.object({ source, password })),
} as const
