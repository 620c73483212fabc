import { isJudged, type LayerTerms } from '../../../shared/screening/term-report.ts'
import type { TermNumber } from '../../../shared/screening/term-rows.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './TermReport.module.css'
import type { OpenRows } from './TermReportPane.tsx'

/** What became of the rows that entered the layer, and how many of those it keeps are relevant. */
export function TermReportHead({ layer, onOpen }: { layer: LayerTerms; onOpen: OpenRows }) {
  const messages = useMessages().termReport
  const { where, in: before, out, removedByExclusion, removedLater, isLast, precision } = layer
  const { interval } = precision
  const part = (number: TermNumber & ('removedByExclusion' | 'removedLater'), text: string, rows: number) => (
    <button
      type="button"
      className={styles.part}
      disabled={rows === 0}
      onClick={() => onOpen(number, null, messages.columns[number], rows)}
    >
      {text}
    </button>
  )
  return (
    <header className={styles.head}>
      <code className={styles.where}>{where}</code>
      <p className={styles.account}>
        <span>{messages.account(before, out)}</span>
        {removedByExclusion > 0 &&
          part('removedByExclusion', messages.removedByExclusion(removedByExclusion), removedByExclusion)}
        {!isLast && part('removedLater', messages.removedLater(removedLater), removedLater)}
      </p>
      <p className={styles.account}>
        {interval && <strong>{messages.precision(interval.value, interval.low, interval.high)}</strong>}
        <span>
          {isJudged(precision) ? messages.judged(precision.relevant, precision.irrelevant, precision.unsure) : messages.unjudged}
        </span>
      </p>
    </header>
  )
}
