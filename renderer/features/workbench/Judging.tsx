import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { Judging as JudgingPlan } from '../../../shared/contract/judgements.ts'
import type { Judgement } from '../../../shared/ledger/judgement.ts'
import { findingsOf, questionOf, refKey, SETTLED } from '../../../shared/ledger/judgement.ts'
import type { Verdict } from '../../../shared/screening/judgement.ts'
import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'
import styles from './Judging.module.css'
import { JudgingHead, type View } from './JudgingHead.tsx'
import { JudgingResult } from './JudgingResult.tsx'
import { JudgingSide } from './JudgingSide.tsx'
import { useJudgingKeys } from './judging-keys.ts'
import { useJudgingPlace } from './judging-place.ts'
import { comparisonOf, fairFindings, placesOf, qualityOf, type Sampled, sides, tallyOf } from './judging-sample.ts'
import type { LayerPlace } from './LayerTools.tsx'
import { type JudgingOf, useJudgements, useJudging } from './use-judgements.ts'
import type { SampledStep } from './use-sampled-rows.ts'

/** Judging of a layer's sample, in the place of the workbench's columns. */
export function Judging({ step, layer }: LayerPlace) {
  const messages = useMessages()
  const { content, asked, version, nameOf } = useInvestigation()
  const question = questionOf(content.model.id, step)
  const judgements = useJudgements(question)
  const { judging, change, give } = useJudging(question)
  const of = useMemo((): SampledStep => ({ ...asked, step, layer }), [asked, step, layer])
  const { size = 1, seed = '' } = judging ?? {}
  const sampling = useEngineQuery(
    'judgement.sample',
    { ...of, size, seed },
    { version, enabled: judging !== undefined, keepPrevious: true },
  )
  const edited = content.model.steps.find(({ id }) => id === step)
  const layerName = edited?.op === 'screen' ? edited.layers[layer]?.name || messages.workbench.newLayer(layer + 1) : ''
  const title = messages.judging.title(nameOf(step), layerName)
  return (
    <section className={styles.judging} aria-label={messages.judging.label}>
      {sampling.error && <ErrorNotice error={sampling.error} onRetry={() => void sampling.refetch()} />}
      {judging && judgements && sampling.data ? (
        <JudgedSample
          title={title}
          judging={judging}
          judgements={judgements}
          sampled={sampling.data}
          of={of}
          version={version}
          onChange={change}
          onVerdict={give}
        />
      ) : (
        !sampling.error && <p className={styles.none}>{messages.common.loading}</p>
      )}
    </section>
  )
}

interface JudgedSampleProps {
  title: string
  judging: JudgingPlan
  judgements: readonly Judgement[]
  sampled: Sampled
  of: SampledStep
  version: string
  onChange(change: Partial<JudgingPlan>): void
  onVerdict: JudgingOf['give']
}

function JudgedSample({ title, judging, judgements, sampled, of, version, onChange, onVerdict }: JudgedSampleProps) {
  const messages = useMessages().judging
  const { close, leave } = useJudgingPlace.getState()
  const [asked, setView] = useState<View>('hits')
  const judge = judging.judges[judging.current]
  const places = useMemo(() => placesOf(sampled), [sampled])
  const comparison = useMemo(() => comparisonOf(places, judgements, judging.judges), [places, judgements, judging.judges])
  const own = useMemo(() => findingsOf(judgements, judge), [judgements, judge])
  const view = asked === 'disputed' && comparison.disputed.length === 0 ? 'result' : asked
  const counts = { hits: places.hits.length, others: places.others.length, disputed: comparison.disputed.length }
  const isDone = (side: 'hits' | 'others') => tallyOf(places[side], own).judged === places[side].length
  const otherSide = view === 'hits' ? 'others' : 'hits'
  const next: View = view !== 'disputed' && !isDone(otherSide) ? otherSide : 'result'
  const onward = counts[otherSide] > 0 ? otherSide : 'result'
  const go = { hits: messages.toHits, others: messages.toOthers, disputed: '', result: messages.toResult }
  const draw = { size: judging.size, seed: judging.seed }
  const head = (
    <JudgingHead
      title={title}
      judging={judging}
      view={view}
      counts={counts}
      total={view === 'hits' || view === 'others' ? sampled[view].total : null}
      onView={setView}
      onChange={onChange}
      onClose={close}
    />
  )

  if (view === 'result') {
    return (
      <>
        {head}
        <Result judging={judging} judgements={judgements} sampled={sampled} onView={setView} onChange={onChange} />
      </>
    )
  }
  if (view !== 'disputed' && places[view].length === 0) {
    return (
      <>
        {head}
        <IdleKeys onEnter={() => setView(onward)} />
        <Empty
          title={view === 'hits' ? messages.noHits : messages.noOthers}
          text={view === 'hits' ? messages.noHitsText : messages.noOthersText}
          primary={{ label: go[onward], onClick: () => setView(onward) }}
        />
      </>
    )
  }
  const isSettling = view === 'disputed'
  const by = isSettling ? SETTLED : judge
  const [first, second] = judging.judges
  const said = (name: string, key: string) =>
    messages.said(name, messages.verdicts[(findingsOf(judgements, name).get(key) ?? 'unsure') as Verdict])
  return (
    <>
      {head}
      <JudgingSide
        key={JSON.stringify([view, by, draw, version])}
        side={isSettling ? null : view}
        places={isSettling ? comparison.disputed : places[view]}
        findings={isSettling ? findingsOf(judgements, SETTLED) : own}
        of={of}
        draw={draw}
        version={version}
        quality={qualityOf(sampled, places, own)}
        {...(isSettling && { saidOf: ({ key }: { key: string }) => `${said(first, key)}　${said(second, key)}` })}
        done={
          <Empty
            title={messages.sideDone(messages.views[view], isSettling ? counts.disputed : counts[view])}
            text={messages.sideDoneText}
            primary={{ label: go[next], onClick: () => setView(next) }}
          />
        }
        onVerdict={(ref, verdict) => onVerdict(ref, verdict, by)}
        onDone={() => setView(next)}
        onLeave={leave}
      />
    </>
  )
}

interface ResultProps {
  judging: JudgingPlan
  judgements: readonly Judgement[]
  sampled: Sampled
  onView(view: View): void
  onChange(change: Partial<JudgingPlan>): void
}

function Result({ judging, judgements, sampled, onView, onChange }: ResultProps) {
  const messages = useMessages().judging
  const { judges, current } = judging
  const places = placesOf(sampled)
  const comparison = comparisonOf(places, judgements, judges)
  const findings = fairFindings(places, judgements, judges[current], comparison)
  const drawn = new Set(sides.flatMap((side) => places[side].map(({ key }) => key)))
  const ofJudge = judges.map((judge) => findingsOf(judgements, judge))
  const progress = ofJudge.map((own) => sides.reduce((sum, side) => sum + tallyOf(places[side], own).judged, 0))
  const besides = judgements.filter(({ judge, ref }) => judge === judges[current] && !drawn.has(refKey(ref))).length
  const other = current === 0 ? 1 : 0
  const isOwnDone = progress[current] === drawn.size
  const open = sides.find((side) => tallyOf(places[side], ofJudge[current]!).judged < places[side].length)
  return (
    <>
      <IdleKeys {...(open && { onEnter: () => onView(open) })} />
      <JudgingResult
        judging={judging}
        sampled={sampled}
        places={places}
        tallies={{ hits: tallyOf(places.hits, findings), others: tallyOf(places.others, findings) }}
        quality={qualityOf(sampled, places, findings)}
        comparison={comparison}
        progress={[progress[0]!, progress[1]!]}
        besides={besides}
        onSettle={() => onView('disputed')}
        actions={
          <>
            {open && (
              <Button type="primary" onClick={() => onView(open)}>
                {open === 'hits' ? messages.toHits : messages.toOthers}
              </Button>
            )}
            {isOwnDone && progress[other]! < drawn.size && (
              <Button
                onClick={() => {
                  onChange({ current: other })
                  onView('hits')
                }}
              >
                {messages.nextJudge(judges[other])}
              </Button>
            )}
          </>
        }
      />
    </>
  )
}

/** Where nothing is judged by key, Escape still leads back and Enter on. */
function IdleKeys({ onEnter }: { onEnter?: () => void }) {
  useJudgingKeys((act) => {
    if (act === 'leave') useJudgingPlace.getState().leave()
    if (act === 'on') onEnter?.()
  })
  return null
}
