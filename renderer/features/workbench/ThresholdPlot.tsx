import { Slider, Spin } from 'antd'
import { useMemo, useState } from 'react'
import type { ScorePlot as Scores } from '../../../shared/contract/links.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { SCORE_PLOT_MARGIN, ScorePlot } from '../../ui/ScorePlot.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'
import { ModelTable } from './ModelTable.tsx'
import styles from './ThresholdPlot.module.css'
import { atAnyThreshold, thresholdAt } from './threshold.ts'
import { useLinkDraft } from './use-link-draft.ts'

type Decide = NonNullable<LinkStep['decide']>

interface ThresholdPlotProps {
  step: LinkStep
  decide: Decide
  onDecide(decide: Decide, tag?: string): void
}

const WIDTH = 704
/** A threshold of 0 would keep every pair. */
const LEAST = 0.01

/** How the pairs lie by probability, what each threshold is expected to give (a click, or the slider below, sets it), and the model that says so. */
export function ThresholdPlot({ step, decide, onDecide }: ThresholdPlotProps) {
  const messages = useMessages().linkWork.plot
  const { version } = useInvestigation()
  const draft = useLinkDraft(step.id)
  const asked = useMemo(() => atAnyThreshold(draft), [draft])
  const [progress, setProgress] = useState({ share: 0, compared: 0 })
  const scores = useEngineQuery('link.scores', asked, { version, keepPrevious: true, onProgress: setProgress })
  const waiting = scores.isFetching && (
    <p className={styles.waiting} role="status">
      <Spin percent={Math.round(progress.share * 100)} size="small" /> {messages.running(progress.compared)}
    </p>
  )
  if (scores.error) return <ErrorNotice error={scores.error} />
  if (!scores.data) return waiting
  const { thresholds, model, pairs } = scores.data
  return (
    <>
      {waiting}
      {thresholds.length === 0 ? (
        <p className={styles.waiting}>{messages.none}</p>
      ) : (
        <Plot
          scores={scores.data}
          probability={decide.probability}
          isBeforeWindow={step.window?.take !== undefined || step.window?.times !== undefined}
          onPick={(probability) => onDecide({ ...decide, probability }, 'probability')}
        />
      )}
      {model && <ModelTable step={step} decide={decide} model={model} pairs={pairs} onChange={onDecide} />}
    </>
  )
}

interface PlotProps {
  scores: Scores
  probability: number
  /** The step's window leaves out more than is counted here. */
  isBeforeWindow: boolean
  onPick(probability: number): void
}

function Plot({ scores, probability, isBeforeWindow, onPick }: PlotProps) {
  const messages = useMessages().linkWork.plot
  const [sliding, setSliding] = useState<number | null>(null)
  const at = sliding ?? probability
  const chosen = thresholdAt(scores.thresholds, at)
  const judged = scores.bins.filter(({ from }) => from >= at - 1e-9)
  const same = judged.reduce((sum, bin) => sum + bin.judgedSame, 0)
  const different = judged.reduce((sum, bin) => sum + bin.judgedDifferent, 0)
  const names = useMemo(
    () => ({ title: messages.title, links: messages.links, precision: messages.precision, recall: messages.recall }),
    [messages],
  )
  const pick = (value: number) => {
    setSliding(null)
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
        onChange={setSliding}
        onChangeComplete={pick}
      />
      <p className={styles.expected} role="status">
        <strong>{messages.at(at)}</strong>
        <span>{chosen ? messages.expected(chosen.links, chosen.precision, chosen.recall) : messages.nothing}</span>
        {same + different > 0 && <span>{messages.judged(same, different)}</span>}
        {isBeforeWindow && <span>{messages.beforeWindow}</span>}
      </p>
    </div>
  )
}
