import { Button, Modal } from 'antd'
import { useState } from 'react'
import { desktop } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { fileSize } from '../../ui/file-size.ts'
import { useJobs } from '../../ui/jobs.ts'
import { localTime } from '../../ui/local-time.ts'
import { showError } from '../../ui/notices.ts'
import { RestoreBackup } from '../../ui/RestoreBackup.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { SettingsSection } from './SettingsSection.tsx'
import styles from './settings.module.css'
import { useLastBackup, writeBackup } from './write-backup.ts'

/** The whole workspace as one encrypted file, and back. */
export function BackupSection() {
  const messages = useMessages()
  const words = messages.settings.backup
  const [isRestoring, setIsRestoring] = useState(false)
  const isWriting = useJobs(({ jobs }) => jobs.some(({ title }) => title === words.job))
  return (
    <SettingsSection title={words.title} hint={words.hint}>
      <div className={styles.buttons}>
        <Button loading={isWriting} onClick={() => void writeBackup().catch(showError)}>
          {words.write}
        </Button>
        <Button disabled={isWriting} onClick={() => setIsRestoring(true)}>
          {words.restore}
        </Button>
      </div>
      <LastBackup />
      {isRestoring && (
        <Modal
          open
          width={520}
          title={messages.unlock.restore.title}
          footer={null}
          maskClosable={false}
          keyboard={false}
          closable={false}
          destroyOnHidden
        >
          <RestoreHere onBack={() => setIsRestoring(false)} />
        </Modal>
      )}
    </SettingsSection>
  )
}

/** The backup that was written last since the window began. */
function LastBackup() {
  const messages = useMessages()
  const words = messages.settings.backup
  const last = useLastBackup(({ last }) => last)
  if (!last) return null
  const { path, token, size, sha256, content } = last
  return (
    <div className={styles.result} role="status">
      <p className={styles.fact}>{words.written(localTime(content.createdAt))}</p>
      <dl className={styles.facts}>
        <dt>{words.file}</dt>
        <dd>{path}</dd>
        <dt>{words.size}</dt>
        <dd>{fileSize(size)}</dd>
        <dt>{words.holds}</dt>
        <dd>{words.content(content.datasets, content.rows, content.records)}</dd>
        <dt>SHA-256</dt>
        <dd className={styles.mono}>{sha256}</dd>
      </dl>
      <Button size="small" onClick={() => void desktop('app.showInFolder', { token }).catch(showError)}>
        {words.showInFolder}
      </Button>
    </div>
  )
}

/** Names what the workspace loses before the backup takes its place. */
function RestoreHere({ onBack }: { onBack(): void }) {
  const words = useMessages().unlock.restore
  const datasets = useEngineQuery('dataset.list', {}).data ?? []
  const clues = useEngineQuery('clue.list', {}).data?.length ?? 0
  const packets = useEngineQuery('packet.list', {}).data?.length ?? 0
  const rows = datasets.reduce((sum, { rowCount }) => sum + rowCount, 0)
  return (
    <RestoreBackup
      passwordHint={words.passwordStays}
      losses={words.loses(datasets.length, rows, clues, packets)}
      onBack={onBack}
    />
  )
}
