import type { Handlers } from '../../../shared/contract/method.ts'
import type { backupContract } from '../../../shared/contract/vault.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Access } from '../access.ts'
import { type BackupKey, readBackup } from '../backup/read-backup.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { BackupWriter } from '../backup/write-backup.ts'
import { openSourceFile } from '../sources/source-file.ts'
import { alone, newId, type Workspace } from '../workspace.ts'

type Methods = Handlers<typeof backupContract>
type RestoringMethod = 'backup.verify' | 'backup.restore'

/** Writing a backup of an open workspace. */
export function backupHandlers({ store }: Workspace, access: Access): Omit<Methods, RestoringMethod> {
  const writers = new Map<string, { writer: BackupWriter; name: string }>()
  return {
    'backup.begin': async ({ name }) => {
      const keyring = await access.keyring()
      if (!keyring) throw new AppError('vault.locked')
      const writer = await BackupWriter.begin(store, keyring)
      const backup = newId()
      writers.set(backup, { writer, name })
      return { backup, records: writer.records }
    },
    'backup.next': async ({ backup }) => {
      const found = writers.get(backup)
      if (!found) throw new AppError('backup.interrupted')
      const { writer, name } = found
      const bytes = await writer.next()
      if (!bytes) await store.write([{ audit: 'backup.write', subject: name, details: { records: writer.records } }])
      return { bytes, done: writer.done }
    },
    'backup.end': ({ backup }) => void writers.delete(backup),
  }
}

/** Reading backups: to verify one, and to restore one into a workspace that is open or was never begun; a new machine begins with it. */
export function restoringHandlers(access: Access): Pick<Methods, RestoringMethod> {
  return {
    'backup.verify': async ({ source, password }, { signal, progress }) => {
      const verify = (by: BackupKey, until: AbortSignal) =>
        readBackup(openSourceFile(source), by, { records: () => {}, cell: () => {} }, until, progress)
      if (password !== undefined) return verify({ password }, signal as AbortSignal)
      return access.during(({ workspace, ended }) =>
        verify({ key: workspace.store.cellKey }, AbortSignal.any([ended, signal as AbortSignal])),
      )
    },
    'backup.restore': async ({ source, password }, { signal, progress }) => {
      const file = openSourceFile(source)
      const isNew = (await access.state()) === 'new'
      if (isNew) await access.create(password)
      try {
        return await access.during(({ workspace, ended }) =>
          alone(workspace, () => {
            const until = AbortSignal.any([ended, signal as AbortSignal])
            return restoreBackup(workspace.store, file, { password }, isNew, until, progress)
          }),
        )
      } catch (error) {
        if (isNew) await access.abandon()
        throw error
      }
    },
  }
}
