import type { ReviewPair, ReviewQueue, ReviewRecord, ReviewRule } from '../../../shared/contract/link-reviews.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import type { Messages } from '../../messages/zh-CN.ts'
import styles from './LinkReview.module.css'

interface LinkReviewPairProps {
  queue: ReviewQueue
  pair: ReviewPair
  isBlind: boolean
  isMasked: boolean
  /** Above the pair: its place, and what was said of it. */
  head: string
}

/** Both records of a pair: what the step compares first, then everything that either of them says. */
export function LinkReviewPair({ queue, pair, isBlind, isMasked, head }: LinkReviewPairProps) {
  const messages = useMessages()
  const texts = messages.linkReview
  const words = messages.workbench.link.comparisons
  const shown = (side: 'left' | 'right', column: string, value: string) => {
    const known = queue.columns[side].find(({ name }) => name === column)
    return isMasked && known ? maskCell(value, known) : value
  }
  return (
    <div className={styles.pair}>
      <p className={styles.head}>
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
                {!isBlind && <td className={styles.likeness}>{rule.likeness ? texts.percent(rule.likeness.similarity) : '—'}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.records}>
        {(['left', 'right'] as const).map((side) => (
          <RecordFields key={side} side={side} record={pair[side]} columns={queue.columns[side]} isMasked={isMasked} />
        ))}
      </div>
      <p className={styles.hint}>{messages.judging.masked}</p>
    </div>
  )
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
  isMasked: boolean
}

function RecordFields({ side, record, columns, isMasked }: RecordFieldsProps) {
  const messages = useMessages().linkReview
  return (
    <section className={styles.record} aria-label={messages.sides[side]}>
      <h3 className={styles.origin} title={record.file}>
        {messages.origin(record.file, record.ref.row)}
      </h3>
      <dl className={styles.fields}>
        {columns.map((column, at) => {
          const text = record.cells[at] ?? ''
          if (text === '') return null
          return (
            <div key={column.name} className={column.type === 'text' && text.length > 16 ? styles.long : styles.field}>
              <dt>{column.name}</dt>
              <dd>{isMasked ? maskCell(text, column) : text}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
