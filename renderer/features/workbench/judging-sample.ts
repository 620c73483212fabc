import type { SampledSide } from '../../../shared/contract/judgements.ts'
import type { RowRef } from '../../../shared/ledger/clue.ts'
import { type Finding, findingsOf, type Judgement, refKey, SETTLED } from '../../../shared/ledger/judgement.ts'
import { type Agreement, agreementOf } from '../../../shared/screening/agreement.ts'
import {
  noVerdicts,
  type ScreenQuality,
  screenQuality,
  type Verdict,
  type VerdictCounts,
} from '../../../shared/screening/judgement.ts'

export type Side = 'hits' | 'others'
export const sides = ['hits', 'others'] as const satisfies readonly Side[]

/** A sampled row: which side it is of, and where in that side's sample. */
export interface SampledPlace {
  side: Side
  index: number
  ref: RowRef
  key: string
}

export type Sampled = Record<Side, SampledSide>
export type Places = Record<Side, readonly SampledPlace[]>
export type Findings = ReadonlyMap<string, Finding>

export function placesOf(sampled: Sampled): Places {
  const of = (side: Side) => sampled[side].rows.map((ref, index) => ({ side, index, ref, key: refKey(ref) }))
  return { hits: of('hits'), others: of('others') }
}

/** Verdicts on some places; `judged` counts the disputed too. */
export interface Tally {
  counts: VerdictCounts
  disputed: number
  judged: number
}

export function tallyOf(places: readonly SampledPlace[], findings: Findings): Tally {
  const tally: Tally = { counts: { ...noVerdicts }, disputed: 0, judged: 0 }
  for (const { key } of places) {
    const finding = findings.get(key)
    if (!finding) continue
    tally.judged++
    if (finding === 'disputed') tally.disputed++
    else tally.counts[finding]++
  }
  return tally
}

export function qualityOf(sampled: Sampled, places: Places, findings: Findings): ScreenQuality {
  const of = (side: Side) => ({ rows: sampled[side].total, counts: tallyOf(places[side], findings).counts })
  return screenQuality(of('hits'), of('others'))
}

/** What two judges who each judged alone have in common. */
export interface Comparison {
  /** Sides that both have judged to their end; nothing of the other judge is shown of any other. */
  doneSides: readonly Side[]
  agreement: Agreement | null
  /** Places that both judged differently, whether settled or not. */
  disputed: readonly SampledPlace[]
  settled: number
}

export function comparisonOf(places: Places, judgements: readonly Judgement[], judges: readonly [string, string]): Comparison {
  const [first, second] = judges.map((judge) => findingsOf(judgements, judge)) as [Map<string, Verdict>, Map<string, Verdict>]
  const settled = findingsOf(judgements, SETTLED)
  const doneSides = sides.filter(
    (side) => places[side].length > 0 && places[side].every(({ key }) => first.has(key) && second.has(key)),
  )
  const shared = doneSides.flatMap((side) => places[side])
  const pairs = shared.map(({ key }) => [first.get(key)!, second.get(key)!] as const)
  const disputed = shared.filter(({ key }) => first.get(key) !== second.get(key))
  return {
    doneSides,
    agreement: pairs.length > 0 ? agreementOf(pairs) : null,
    disputed,
    settled: disputed.filter(({ key }) => settled.has(key)).length,
  }
}

/** The verdicts that an estimate may use: of both judges where both are done with a side, else of the one who judges now. */
export function fairFindings(
  places: Places,
  judgements: readonly Judgement[],
  judge: string,
  { doneSides }: Comparison,
): Findings {
  if (doneSides.length === 0) return findingsOf(judgements, judge)
  const own = findingsOf(judgements, judge)
  const all = findingsOf(judgements)
  const fair = new Map<string, Finding>(own)
  for (const side of doneSides) for (const { key } of places[side]) fair.set(key, all.get(key)!)
  return fair
}

/** Where the cursor goes after a verdict: behind a place that was open to the next open one, one past the last where none is left; behind a verdict that was changed one further. */
export function nextPlace(places: readonly SampledPlace[], before: Findings, at: number): number {
  const judged = places[at]
  if (!judged || before.has(judged.key)) return Math.min(at + 1, Math.max(0, places.length - 1))
  const open = openPlace(places, new Map(before).set(judged.key, 'unsure'), at)
  return open < 0 ? places.length : open
}

/** The first open place behind `at`, from the beginning where there is none; −1 where all are judged. */
export function openPlace(places: readonly SampledPlace[], findings: Findings, at: number): number {
  const behind = places.findIndex(({ key }, index) => index > at && !findings.has(key))
  return behind >= 0 ? behind : places.findIndex(({ key }) => !findings.has(key))
}
