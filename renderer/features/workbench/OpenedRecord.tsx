import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import type { OpenedTicket } from './opened-tickets.ts'
import styles from './ReadingPane.module.css'
import { TicketFields } from './TicketFields.tsx'

/** A ticket that was opened from another one, whole. */
export function OpenedRecord({ ticket, version, isMasked }: { ticket: OpenedTicket; version: string; isMasked: boolean }) {
  const { pane, history } = useMessages().reading
  const { ref, fileName, from, marks } = ticket
  const answer = useEngineQuery('ticket.history', ref, { version })
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <p className={styles.hint}>{history.loading}</p>
  const found = answer.data.versions.find(({ batch, row }) => batch === ref.batch && row === ref.row)
  return (
    <section className={styles.opened}>
      <h3 className={styles.source}>{pane.opened(fileName, ref.row)}</h3>
      <p className={styles.hint}>{from === 'similar' ? pane.similarOpened : pane.versionOpened}</p>
      {found && <TicketFields columns={answer.data.columns} cells={found.cells} hits={marks} isMasked={isMasked} />}
    </section>
  )
}
