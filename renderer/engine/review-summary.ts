import type { ReviewSummary } from '../../shared/contract/link-reviews.ts'
import { findingsByRecord, type JudgedPair, linkFindings } from '../../shared/ledger/link-findings.ts'
import type { LinkJudgement, LinkVerdict } from '../../shared/ledger/link-judgement.ts'
import type { ReviewStratum } from '../../shared/linkage/review-draw.ts'
import { type Agreement, agreementOf } from '../../shared/screening/agreement.ts'
import type { Stratum, Verdict } from '../../shared/screening/judgement.ts'
import { stratifiedQuality } from '../../shared/screening/stratified.ts'

/** What was drawn for a review. `isSample`: each stratum's pairs are a random sample of it, so that they say something of the whole. */
export interface DrawnReview {
  pairs: readonly (JudgedPair & { stratum: number })[]
  strata: readonly (ReviewStratum & { pairs: number })[]
  threshold: number | null
  isSample: boolean
  /** Judged pairs that bind no more than their two rows. */
  rowsOnly: number
}

/** How a verdict of a pair counts where verdicts of rows are counted. */
const counted: Record<LinkVerdict, Verdict> = { same: 'relevant', different: 'irrelevant', unsure: 'unsure' }

/** What the judged pairs of a draw say of a link step, and what the question's judgements do with its runs. Pure. */
export function summarize(
  judgements: readonly LinkJudgement[],
  { pairs, strata, threshold, isSample, rowsOnly }: DrawnReview,
  judges: readonly [string, string],
): ReviewSummary {
  const findingOf = findingsByRecord(judgements)
  const counts = strata.map((stratum) => ({ ...stratum, same: 0, different: 0, unsure: 0, disputed: 0 }))
  for (const pair of pairs) {
    const finding = findingOf(pair)
    if (finding) counts[pair.stratum]![finding]++
  }
  const sides = { kept: [] as Stratum[], others: [] as Stratum[] }
  for (const { from, pairs: rows, same, different, unsure } of counts) {
    const side = threshold === null || from >= threshold ? sides.kept : sides.others
    side.push({ rows, counts: { relevant: same, irrelevant: different, unsure } })
  }
  const quality = isSample ? stratifiedQuality(sides.kept, sides.others) : { precision: null, recall: null }
  const { must, cannot } = linkFindings(judgements)
  return {
    strata: counts,
    threshold,
    precision: quality.precision,
    recall: threshold === null ? null : quality.recall,
    agreement: agreementBetween(judgements, pairs, judges),
    disputed: counts.reduce((sum, { disputed }) => sum + disputed, 0),
    mustLinks: must.length,
    cannotLinks: cannot.length,
    rowsOnly,
  }
}

/** Of drawn pairs only: pairs that were picked for their difficulty would spoil the measure. */
function agreementBetween(
  judgements: readonly LinkJudgement[],
  pairs: readonly JudgedPair[],
  [first, second]: readonly [string, string],
): Agreement | null {
  const [ofFirst, ofSecond] = [findingsByRecord(judgements, first), findingsByRecord(judgements, second)]
  const both = pairs.flatMap((pair) => {
    const [a, b] = [ofFirst(pair), ofSecond(pair)]
    return a && b && a !== 'disputed' && b !== 'disputed' ? [[counted[a], counted[b]] as const] : []
  })
  return both.length > 0 ? agreementOf(both) : null
}
