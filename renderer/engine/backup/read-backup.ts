import type { BackupContent } from '../../../shared/contract/vault.ts'
import { AppError } from '../../../shared/errors.ts'
import type { SourceFile } from '../sources/source-file.ts'
import { decodeRecord } from '../store/codec.ts'
import type { Cell } from '../store/records.ts'
import type { StoredRecord } from '../store/store.ts'
import { type Keyring, openKeyring } from '../store/vault.ts'
import { BackupReader } from './backup-format.ts'
import type { BackupHead } from './backup-frames.ts'
import { type Opening, sealWith } from './write-backup.ts'

/** What to do with what a backup holds, in its order. */
export interface BackupVisitor {
  records(records: StoredRecord[]): Promise<void> | void
  cell(cell: Cell): Promise<void> | void
}

/** How to get at the data key: by the password of the day when the backup was made, or the key of a workspace that is open. */
export type BackupKey = { password: string } | { key: CryptoKey }

/**
 * Reads a backup through and opens every frame. Fails with `backup.damaged` for whatever is not as it was written, at the latest at the end, so what a
 * visitor has done until then must be of no effect. `progress` is the share of the file, 0 to 1.
 */
export async function readBackup(
  file: SourceFile,
  by: BackupKey,
  visitor: BackupVisitor,
  signal: AbortSignal,
  progress: (share: number) => void,
): Promise<BackupContent> {
  const reader = new BackupReader(await file.stream(), file.name)
  try {
    const { backup, ...keyring } = (await reader.opening()) as Opening
    const seal = sealWith('key' in by ? by.key : await keyOf(keyring, by.password, file.name), backup)
    const { head: meta } = await reader.frame<BackupHead>(seal)
    if (meta.holds !== 'meta') throw new AppError('backup.damaged', { file: file.name, record: 1 })
    for (let frames = 1, records = 0; ; frames++) {
      signal.throwIfAborted()
      const { head, bytes } = await reader.frame<BackupHead>(seal)
      if (head.holds === 'end') {
        if (head.frames !== frames || records !== meta.records) throw new AppError('backup.damaged', { file: file.name })
        break
      }
      if (head.holds === 'records') {
        const lot = decodeRecord(bytes) as StoredRecord[]
        records += lot.length
        await visitor.records(lot)
      } else if (head.holds === 'cell') {
        records++
        await visitor.cell({ batch: head.batch, segment: head.segment, part: head.part, bytes })
      }
      progress(reader.position / file.size)
    }
    await reader.end()
    const { createdAt, datasets, rows, records } = meta
    return { createdAt, datasets, rows, records, size: file.size }
  } finally {
    await reader.cancel().catch(() => {})
  }
}

async function keyOf(keyring: Keyring, password: string, file: string): Promise<CryptoKey> {
  try {
    return (await openKeyring(keyring, password)).cells
  } catch (cause) {
    throw new AppError('backup.wrongPassword', { file }, { cause })
  }
}
