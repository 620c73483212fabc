import type { ScreenQuality, Verdict } from '../../../shared/screening/judgement.ts'
import { verdicts } from '../../../shared/screening/judgement.ts'
import { useMessages } from '../../messages/messages.ts'
import { IntervalPlot } from '../../ui/IntervalPlot.tsx'
import styles from './JudgingBar.module.css'
import type { Side, Tally } from './judging-sample.ts'
import { VerdictMark } from './VerdictMark.tsx'

interface JudgingBarProps {
  tally: Tally
  total: number
  /** Which estimate runs along; null while disagreements are settled. */
  side: Side | null
  quality: ScreenQuality
  filter: Verdict | null
  onFilter(verdict: Verdict | null): void
  onOpenPlace(): void
}

/** How far it is, what was said so far, and what that says of the screen; every count leads to its tickets. */
export function JudgingBar({ tally, total, side, quality, filter, onFilter, onOpenPlace }: JudgingBarProps) {
  const messages = useMessages().judging
  const estimate = side === 'hits' ? quality.precision : side === 'others' ? quality.prevalence : null
  const sentence =
    estimate && (side === 'hits' ? messages.precisionNow(estimate) : messages.prevalenceNow(estimate, quality.missed))
  const name = side === 'hits' ? messages.result.precision : messages.result.prevalence
  return (
    <footer className={styles.bar}>
      <div className={styles.line}>
        <button type="button" className={styles.count} title={messages.nextOpen} onClick={onOpenPlace}>
          {messages.progress(tally.judged, total)}
        </button>
        <progress
          className={styles.progress}
          aria-label={messages.progress(tally.judged, total)}
          max={Math.max(1, total)}
          value={tally.judged}
        />
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className={styles.count}
            aria-pressed={filter === verdict}
            title={filter === verdict ? messages.showAll : messages.filterHint(messages.verdicts[verdict])}
            onClick={() => onFilter(filter === verdict ? null : verdict)}
          >
            <VerdictMark finding={verdict} />
            {messages.filter(messages.verdicts[verdict], tally.counts[verdict])}
          </button>
        ))}
        <span className={styles.gap} />
        {estimate ? (
          <span className={styles.estimate} role="status">
            {sentence}
            <IntervalPlot label={messages.plot(name, estimate)} estimate={estimate} width={160} />
          </span>
        ) : (
          side && <span className={styles.estimate}>{messages.notYet}</span>
        )}
      </div>
      <div className={styles.keys}>
        {messages.keys.map(({ key, does }) => (
          <span key={key}>
            <kbd className={styles.key}>{key}</kbd> {does}
          </span>
        ))}
      </div>
    </footer>
  )
}
