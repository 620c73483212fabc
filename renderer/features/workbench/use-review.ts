import { useCallback, useMemo } from 'react'
import type { Review } from '../../../shared/contract/link-reviews.ts'
import { type JudgedPair, pairKey } from '../../../shared/ledger/link-findings.ts'
import type { LinkJudgement, LinkVerdict } from '../../../shared/ledger/link-judgement.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { showError } from '../../ui/notices.ts'
import { queryClient, refresh } from '../../ui/query-client.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'

const DEFAULT_SIZE = 50

/** How the links of a step are reviewed, what was judged of them, and the ways to change it and to judge. */
export interface ReviewOf {
  /** Undefined until it is read. */
  review: Review | undefined
  judgements: readonly LinkJudgement[] | undefined
  change(part: Partial<Review>): void
  /** Gives a verdict, or takes it back (null), in the name of a judge. */
  give(pair: JudgedPair, verdict: LinkVerdict | null, judge: string): void
}

/** The review of a question. Its names are kept with the first verdict: they are those of the language of that day. */
export function useReview(question: string): ReviewOf {
  const names = useMessages().linkReview.judges
  const kept = useEngineQuery('review.get', { question }).data
  const judgements = useEngineQuery('review.list', { question }).data
  const review = useMemo((): Review | undefined => {
    if (kept !== null) return kept
    const plan = { kind: 'threshold' as const, size: DEFAULT_SIZE, seed: '1', isBlind: true, current: 0 as const }
    return { question, judges: [names[0], names[1]], ...plan }
  }, [kept, question, names])
  const change = useCallback((part: Partial<Review>) => review && keepReview({ ...review, ...part }), [review])
  const give = useCallback(
    (pair: JudgedPair, verdict: LinkVerdict | null, judge: string) => {
      if (!review) return
      if (kept === null) keepReview(review)
      giveVerdict(review, judge, pair, verdict)
    },
    [review, kept],
  )
  return { review, judgements, change, give }
}

function keepReview(review: Review): void {
  queryClient.setQueryData(['review.get', { question: review.question }, ''], review)
  engine('review.set', review).catch((error: unknown) => {
    showError(error)
    void refresh('review.get')
  })
}

/** Shown at once, stored behind it; what could not be stored is read back. */
function giveVerdict({ question, isBlind }: Review, judge: string, pair: JudgedPair, verdict: LinkVerdict | null): void {
  const name = pairKey(pair)
  const record = ({ ref, content, columns }: JudgedPair['left']) => ({ ref, content, columns })
  const [left, right] = [record(pair.left), record(pair.right)]
  queryClient.setQueryData(['review.list', { question }, ''], (known: readonly LinkJudgement[] | undefined) => {
    if (!known) return undefined
    const others = known.filter((one) => one.judge !== judge || pairKey(one) !== name)
    if (verdict === null) return others
    return [...others, { question, judge, left, right, verdict, isBlind, judgedAt: new Date().toISOString() }]
  })
  engine('review.judge', { question, judge, isBlind, verdicts: [{ left, right, verdict }] })
    .then(() => refresh('review.summary'))
    .catch((error: unknown) => {
      showError(error)
      void refresh('review.list')
    })
}
