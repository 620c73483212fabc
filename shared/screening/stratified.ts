import { type Estimate, recallOf, type Stratum } from './judgement.ts'
import { wilsonInterval } from './wilson.ts'

/** What judged samples from several strata say of a whole. Null: nothing was judged that would tell. */
export interface StratifiedQuality {
  /** Share of what was kept that is right. */
  precision: Estimate | null
  /** Share of what is right, in the strata that were looked at, that was kept. */
  recall: Estimate | null
}

/**
 * Precision and recall from a random sample of each stratum, weighed by the strata's sizes (D. G. Horvitz, D. J. Thompson, Journal of the American Statistical Association 47 (1952)
 * 663–685). `kept`: strata of what a threshold keeps; `others`: of what it leaves out. Intervals: Wilson's on the effective size of the whole sample (E. L. Korn, B. I. Graubard, Survey
 * Methodology 24 (1998) 193–201), whose variance counts one right and one wrong more in each stratum, so that three right of three are not taken for certain; recall by MOVER-R as in
 * `judgement.ts`. Whoever judged everything gets exact figures. A stratum in which nothing was decided leaves its side unknown.
 */
export function stratifiedQuality(kept: readonly Stratum[], others: readonly Stratum[]): StratifiedQuality {
  const precision = shareOf(kept)
  const found = rowsOf(kept, precision)
  const missed = rowsOf(others, shareOf(others))
  return { precision, recall: found && missed && recallOf(found, missed) }
}

function shareOf(strata: readonly Stratum[]): Estimate | null {
  const filled = strata.filter(({ rows }) => rows > 0)
  const total = filled.reduce((sum, { rows }) => sum + rows, 0)
  let [value, smoothed, variance] = [0, 0, 0]
  for (const { rows, counts } of filled) {
    const decided = counts.relevant + counts.irrelevant
    if (decided === 0) return null
    const weight = rows / total
    const share = (counts.relevant + 1) / (decided + 2)
    const rest = decided >= rows ? 0 : (rows - decided) / (rows - 1)
    value += weight * (counts.relevant / decided)
    smoothed += weight * share
    variance += (weight ** 2 * share * (1 - share) * rest) / decided
  }
  if (total === 0) return null
  if (variance === 0) return { value, low: value, high: value }
  const size = (smoothed * (1 - smoothed)) / variance
  const { low, high } = wilsonInterval(Math.min(value, 1) * size, size)
  return { value, low: Math.min(low, value), high: Math.max(high, value) }
}

/** Right ones of a side: at least those that were seen, at most those that were not seen to be wrong. */
function rowsOf(strata: readonly Stratum[], share: Estimate | null): Estimate | null {
  const rows = strata.reduce((sum, stratum) => sum + stratum.rows, 0)
  if (rows === 0) return { value: 0, low: 0, high: 0 }
  if (!share) return null
  const seen = strata.reduce((sum, { counts }) => sum + counts.relevant, 0)
  const wrong = strata.reduce((sum, { counts }) => sum + counts.irrelevant, 0)
  const within = (count: number) => Math.min(rows - wrong, Math.max(seen, count))
  return { value: within(share.value * rows), low: within(share.low * rows), high: within(share.high * rows) }
}
