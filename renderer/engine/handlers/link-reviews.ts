import type { linkReviewContract } from '../../../shared/contract/link-reviews.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import type { RowRef } from '../../../shared/ledger/clue.ts'
import { questionOf, refKey } from '../../../shared/ledger/judgement.ts'
import { pairKey } from '../../../shared/ledger/link-findings.ts'
import type { LinkJudgement, LinkVerdict } from '../../../shared/ledger/link-judgement.ts'
import type { Investigation } from '../investigation.ts'
import { drawnPairs, reviewQueue } from '../review-queue.ts'
import { summarize } from '../review-summary.ts'
import { readRef } from '../row-refs.ts'
import type { Change } from '../store/store.ts'
import { openTableOf } from '../workspace.ts'

export function linkReviewHandlers(investigation: Investigation): Handlers<typeof linkReviewContract> {
  const { store } = investigation.workspace
  const listed = async (question: string): Promise<LinkJudgement[]> => {
    const judgements = await store.list('linkJudgement', question)
    return judgements.sort((a, b) => (a.judgedAt < b.judgedAt ? -1 : a.judgedAt > b.judgedAt ? 1 : 0))
  }
  return {
    'review.queue': (of, context) => reviewQueue(investigation, of, context),
    'review.records': async (refs) => {
      const cellsOf = async (ref: RowRef) => (await readRef(await openTableOf(investigation.workspace, ref.dataset), ref)).cells
      return { left: await cellsOf(refs.left), right: await cellsOf(refs.right) }
    },
    'review.list': ({ question }) => listed(question),
    'review.judge': async ({ question, judge, isBlind, verdicts }) => {
      const judgedAt = new Date().toISOString()
      const last = new Map(verdicts.map((given) => [pairKey(given), given]))
      const changes = [...last.values()].map(({ left, right, verdict, note }): Change => {
        const id = `${question}/${judge}/${refKey(left.ref)}/${refKey(right.ref)}`
        if (verdict === null) return { remove: 'linkJudgement', id }
        const value = { question, judge, left, right, verdict, isBlind, ...(note && { note }), judgedAt }
        return { put: 'linkJudgement', id, group: question, value }
      })
      if (changes.length === 0) return
      const details = { judge, ...countsOf([...last.values()].map(({ verdict }) => verdict)) }
      await store.write([...changes, { audit: 'review.judge', subject: question, details }])
    },
    'review.summary': async ({ judges, ...of }, context) => {
      const drawn = await drawnPairs(investigation, of, context)
      const judgements = await listed(questionOf(of.model.id, of.step))
      return summarize(judgements, { ...drawn, isSample: of.draw.kind === 'strata' }, judges)
    },
    'review.get': async ({ question }) => (await store.get('review', question)) ?? null,
    'review.set': (review) => store.write([{ put: 'review', id: review.question, value: review }]),
  }
}

/** How many pairs got which verdict, those that occur; `withdrawn`: verdicts that were taken back. */
function countsOf(verdicts: readonly (LinkVerdict | null)[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const verdict of verdicts) {
    const name = verdict ?? 'withdrawn'
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}
