import { useMemo } from 'react'
import type { ResultRow } from '../../../shared/contract/engine.ts'
import { findingsOf, questionOf, refKey } from '../../../shared/ledger/judgement.ts'
import { useMessages } from '../../messages/messages.ts'
import type { RowKeyOutcome } from '../../ui/use-grid-keys.ts'
import { useInvestigation } from './investigation.ts'
import { verdictOfKey } from './judging-keys.ts'
import { useJudgements, useJudging } from './use-judgements.ts'
import { verdictMarks } from './VerdictMark.tsx'

/** Judging in the grid of a step: the keys of verdicts on the active row, Backspace takes one back, and the marks of the judge who judges now. */
export function useGridJudging(step: string | null) {
  const { content } = useInvestigation()
  const keysHint = useMessages().judging.gridKeys
  const question = questionOf(content.model.id, step ?? '')
  const judgements = useJudgements(question)
  const { judging, give } = useJudging(question)
  const judge = judging?.judges[judging.current]
  return useMemo(() => {
    if (step === null || !judgements || judge === undefined) return {}
    const findings = findingsOf(judgements, judge)
    return {
      keysHint,
      onRowKey: (key: string, { ref }: ResultRow): RowKeyOutcome => {
        const verdict = verdictOfKey(key)
        if (!verdict && key !== 'Backspace') return false
        give(ref, verdict ?? null)
        return verdict ? 'next' : true
      },
      rowMark: ({ ref }: ResultRow) => {
        const finding = findings.get(refKey(ref))
        return finding ? verdictMarks[finding] : null
      },
    }
  }, [step, judgements, judge, give, keysHint])
}
