import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import type { RowRef } from '../../../shared/ledger/clue.ts'
import type { ScreenQuality, Verdict } from '../../../shared/screening/judgement.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useRevealed } from '../../ui/use-revealed.ts'
import styles from './Judging.module.css'
import { JudgingBar } from './JudgingBar.tsx'
import { JudgingList } from './JudgingList.tsx'
import { goToHit, JudgingTicket } from './JudgingTicket.tsx'
import { type JudgingAct, useJudgingKeys } from './judging-keys.ts'
import { type Findings, nextPlace, openPlace, type SampledPlace, type Side, tallyOf } from './judging-sample.ts'
import { type SampledStep, useSampledRows } from './use-sampled-rows.ts'

interface JudgingSideProps {
  /** Null while disagreements are settled. */
  side: Side | null
  places: readonly SampledPlace[]
  findings: Findings
  of: SampledStep
  draw: { size: number; seed: string }
  version: string
  quality: ScreenQuality
  /** What judges said of a place before it is settled. */
  saidOf?(place: SampledPlace): string
  /** What stands in the ticket's place when all is judged. */
  done: ReactNode
  onVerdict(ref: RowRef, verdict: Verdict | null): void
  /** Enter when all is judged. */
  onDone(): void
  /** Escape. */
  onLeave(): void
}

interface Given {
  place: SampledPlace
  before: Verdict | null
}

/** One list judged from end to end: verdicts by key, on to the next by itself. It begins at the first place that is open. */
export function JudgingSide(props: JudgingSideProps) {
  const { side, places, findings, of, draw, version, quality, saidOf, done, onVerdict, onDone, onLeave } = props
  const messages = useMessages().judging
  const pane = useRef<HTMLDivElement>(null)
  const given = useRef<Given[]>([])
  const [filter, setFilter] = useState<Verdict | null>(null)
  const [at, setAt] = useState(() => {
    const open = openPlace(places, findings, -1)
    return open < 0 ? places.length : open
  })
  const [view, setView] = useState({ first: 0, end: 30 })
  const onView = useCallback((first: number, end: number) => setView({ first, end }), [])
  const shown = useMemo(
    () => (filter ? places.filter(({ key }) => findings.get(key) === filter) : places),
    [places, findings, filter],
  )
  const place = shown[at]
  const needed = [...shown.slice(view.first, view.end), ...(place ? [place] : [])]
  const rows = useSampledRows(of, draw, version, needed)
  const isMasked = !useRevealed(true, messages.label)
  const row = place && rows.rowOf(place)

  const showAll = (index: number) => {
    setFilter(null)
    setAt(index)
  }
  const goToOpen = () => {
    const open = openPlace(places, findings, filter || !place ? -1 : at)
    if (open >= 0) showAll(open)
    else if (place) showAll(places.length)
    else onDone()
  }
  const giveVerdict = (verdict: Verdict) => {
    if (!place || !row) return
    const before = findings.get(place.key)
    given.current.push({ place, before: before && before !== 'disputed' ? before : null })
    onVerdict(place.ref, verdict)
    if (filter) setAt(Math.min(at, verdict === filter ? at + 1 : at))
    else setAt(nextPlace(places, findings, at))
  }
  const undo = () => {
    const last = given.current.pop()
    if (!last) return
    onVerdict(last.place.ref, last.before)
    showAll(places.findIndex(({ key }) => key === last.place.key))
  }
  useJudgingKeys((act: JudgingAct) => {
    if (act === 'leave') onLeave()
    else if (act === 'undo') undo()
    else if (act === 'on') goToOpen()
    else if ('verdict' in act) giveVerdict(act.verdict)
    else if ('hit' in act) goToHit(pane.current, act.hit)
    else setAt(Math.max(0, Math.min(shown.length - 1, at + act.move)))
  })

  const said = place && saidOf?.(place)
  return (
    <>
      <div className={styles.columns}>
        <JudgingList
          label={messages.list}
          places={shown}
          findings={findings}
          at={at}
          rows={rows}
          isMasked={isMasked}
          onGo={setAt}
          onView={onView}
        />
        <section className={styles.reading} aria-label={messages.ticket}>
          {rows.error !== null && <ErrorNotice error={rows.error} />}
          {place && row && (
            <JudgingTicket
              pane={pane}
              row={row}
              columns={rows.columnsOf(place.side)}
              isMasked={isMasked}
              head={[messages.ticketPlace(at + 1, shown.length), ...(said ? [said] : [])].join('　')}
            />
          )}
          {!place && (filter ? <p className={styles.none}>{messages.nothingSuch}</p> : done)}
        </section>
      </div>
      <JudgingBar
        tally={tallyOf(places, findings)}
        total={places.length}
        side={side}
        quality={quality}
        filter={filter}
        onFilter={(verdict) => {
          setFilter(verdict)
          setAt(0)
        }}
        onOpenPlace={goToOpen}
      />
    </>
  )
}
