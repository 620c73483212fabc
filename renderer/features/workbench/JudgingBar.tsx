import type { ScreenQuality, Verdict } from '../../../shared/screening/judgement.ts'
import { verdicts } from '../../../shared/screening/judgement.ts'
import { useMessages } from '../../messages/messages.ts'
import { IntervalPlot } from '../../ui/IntervalPlot.tsx'
import { JudgedBar } from './JudgedBar.tsx'
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
    <JudgedBar
      judged={tally.judged}
      total={total}
      nextOpen={messages.nextOpen}
      verdicts={verdicts.map((verdict) => ({
        verdict,
        mark: <VerdictMark finding={verdict} />,
        name: messages.verdicts[verdict],
        count: tally.counts[verdict],
      }))}
      filter={filter}
      keys={messages.keys}
      onFilter={onFilter}
      onOpenPlace={onOpenPlace}
    >
      <span className={styles.gap} />
      {estimate ? (
        <span className={styles.estimate} role="status">
          {sentence}
          <IntervalPlot label={messages.plot(name, estimate)} estimate={estimate} width={160} />
        </span>
      ) : (
        side && <span className={styles.estimate}>{messages.notYet}</span>
      )}
    </JudgedBar>
  )
}
