import { Slider, Spin } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { ScorePlot as Scores } from '../../../shared/contract/links.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { SCORE_PLOT_MARGIN, ScorePlot } from '../../ui/ScorePlot.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'
import styles from './ThresholdPlot.module.css'
import { thresholdAt } from './threshold.ts'
import { useLinkDraft } from './use-link-draft.ts'

interface ThresholdPlotProps {
  step: LinkStep
  probability: number
  onPick(probability: number): void
}

const WIDTH = 704
/** A threshold of 0 would keep every pair. */
const LEAST = 0.01

/** How the pairs lie by probability and what each threshold is expected to give; a click, or the slider below, sets it. */
export function ThresholdPlot({ step, probability, onPick }: ThresholdPlotProps) {
  const messages = useMessages().linkWork.plot
  const { version } = useInvestigation()
  const draft = useLinkDraft(step.id)
  const { current: asked } = useRef(draft)
  const [progress, setProgress] = useState(0)
  const scores = useEngineQuery('link.scores', asked, { version, onProgress: ({ share }) => setProgress(share) })
  if (scores.error) return <ErrorNotice error={scores.error} />
  if (!scores.data) {
    return (
      <p className={styles.waiting} role="status">
        <Spin percent={Math.round(progress * 100)} size="small" /> {messages.running}
      </p>
    )
  }
  if (scores.data.thresholds.length === 0) return <p className={styles.waiting}>{messages.none}</p>
  return <Plot scores={scores.data} probability={probability} onPick={onPick} />
}

function Plot({ scores, probability, onPick }: { scores: Scores } & Pick<ThresholdPlotProps, 'probability' | 'onPick'>) {
  const messages = useMessages().linkWork.plot
  const [at, setAt] = useState(probability)
  const chosen = thresholdAt(scores.thresholds, at)
  const judged = scores.bins.filter(({ from }) => from >= at - 1e-9)
  const same = judged.reduce((sum, bin) => sum + bin.judgedSame, 0)
  const different = judged.reduce((sum, bin) => sum + bin.judgedDifferent, 0)
  const names = useMemo(
    () => ({ title: messages.title, links: messages.links, precision: messages.precision, recall: messages.recall }),
    [messages],
  )
  const pick = (value: number) => {
    setAt(value)
    onPick(Math.max(LEAST, value))
  }
  return (
    <div className={styles.plot}>
      <ScorePlot width={WIDTH} bins={scores.bins} thresholds={scores.thresholds} at={at} names={names} onPick={pick} />
      <Slider
        style={{ width: WIDTH - SCORE_PLOT_MARGIN.left - SCORE_PLOT_MARGIN.right, marginLeft: SCORE_PLOT_MARGIN.left }}
        ariaLabelForHandle={messages.pick}
        min={0}
        max={1}
        step={0.01}
        value={at}
        tooltip={{ formatter: (value) => messages.at(value ?? at) }}
        onChange={setAt}
        onChangeComplete={pick}
      />
      <p className={styles.expected} role="status">
        <strong>{messages.at(at)}</strong>
        {chosen && <span>{messages.expected(chosen.links, chosen.precision, chosen.recall)}</span>}
        {same + different > 0 && <span>{messages.judged(same, different)}</span>}
      </p>
    </div>
  )
}
