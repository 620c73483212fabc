import { useRef, useState } from 'react'
import type { ReviewPair, ReviewQueue } from '../../../shared/contract/link-reviews.ts'
import { pairKey } from '../../../shared/ledger/link-findings.ts'
import { type LinkVerdict, linkVerdicts } from '../../../shared/ledger/link-judgement.ts'
import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useRevealed } from '../../ui/use-revealed.ts'
import { JudgedBar } from './JudgedBar.tsx'
import styles from './Judging.module.css'
import { useActKeys } from './judging-keys.ts'
import { LinkReviewList } from './LinkReviewList.tsx'
import { LinkReviewPair } from './LinkReviewPair.tsx'
import { type ReviewAct, reviewAct } from './review-keys.ts'
import { verdictGlyphs } from './review-marks.ts'
import { type FindingOf, openPair, tallyOfPairs } from './review-pairs.ts'

interface LinkReviewPairsProps {
  queue: ReviewQueue
  pairs: readonly ReviewPair[]
  findingOf: FindingOf
  isBlind: boolean
  /** What judges said of a pair before it is settled. */
  saidOf?(pair: ReviewPair): string
  onVerdict(pair: ReviewPair, verdict: LinkVerdict | null): void
  /** Enter when all is judged. */
  onDone(): void
  /** Escape. */
  onLeave(): void
}

interface Given {
  pair: ReviewPair
  before: LinkVerdict | null
}

/** A list of pairs judged from end to end: verdicts by key, on to the next by itself. It begins at the first pair that is open. */
export function LinkReviewPairs({ queue, pairs, findingOf, isBlind, saidOf, onVerdict, onDone, onLeave }: LinkReviewPairsProps) {
  const messages = useMessages().linkReview
  const given = useRef<Given[]>([])
  const [filter, setFilter] = useState<LinkVerdict | null>(null)
  const [at, setAt] = useState(() => {
    const open = openPair(pairs, findingOf, -1)
    return open < 0 ? pairs.length : open
  })
  const isMasked = !useRevealed(true, messages.label)
  const shown = filter ? pairs.filter((pair) => findingOf(pair) === filter) : pairs
  const pair = shown[at]
  const tally = tallyOfPairs(pairs, findingOf)

  const showAll = (index: number) => {
    setFilter(null)
    setAt(index)
  }
  const goToOpen = () => {
    const open = openPair(pairs, findingOf, filter || !pair ? -1 : at)
    if (open >= 0) showAll(open)
    else if (pair) showAll(pairs.length)
    else onDone()
  }
  const give = (verdict: LinkVerdict) => {
    if (!pair) return
    const before = findingOf(pair)
    given.current.push({ pair, before: before && before !== 'disputed' ? before : null })
    onVerdict(pair, verdict)
    if (filter) setAt(Math.min(at, verdict === filter ? at + 1 : at))
    else setAt(at + 1)
  }
  const undo = () => {
    const last = given.current.pop()
    if (!last) return
    onVerdict(last.pair, last.before)
    showAll(pairs.findIndex((one) => pairKey(one) === pairKey(last.pair)))
  }
  useActKeys(reviewAct, (act: ReviewAct) => {
    if (act === 'leave') onLeave()
    else if (act === 'undo') undo()
    else if (act === 'on') goToOpen()
    else if ('verdict' in act) give(act.verdict)
    else setAt(Math.max(0, Math.min(shown.length - 1, at + act.move)))
  })

  return (
    <>
      <div className={styles.columns}>
        <LinkReviewList queue={queue} pairs={shown} findingOf={findingOf} at={at} isMasked={isMasked} onGo={setAt} />
        <section className={styles.reading} aria-label={messages.pair}>
          {pair && (
            <LinkReviewPair
              queue={queue}
              pair={pair}
              next={shown[at + 1]}
              isBlind={isBlind}
              isMasked={isMasked}
              head={[messages.place(at + 1, shown.length), ...(saidOf ? [saidOf(pair)] : [])].join('　')}
            />
          )}
          {!pair && filter && <p className={styles.none}>{messages.nothingSuch}</p>}
          {!pair && !filter && (
            <Empty
              title={messages.done(pairs.length)}
              text={messages.doneText}
              primary={{ label: messages.toResult, onClick: onDone }}
            />
          )}
        </section>
      </div>
      <JudgedBar
        judged={tally.judged}
        total={pairs.length}
        nextOpen={messages.nextOpen}
        verdicts={linkVerdicts.map((verdict) => ({
          verdict,
          mark: <span aria-hidden>{verdictGlyphs[verdict]}</span>,
          name: messages.verdicts[verdict],
          count: tally[verdict],
        }))}
        filter={filter}
        keys={messages.keys}
        onFilter={(verdict) => {
          setFilter(verdict)
          setAt(0)
        }}
        onOpenPlace={goToOpen}
      />
    </>
  )
}
