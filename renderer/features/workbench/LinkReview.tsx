import { useMemo, useState } from 'react'
import type { Review, ReviewQueue } from '../../../shared/contract/link-reviews.ts'
import { questionOf, SETTLED } from '../../../shared/ledger/judgement.ts'
import { findingsByRecord } from '../../../shared/ledger/link-findings.ts'
import type { LinkJudgement } from '../../../shared/ledger/link-judgement.ts'
import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'
import styles from './Judging.module.css'
import { useActKeys } from './judging-keys.ts'
import { LinkReviewHead, type ReviewView } from './LinkReviewHead.tsx'
import { LinkReviewPairs } from './LinkReviewPairs.tsx'
import { LinkReviewResult } from './LinkReviewResult.tsx'
import { reviewAct } from './review-keys.ts'
import { disputedPairs } from './review-pairs.ts'
import { useReviewPlace } from './review-place.ts'
import { type ReviewOf, useReview } from './use-review.ts'

/** The review of a link step's pairs, in the place of the workbench's columns. */
export function LinkReview({ step }: { step: string }) {
  const messages = useMessages()
  const { content, asked, version, nameOf } = useInvestigation()
  const { review, judgements, change, give } = useReview(questionOf(content.model.id, step))
  const [share, setShare] = useState<number | null>(null)
  const { kind = 'threshold', size = 1, seed = '', isBlind = true } = review ?? {}
  const queue = useEngineQuery(
    'review.queue',
    { ...asked, step, draw: { kind, size, seed }, isBlind },
    { version, enabled: review !== undefined, onProgress: (progress) => setShare(progress.share) },
  )
  const waiting = share === null ? messages.common.loading : messages.linkReview.computing(share)
  return (
    <section className={styles.judging} aria-label={messages.linkReview.label}>
      {review && judgements && (
        <ReviewedPairs
          title={messages.linkReview.titleOf(nameOf(step))}
          step={step}
          review={review}
          judgements={judgements}
          queue={queue.data}
          waiting={queue.error ? '' : waiting}
          onChange={change}
          onVerdict={give}
        />
      )}
      {queue.error && <ErrorNotice error={queue.error} onRetry={() => void queue.refetch()} />}
    </section>
  )
}

interface ReviewedPairsProps {
  title: string
  step: string
  review: Review
  judgements: readonly LinkJudgement[]
  queue: ReviewQueue | undefined
  waiting: string
  onChange(change: Partial<Review>): void
  onVerdict: ReviewOf['give']
}

function ReviewedPairs({ title, step, review, judgements, queue, waiting, onChange, onVerdict }: ReviewedPairsProps) {
  const all = useMessages()
  const messages = all.linkReview
  const { close, leave } = useReviewPlace.getState()
  const [asked, setView] = useState<ReviewView>('queue')
  const { judges, current } = review
  const judge = judges[current]
  const disputed = useMemo(() => disputedPairs(queue?.pairs ?? [], judgements, judges), [queue, judgements, judges])
  const view = asked === 'disputed' && disputed.length === 0 ? 'result' : asked
  const pairs = view === 'disputed' ? disputed : (queue?.pairs ?? [])
  const by = view === 'disputed' ? SETTLED : judge
  const findingOf = useMemo(() => findingsByRecord(judgements, by), [judgements, by])
  const saidBy = judges.map((name) => findingsByRecord(judgements, name))
  const head = (
    <LinkReviewHead
      title={title}
      review={review}
      view={view}
      hasThreshold={queue?.threshold !== null}
      counts={{ queue: queue?.pairs.length ?? 0, disputed: disputed.length }}
      onView={setView}
      onChange={onChange}
      onClose={close}
    />
  )
  if (!queue) {
    return (
      <>
        {head}
        <IdleKeys />
        <p className={styles.none}>{waiting}</p>
      </>
    )
  }
  if (view === 'result') {
    return (
      <>
        {head}
        <IdleKeys />
        <LinkReviewResult step={step} review={review} onSettle={() => setView('disputed')} onJudge={() => setView('queue')} />
      </>
    )
  }
  if (pairs.length === 0) {
    return (
      <>
        {head}
        <IdleKeys />
        <Empty title={messages.noPairs} text={messages.noPairsText} primary={{ label: all.judging.close, onClick: close }} />
      </>
    )
  }
  return (
    <>
      {head}
      <LinkReviewPairs
        key={JSON.stringify([view, by, review.kind, review.size, review.seed])}
        queue={queue}
        pairs={pairs}
        findingOf={findingOf}
        isBlind={review.isBlind}
        {...(view === 'disputed' && {
          saidOf: (pair) =>
            judges.map((name, at) => messages.said(name, messages.findings[saidBy[at]!(pair) ?? 'unsure'])).join('　'),
        })}
        onVerdict={(pair, verdict) => onVerdict(pair, verdict, by)}
        onDone={() => setView('result')}
        onLeave={leave}
      />
    </>
  )
}

/** Where nothing is judged by key, Escape still leads back. */
function IdleKeys() {
  useActKeys(reviewAct, (act) => {
    if (act === 'leave') useReviewPlace.getState().leave()
  })
  return null
}
