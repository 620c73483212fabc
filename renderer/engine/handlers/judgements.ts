import type { JudgedSide, JudgementSummary, judgementContract, SampledSide } from '../../../shared/contract/judgements.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { type Finding, findingsOf, type Judgement, refKey } from '../../../shared/ledger/judgement.ts'
import { type Agreement, agreementOf } from '../../../shared/screening/agreement.ts'
import { noVerdicts, screenQuality, type Verdict } from '../../../shared/screening/judgement.ts'
import { type Investigation, resolveRows } from '../investigation.ts'
import { sampledSide } from '../sampled-rows.ts'
import type { Change } from '../store/store.ts'

export function judgementHandlers(investigation: Investigation): Handlers<typeof judgementContract> {
  const { store } = investigation.workspace
  const listed = async (question: string) => {
    const judgements = await store.list('judgement', question)
    return judgements.sort((a, b) => (a.judgedAt < b.judgedAt ? -1 : a.judgedAt > b.judgedAt ? 1 : 0))
  }
  const sampled = async ({ size, seed, ...of }: SampledStep, signal: AbortSignal) => {
    const rows = await resolveRows(investigation, of, signal)
    const hits = await sampledSide(rows, { of: 'hits', size, seed }, signal)
    return { hits, others: await sampledSide(rows, { of: 'others', size, seed }, signal) }
  }
  return {
    'judgement.list': ({ question }) => listed(question),
    'judgement.set': async ({ question, judge, verdicts }) => {
      const judgedAt = new Date().toISOString()
      const last = new Map(verdicts.map((given) => [refKey(given.ref), given]))
      const changes = [...last].map(([key, { ref, verdict, note }]): Change => {
        const id = `${key}/${judge}/${question}`
        if (verdict === null) return { remove: 'judgement', id }
        const value = { question, judge, ref, verdict, ...(note && { note }), judgedAt }
        return { put: 'judgement', id, group: question, value }
      })
      await store.write(changes)
    },
    'judgement.sample': (of, { signal }) => sampled(of, signal),
    'judgement.summary': async ({ question, judge, judges, ...of }, { signal }) => {
      const { hits, others } = await sampled(of, signal)
      const judgements = await listed(question)
      return summaryOf(judgements, hits, others, judge, judges)
    },
    'judging.get': async ({ question }) => (await store.get('judging', question)) ?? null,
    'judging.set': (judging) => store.write([{ put: 'judging', id: judging.question, value: judging }]),
  }
}

type SampledStep = Parameters<Handlers<typeof judgementContract>['judgement.sample']>[0]

function summaryOf(
  judgements: readonly Judgement[],
  hits: SampledSide,
  others: SampledSide,
  judge: string | undefined,
  judges: readonly [string, string] | undefined,
): JudgementSummary {
  const findings = findingsOf(judgements, judge)
  const judgedHits = sideOf(hits, findings)
  const judgedOthers = sideOf(others, findings)
  const sampled = new Set([...hits.rows, ...others.rows].map(refKey))
  return {
    hits: judgedHits,
    others: judgedOthers,
    quality: screenQuality({ rows: hits.total, counts: judgedHits.counts }, { rows: others.total, counts: judgedOthers.counts }),
    besides: [...findings.keys()].filter((key) => !sampled.has(key)).length,
    agreement: judges ? agreementBetween(judgements, sampled, judges) : null,
  }
}

function sideOf({ total, rows }: SampledSide, findings: ReadonlyMap<string, Finding>): JudgedSide {
  const counts = { ...noVerdicts }
  let disputed = 0
  for (const ref of rows) {
    const finding = findings.get(refKey(ref))
    if (finding === 'disputed') disputed++
    else if (finding) counts[finding]++
  }
  return { rows: total, sampled: rows.length, counts, disputed }
}

/** Of sampled rows only: rows that were picked for their difficulty would spoil the measure. */
function agreementBetween(
  judgements: readonly Judgement[],
  sampled: ReadonlySet<string>,
  [first, second]: readonly [string, string],
): Agreement | null {
  const verdictsOf = (judge: string) => findingsOf(judgements, judge) as Map<string, Verdict>
  const ofSecond = verdictsOf(second)
  const pairs = [...verdictsOf(first)].flatMap(([key, verdict]) => {
    const other = ofSecond.get(key)
    return other && sampled.has(key) ? [[verdict, other] as const] : []
  })
  return pairs.length > 0 ? agreementOf(pairs) : null
}
