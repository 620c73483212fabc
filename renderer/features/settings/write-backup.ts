import { create } from 'zustand'
import type { WriteTarget } from '../../../shared/contract/desktop.ts'
import type { BackupContent } from '../../../shared/contract/vault.ts'
import { desktop, engine } from '../../app/clients.ts'
import { messagesNow } from '../../messages/messages.ts'
import { backupExtension, backupSource } from '../../ui/backup-file.ts'
import { fileSize } from '../../ui/file-size.ts'
import { type JobProgress, useJobs } from '../../ui/jobs.ts'
import { localDay } from '../../ui/local-time.ts'
import { showDone } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'

export interface WrittenBackup {
  token: string
  path: string
  size: number
  sha256: string
  content: BackupContent
}

export const useLastBackup = create<{ last: WrittenBackup | null }>(() => ({ last: null }))

/** Writing is the larger part of the work, reading the file again the smaller. */
const WRITING_SHARE = 0.6

/** Asks where to, writes the backup as a job, and reads the written file again, record by record. */
export async function writeBackup(): Promise<void> {
  const words = messagesNow().settings.backup
  const target = await desktop('file.chooseTarget', {
    title: words.chooseTitle,
    suggestedName: `${words.fileName}-${localDay()}.${backupExtension}`,
    filters: [{ name: messagesNow().unlock.restore.filter, extensions: [backupExtension] }],
  })
  if (!target) return
  const last = await useJobs.getState().run(
    words.job,
    async (signal, onProgress) => {
      const { path, size, sha256 } = await write(target, signal, onProgress)
      const content = await verify(target.token, signal, onProgress)
      return { token: target.token, path, size, sha256, content }
    },
    'backup',
  )
  useLastBackup.setState({ last })
  await refresh('audit.page')
  showDone(words.done, `${last.path} · ${fileSize(last.size)}`)
}

type Report = (progress: JobProgress) => void

async function write({ token, name }: WriteTarget, signal: AbortSignal, onProgress: Report) {
  const words = messagesNow().settings.backup
  let backup: string | undefined
  try {
    const begun = await engine('backup.begin', { name }, { signal })
    backup = begun.backup
    for (;;) {
      signal.throwIfAborted()
      const { bytes, done } = await engine('backup.next', { backup }, { signal })
      if (bytes === null) break
      await desktop('file.write', { token, bytes })
      onProgress({ fraction: done * WRITING_SHARE, text: words.writing(Math.round(done * begun.records), begun.records) })
    }
    return await desktop('file.commit', { token })
  } catch (error) {
    await desktop('file.abort', { token })
    throw error
  } finally {
    if (backup !== undefined) await engine('backup.end', { backup })
  }
}

/** The workspace is open, so its own key opens the file; no password is asked for. */
async function verify(token: string, signal: AbortSignal, onProgress: Report): Promise<BackupContent> {
  const words = messagesNow().settings.backup
  const file = await desktop('file.reopen', { token })
  try {
    const options = {
      signal,
      onProgress: (done: number) => onProgress({ fraction: WRITING_SHARE + done * (1 - WRITING_SHARE), text: words.verifying }),
    }
    return await engine('backup.verify', { source: backupSource(file) }, options)
  } finally {
    await desktop('file.release', { token: file.token })
  }
}
