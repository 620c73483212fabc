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

/** How a question is judged, and the ways to change it and to judge. */
export interface JudgingOf {
  /** Undefined until it is read. */
  judging: Judging | undefined
  change(part: Partial<Judging>): void
  /** Gives a verdict, or takes it back (null), in the name of the judge whose turn it is or of another. */
  give(ref: RowRef, verdict: Verdict | null, judge?: string): void
}

/** The judging of a question. Its names are kept with the first verdict: they are those of the language of that day. */
export function useJudging(question: string): JudgingOf {
  const names = useMessages().judging.judges
  const kept = useEngineQuery('judging.get', { question }).data
  const judging = useMemo(
    (): Judging | undefined =>
      kept === null ? { question, judges: [names[0], names[1]], current: 0, size: DEFAULT_SIZE, seed: '1' } : kept,
    [kept, question, names],
  )
  const change = useCallback((part: Partial<Judging>) => judging && keepJudging({ ...judging, ...part }), [judging])
  const give = useCallback(
    (ref: RowRef, verdict: Verdict | null, judge?: string) => {
      if (!judging) return
      if (kept === null) keepJudging(judging)
      giveVerdict(question, judge ?? judging.judges[judging.current], ref, verdict)
    },
    [judging, kept, question],
  )
  return { judging, change, give }
}

function keepJudging(judging: Judging): void {
  queryClient.setQueryData(['judging.get', { question: judging.question }, ''], judging)
  engine('judging.set', judging).catch((error: unknown) => {
    showError(error)
    void refresh('judging.get')
  })
}

/** Shown at once, stored behind it; what could not be stored is read back. */
function giveVerdict(question: string, judge: string, ref: RowRef, verdict: Verdict | null): void {
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
