import type { ReviewPair, ReviewQueue, ReviewRecord, ReviewRule } from '../../../shared/contract/link-reviews.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import type { Messages } from '../../messages/zh-CN.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import ticket from './JudgingTicket.module.css'
import styles from './LinkReview.module.css'

interface LinkReviewPairProps {
  queue: ReviewQueue
  pair: ReviewPair
  /** The one that comes next, whose records are read beforehand. */
  next: ReviewPair | undefined
  isBlind: boolean
  isMasked: boolean
  /** Above the pair: its place, and what was said of it. */
  head: string
}

/** Both records of a pair: what the step compares first, then everything that either of them says. */
export function LinkReviewPair({ queue, pair, next, isBlind, isMasked, head }: LinkReviewPairProps) {
  const records = useEngineQuery('review.records', refsOf(pair))
  useEngineQuery('review.records', refsOf(next ?? pair))
  const messages = useMessages()
  const texts = messages.linkReview
  const words = messages.workbench.link.comparisons
  const shown = (side: 'left' | 'right', column: string, value: string) => {
    const known = queue.columns[side].find(({ name }) => name === column)
    return isMasked && known ? maskCell(value, known) : value
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too
    <div className={ticket.ticket} tabIndex={0}>
      <p className={ticket.head}>
        <span>{head}</span>
        {!isBlind && <span className={styles.score}>{texts.score(pair.probability, pair.score)}</span>}
      </p>
      {pair.rules.length > 0 && (
        <table className={styles.rules} aria-label={texts.rules}>
          <tbody>
            {pair.rules.map((rule, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rules have no other name than their place
              <tr key={at}>
                <th scope="row">{rule.day ? texts.days[rule.day] : words[rule.compare]}</th>
                {(['left', 'right'] as const).map((side) => (
                  <td key={side}>
                    <span className={styles.column}>{rule[side].column}</span>
                    {shown(side, rule[side].column, rule[side].value) || texts.noValue}
                  </td>
                ))}
                <td className={styles.equality}>{equalityOf(rule, texts)}</td>
                {!isBlind && (
                  <td className={styles.likeness}>
                    {rule.likeness ? messages.linkEvidence.percent(rule.likeness.similarity) : '—'}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.records} aria-busy={!records.data && !records.error}>
        {(['left', 'right'] as const).map((side) => (
          <RecordFields
            key={side}
            side={side}
            record={pair[side]}
            columns={queue.columns[side]}
            cells={records.data?.[side] ?? []}
            isMasked={isMasked}
          />
        ))}
      </div>
      {records.error && <ErrorNotice error={records.error} onRetry={() => void records.refetch()} />}
      <p className={ticket.hint}>{messages.judging.masked}</p>
    </div>
  )
}

function refsOf({ left, right }: ReviewPair) {
  return { left: left.ref, right: right.ref }
}

/** Whether both say the same, to the letter: seen while values are masked too; nothing where one says nothing. */
function equalityOf({ left, right }: ReviewRule, texts: Messages['linkReview']): string {
  if (left.value === '' || right.value === '') return ''
  return left.value.trim() === right.value.trim() ? texts.alike : texts.unlike
}

interface RecordFieldsProps {
  side: 'left' | 'right'
  record: ReviewRecord
  columns: readonly ColumnSchema[]
  cells: readonly string[]
  isMasked: boolean
}

function RecordFields({ side, record, columns, cells, isMasked }: RecordFieldsProps) {
  const messages = useMessages().linkReview
  return (
    <section className={styles.record} aria-label={messages.sides[side]}>
      <h3 className={styles.origin} title={record.file}>
        {messages.origin(record.file, record.ref.row)}
      </h3>
      <dl className={ticket.fields}>
        {columns.map((column, at) => {
          const text = cells[at] ?? ''
          if (text === '') return null
          return (
            <div key={column.name} className={column.type === 'text' && text.length > 16 ? ticket.long : ticket.field}>
              <dt>{column.name}</dt>
              <dd>{isMasked ? maskCell(text, column) : text}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
