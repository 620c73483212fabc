import type { OpenedFile } from '../../shared/contract/desktop.ts'
import type { BackupContent } from '../../shared/contract/vault.ts'
import { desktop, engine } from '../app/clients.ts'
import type { UnlockMessages } from '../messages/unlock.zh-CN.ts'

export const backupExtension = 'guoshai-backup'

/** Asks for a backup file; undefined where the analyst changed her mind. */
export async function chooseBackup(messages: UnlockMessages['restore']): Promise<OpenedFile | undefined> {
  const [file] = await desktop('file.open', {
    title: messages.chooseTitle,
    filters: [{ name: messages.filter, extensions: [backupExtension] }],
    multiple: false,
  })
  return file
}

export function backupSource({ name, token, size }: OpenedFile) {
  return { name, url: `app://guoshai/file/${token}`, size }
}

interface Options {
  signal: AbortSignal
  onProgress(done: number): void
}

/** Reads a backup through without changing anything. */
export function inspectBackup(file: OpenedFile, password: string, options: Options): Promise<BackupContent> {
  return engine('backup.verify', { source: backupSource(file), password }, options)
}

/** Puts a backup in the place of the workspace. */
export function restoreBackup(file: OpenedFile, password: string, options: Options): Promise<BackupContent> {
  return engine('backup.restore', { source: backupSource(file), password }, options)
}
