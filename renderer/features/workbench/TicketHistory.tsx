import type { RowRef } from '../../../shared/ledger/clue.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { localTime } from '../../ui/local-time.ts'
import { RecordVersions } from '../../ui/RecordVersions.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import type { OpenedTicket } from './opened-tickets.ts'
import styles from './TicketHistory.module.css'

interface TicketHistoryProps {
  of: RowRef
  version: string
  onOpen(ticket: OpenedTicket): void
}

/** Every version of the ticket that was received, the newest first, with what changed. */
export function TicketHistory({ of, version, onOpen }: TicketHistoryProps) {
  const messages = useMessages().reading
  const history = useEngineQuery('ticket.history', of, { version })
  if (history.error) return <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />
  if (!history.data) return <p className={styles.fact}>{messages.history.loading}</p>
  const versions = history.data.versions.map((each, at) => ({ ...each, order: at + 1 })).reverse()
  const label = (each: { order: number; importedAt: string }) => messages.history.version(each.order, localTime(each.importedAt))
  const isRead = (each: { batch: string; row: number }) => each.batch === of.batch && each.row === of.row
  return (
    <>
      <p className={styles.fact}>{versions.length > 1 ? messages.history.versions(versions.length) : messages.history.only}</p>
      <ol className={styles.versions} aria-label={messages.pane.tabs.history}>
        {versions.map((each) => (
          <li key={each.order}>
            {isRead(each) ? (
              <b>
                {label(each)}
                {messages.history.current}
              </b>
            ) : (
              <button
                type="button"
                className={styles.version}
                onClick={() =>
                  onOpen({
                    ref: { dataset: of.dataset, batch: each.batch, row: each.row },
                    fileName: each.fileName,
                    from: 'history',
                    marks: [],
                  })
                }
              >
                {label(each)}
              </button>
            )}
            <span className={styles.quiet}>{messages.pane.opened(each.fileName, each.row)}</span>
          </li>
        ))}
      </ol>
      {versions.length > 1 && (
        <RecordVersions
          title={messages.pane.tabs.history}
          columns={history.data.columns}
          versions={versions.map((each) => ({ label: label(each), cells: each.cells }))}
        />
      )}
    </>
  )
}
