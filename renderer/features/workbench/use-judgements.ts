import { useCallback, useMemo } from 'react'
import type { Judging } from '../../../shared/contract/judgements.ts'
import type { RowRef } from '../../../shared/ledger/clue.ts'
import { type Judgement, refKey } from '../../../shared/ledger/judgement.ts'
import type { Verdict } from '../../../shared/screening/judgement.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { showError } from '../../ui/notices.ts'
import { queryClient, refresh } from '../../ui/query-client.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'

const DEFAULT_SIZE = 100

/** All judgements of a question; undefined until they are read. */
export function useJudgements(question: string): readonly Judgement[] | undefined {
  return useEngineQuery('judgement.list', { question }).data
}

/** Gives a verdict, or takes it back: shown at once, stored behind it; what could not be stored is read back. */
export function giveVerdict(question: string, judge: string, ref: RowRef, verdict: Verdict | null): void {
  const key = ['judgement.list', { question }, '']
  const name = refKey(ref)
  queryClient.setQueryData(key, (known: readonly Judgement[] | undefined) => {
    if (!known) return undefined
    const others = known.filter((one) => one.judge !== judge || refKey(one.ref) !== name)
    return verdict === null ? others : [...others, { question, judge, ref, verdict, judgedAt: new Date().toISOString() }]
  })
  engine('judgement.set', { question, judge, verdicts: [{ ref, verdict }] }).catch((error: unknown) => {
    showError(error)
    void refresh('judgement.list')
  })
}

/** How a question is judged, and the way to change it; undefined until it is read. */
export function useJudging(question: string): [Judging | undefined, (change: Partial<Judging>) => void] {
  const names = useMessages().judging.judges
  const kept = useEngineQuery('judging.get', { question }).data
  const judging = useMemo(
    (): Judging | undefined =>
      kept === null ? { question, judges: [names[0], names[1]], current: 0, size: DEFAULT_SIZE, seed: '1' } : kept,
    [kept, question, names],
  )
  const change = useCallback(
    (part: Partial<Judging>) => {
      if (!judging) return
      const next = { ...judging, ...part }
      queryClient.setQueryData(['judging.get', { question }, ''], next)
      engine('judging.set', next).catch((error: unknown) => {
        showError(error)
        void refresh('judging.get')
      })
    },
    [judging, question],
  )
  return [judging, change]
}
