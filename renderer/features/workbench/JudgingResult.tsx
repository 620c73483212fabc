import type { ReactNode } from 'react'
import type { Judging } from '../../../shared/contract/judgements.ts'
import type { ScreenQuality } from '../../../shared/screening/judgement.ts'
import { useMessages } from '../../messages/messages.ts'
import { JudgingAgreement } from './JudgingAgreement.tsx'
import { JudgingFigure } from './JudgingFigure.tsx'
import styles from './JudgingResult.module.css'
import type { Comparison, Places, Sampled, Tally } from './judging-sample.ts'

interface JudgingResultProps {
  judging: Judging
  sampled: Sampled
  places: Places
  tallies: Record<'hits' | 'others', Tally>
  quality: ScreenQuality
  comparison: Comparison
  /** Places of both sides that each judge has judged. */
  progress: readonly [number, number]
  besides: number
  onSettle(): void
  actions: ReactNode
}

/** An interval of recall wider than this says nothing that one could act on. */
const WIDE = 0.5

/** What the judged sample says of the screen, in sentences. */
export function JudgingResult(props: JudgingResultProps) {
  const { judging, sampled, places, tallies, quality, comparison, progress, besides, onSettle, actions } = props
  const messages = useMessages().judging
  const texts = messages.result
  const { hits, others } = tallies
  const { precision, prevalence, recall, found, missed, precisionIfUnsure } = quality
  const decided = ({ counts }: Tally) => counts.relevant + counts.irrelevant
  const disputed = hits.disputed + others.disputed
  const judged = hits.judged + others.judged
  const planned = places.hits.length + places.others.length
  const by = comparison.doneSides.length > 0 ? texts.fromBoth(...judging.judges) : texts.from(judging.judges[judging.current])
  return (
    <div className={styles.result}>
      <h3 className={styles.heading}>
        {texts.title}
        <span className={styles.by}>{by}</span>
      </h3>
      <JudgingFigure name={texts.precision} estimate={precision}>
        {precision && found ? texts.precisionText(sampled.hits.total, decided(hits), precision, found) : texts.precisionNone}
        {hits.counts.unsure > 0 &&
          precisionIfUnsure &&
          ` ${texts.unsure(hits.counts.unsure, precisionIfUnsure.irrelevant, precisionIfUnsure.relevant)}`}
      </JudgingFigure>
      <JudgingFigure name={texts.prevalence} estimate={prevalence}>
        {sampled.others.total === 0
          ? messages.noOthersText
          : prevalence && missed
            ? texts.missedText(sampled.others.total, decided(others), others.counts.relevant, prevalence, missed)
            : texts.missedNone}
      </JudgingFigure>
      <JudgingFigure name={texts.recall} estimate={recall}>
        {recall ? texts.recallText(recall) : found && missed ? texts.recallNone : texts.missedNone}
        {recall && recall.high - recall.low > WIDE && ` ${texts.recallWide}`}
      </JudgingFigure>
      {disputed > 0 && <p className={styles.note}>{texts.disputed(disputed)}</p>}
      {besides > 0 && <p className={styles.note}>{texts.besides(besides)}</p>}
      {judged < planned && judged > 0 && <p className={styles.note}>{texts.partial(judged, planned)}</p>}
      <JudgingAgreement
        judges={judging.judges}
        comparison={comparison}
        progress={progress}
        planned={planned}
        onSettle={onSettle}
      />
      <p className={styles.method}>{texts.method(judging.size, judging.seed)}</p>
      <div className={styles.actions}>{actions}</div>
    </div>
  )
}
