import type { SimilarTickets as Answer, SimilarTicket } from '../../../shared/contract/reading.ts'
import type { RowRef } from '../../../shared/ledger/clue.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import { snippetOf } from '../../ui/cell-snippet.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { HighlightedText } from '../../ui/HighlightedText.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import type { OpenedTicket } from './opened-tickets.ts'
import styles from './SimilarTickets.module.css'

interface SimilarTicketsProps {
  of: RowRef
  version: string
  isMasked: boolean
  onOpen(ticket: OpenedTicket): void
}

const MOST = 10

/** Up to ten tickets of the same dataset whose text is most like this one's, with what they share marked. */
export function SimilarTickets({ of, version, isMasked, onOpen }: SimilarTicketsProps) {
  const { similar } = useMessages().reading
  const answer = useEngineQuery('ticket.similar', { of, limit: MOST }, { version })
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <p className={styles.note}>{similar.looking}</p>
  const { tickets, searched, total, isScanned, unindexed } = answer.data
  return (
    <>
      {tickets.length === 0 && <p className={styles.note}>{similar.none}</p>}
      <ol className={styles.tickets} aria-label={similar.title}>
        {tickets.map((ticket) => (
          <li key={`${ticket.ref.batch} ${ticket.ref.row}`}>
            <button
              type="button"
              className={styles.ticket}
              title={similar.open}
              onClick={() => onOpen({ ref: ticket.ref, fileName: ticket.fileName, from: 'similar', marks: ticket.marks })}
            >
              <Heading ticket={ticket} columns={answer.data.columns} isMasked={isMasked} />
              <Piece ticket={ticket} columns={answer.data.columns} isMasked={isMasked} />
            </button>
          </li>
        ))}
      </ol>
      {isScanned && searched < total && <p className={styles.note}>{similar.searched(searched, total)}</p>}
      {unindexed > 0 && <p className={styles.note}>{similar.unindexed(unindexed)}</p>}
    </>
  )
}

interface PartProps {
  ticket: SimilarTicket
  columns: Answer['columns']
  isMasked: boolean
}

function Heading({ ticket, columns, isMasked }: PartProps) {
  const { similar } = useMessages().reading
  const value = (field: string) => {
    const at = columns.findIndex((column) => column.field === field)
    const text = ticket.cells[at] ?? ''
    return at < 0 || text === '' ? null : isMasked ? maskCell(text, columns[at]!) : text
  }
  return (
    <span className={styles.head}>
      <b title={similar.scoreTitle}>{similar.score(Math.round(ticket.score * 100))}</b>
      <span>{value('receivedAt')}</span>
      <span>{value('street')}</span>
      <span className={styles.number}>{value('ticketNo')}</span>
    </span>
  )
}

/** The text with the most in common, from a little before the first phrase on. */
function Piece({ ticket: { cells, marks }, columns, isMasked }: PartProps) {
  const lengths = columns.map((_, at) =>
    marks.filter(({ column }) => column === at).reduce((sum, { start, end }) => sum + end - start, 0),
  )
  const at = lengths.indexOf(Math.max(...lengths))
  const text = cells[at] ?? ''
  const own = marks.filter(({ column }) => column === at)
  const { from, text: piece } = snippetOf(isMasked ? maskCell(text, columns[at]!) : text, own)
  return (
    <span className={styles.piece}>
      {from > 0 && '…'}
      <HighlightedText text={piece} ranges={own} from={from} />
    </span>
  )
}
