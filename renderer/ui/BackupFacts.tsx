import type { BackupContent } from '../../shared/contract/vault.ts'
import { useMessages } from '../messages/messages.ts'
import { fileSize } from './file-size.ts'
import { localTime } from './local-time.ts'
import styles from './RestoreBackup.module.css'

/** What a backup holds, after every record of it was checked. */
export function BackupFacts({ content }: { content: BackupContent }) {
  const messages = useMessages()
  const words = messages.unlock.restore
  return (
    <>
      <p className={styles.sound}>{words.sound}</p>
      <dl className={styles.facts}>
        <dt>{words.createdAt}</dt>
        <dd>{localTime(content.createdAt)}</dd>
        <dt>{words.datasets}</dt>
        <dd>{words.datasetCount(content.datasets)}</dd>
        <dt>{words.rows}</dt>
        <dd>{messages.common.rows(content.rows)}</dd>
        <dt>{words.records}</dt>
        <dd>{words.recordCount(content.records)}</dd>
        <dt>{words.size}</dt>
        <dd>{fileSize(content.size)}</dd>
      </dl>
    </>
  )
}
