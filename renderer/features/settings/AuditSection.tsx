import { Button } from 'antd'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { showError } from '../../ui/notices.ts'
import { AuditGrid } from './AuditGrid.tsx'
import { SettingsSection } from './SettingsSection.tsx'
import styles from './settings.module.css'
import { useAuditPages } from './use-audit-pages.ts'
import { writeAuditLog } from './write-audit-log.ts'

/** What was done with the data, each entry chained to the one before, and whether that chain holds. */
export function AuditSection() {
  const messages = useMessages().settings.audit
  const log = useAuditPages()
  return (
    <SettingsSection title={messages.title} hint={messages.hint} isWide>
      {log.error ? <ErrorNotice error={log.error} onRetry={log.retry} /> : null}
      <div className={styles.buttons}>
        <span className={log.broken === null ? styles.sound : styles.broken} role="status">
          {log.isRead && (log.broken === null ? messages.sound(log.total) : messages.broken(log.broken))}
        </span>
        <Button disabled={log.total === 0} onClick={() => void writeAuditLog().catch(showError)}>
          {messages.export}
        </Button>
      </div>
      <AuditGrid log={log} />
    </SettingsSection>
  )
}
