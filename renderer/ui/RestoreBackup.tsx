import { Alert, Button, Progress } from 'antd'
import { type FormEvent, useEffect, useState } from 'react'
import type { OpenedFile } from '../../shared/contract/desktop.ts'
import type { BackupContent } from '../../shared/contract/vault.ts'
import { AppError } from '../../shared/errors.ts'
import { desktop } from '../app/clients.ts'
import { reloadWindow } from '../app/reload.ts'
import { useMessages } from '../messages/messages.ts'
import { BackupFacts } from './BackupFacts.tsx'
import { chooseBackup, inspectBackup, restoreBackup } from './backup-file.ts'
import { ErrorNotice } from './ErrorNotice.tsx'
import { fileSize } from './file-size.ts'
import { useJobs } from './jobs.ts'
import { PasswordField } from './PasswordField.tsx'
import styles from './RestoreBackup.module.css'

interface RestoreBackupProps {
  passwordHint: string
  /** What the workspace loses by it; undefined for one that is empty. */
  losses?: string | undefined
  onBack(): void
}

type Work = { what: 'inspect' | 'restore'; done: number; controller: AbortController }

/**
 * From a backup file to the workspace: choose, check with its password, see what is in it, put it in place. Then the window begins anew. Reading it is a
 * job: the idle lock waits for it.
 */
export function RestoreBackup({ passwordHint, losses, onBack }: RestoreBackupProps) {
  const messages = useMessages()
  const words = messages.unlock.restore
  const [file, setFile] = useState<OpenedFile | null>(null)
  const [password, setPassword] = useState('')
  const [content, setContent] = useState<BackupContent | null>(null)
  const [work, setWork] = useState<Work | null>(null)
  const [error, setError] = useState<unknown>(null)
  useReleased(file)

  const choose = async () => {
    setError(null)
    const chosen = await chooseBackup(words).catch(setError)
    if (!chosen) return
    setFile(chosen)
    setContent(null)
  }
  const run = async (what: Work['what'], chosen: OpenedFile) => {
    const controller = new AbortController()
    const read = what === 'inspect' ? inspectBackup : restoreBackup
    setError(null)
    setWork({ what, done: 0, controller })
    try {
      const found = await useJobs.getState().run(words.title, (signal, report) =>
        read(chosen, password, {
          signal: AbortSignal.any([signal, controller.signal]),
          onProgress: (done) => {
            setWork({ what, done, controller })
            report({ fraction: done, text: '' })
          },
        }),
      )
      if (what === 'restore') return reloadWindow('restore')
      setContent(found)
    } catch (reason) {
      setError(reason)
    }
    setWork(null)
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!work && file && password !== '') void run(content ? 'restore' : 'inspect', file)
  }
  const replaces = content !== null && losses !== undefined
  const isCancelled = error instanceof AppError && error.code === 'job.cancelled'
  return (
    <form aria-label={words.title} onSubmit={onSubmit}>
      <div className={styles.file}>
        <Button disabled={work !== null} onClick={() => void choose()} autoFocus={file === null}>
          {words.choose}
        </Button>
        {file && (
          <span className={styles.name} title={file.name}>
            {file.name} · {fileSize(file.size)}
          </span>
        )}
      </div>
      {file && !content && (
        <PasswordField
          key={file.token}
          label={words.passwordLabel}
          kind="current"
          autoFocus
          hint={passwordHint}
          isDisabled={work !== null}
          value={password}
          onChange={setPassword}
        />
      )}
      {content && <BackupFacts content={content} />}
      {replaces && <Alert type="warning" showIcon title={words.losesTitle} description={losses} />}
      {work && (
        <div className={styles.work}>
          <span role="status">{work.what === 'inspect' ? words.inspecting : words.restoring}</span>
          <Progress percent={Math.floor(work.done * 100)} size="small" aria-label={words.title} />
        </div>
      )}
      {error !== null &&
        (isCancelled ? (
          <p className={styles.work} role="status">
            {words.cancelled}
          </p>
        ) : (
          <ErrorNotice error={error} />
        ))}
      <div className={styles.actions}>
        {file && (
          <Button
            type={replaces ? 'default' : 'primary'}
            htmlType="submit"
            danger={replaces}
            disabled={password === ''}
            loading={work !== null}
          >
            {replaces ? words.replace : content ? words.restore : words.inspect}
          </Button>
        )}
        {work ? (
          <Button onClick={() => work.controller.abort()}>{messages.common.cancel}</Button>
        ) : (
          <Button onClick={onBack}>{words.back}</Button>
        )}
      </div>
    </form>
  )
}

/** Gives the token of a chosen file back when another one is chosen or the form goes. */
function useReleased(file: OpenedFile | null): void {
  useEffect(() => {
    if (!file) return
    return () => void desktop('file.release', { token: file.token }).catch(() => {})
  }, [file])
}
