import { wilsonInterval } from './wilson.ts'

/** What a judge says of a row. `unsure` is a category of its own: it counts neither for nor against a screen, but it is always shown. */
export const verdicts = ['relevant', 'irrelevant', 'unsure'] as const
export type Verdict = (typeof verdicts)[number]

/** How many rows got which verdict. */
export type VerdictCounts = Record<Verdict, number>

export const noVerdicts: Readonly<VerdictCounts> = { relevant: 0, irrelevant: 0, unsure: 0 }

/** A number that was estimated from a sample, with its 95 % interval; `low` ≤ `value` ≤ `high`. */
export interface Estimate {
  value: number
  low: number
  high: number
}

/** One side of a screen: how many rows it has, and what a random sample of them turned out to be. */
export interface Stratum {
  rows: number
  counts: Readonly<VerdictCounts>
}

/** What a judged sample says of a screen. Null: nothing was judged that would tell. */
export interface ScreenQuality {
  /** Share of the hits that are relevant. */
  precision: Estimate | null
  /** Share of the rows outside that are relevant. */
  prevalence: Estimate | null
  /** Relevant rows that the screen keeps, and those that it misses. */
  found: Estimate | null
  missed: Estimate | null
  /** Share of all relevant rows that the screen keeps. */
  recall: Estimate | null
  /** The precision if every unsure hit were irrelevant, and if it were relevant. */
  precisionIfUnsure: { irrelevant: number; relevant: number } | null
}

/**
 * Estimates of a screen from random samples of its hits and of the rows outside. Rows judged unsure are left out of the shares; how much hangs on them is told apart.
 *
 * Each side: Wilson's interval on the effective size n(N−1)/(N−n) of a sample of n from N rows without replacement (E. L. Korn, B. I. Graubard, Survey Methodology 24 (1998)
 * 193–201), so that a side that was judged whole is exact. Recall is 1 / (1 + missed / found); the interval of that ratio of two independent estimates is made from theirs by MOVER-R
 * (A. Donner, G. Y. Zou, Statistical Methods in Medical Research 21 (2012) 347–359; R. G. Newcombe, ibid. 25 (2016) 1774–1778), which holds where no missed row was seen.
 */
export function screenQuality(hits: Stratum, others: Stratum): ScreenQuality {
  const precision = shareOf(hits)
  const prevalence = shareOf(others)
  const found = rowsOf(hits, precision)
  const missed = rowsOf(others, prevalence)
  const { relevant, irrelevant, unsure } = hits.counts
  const judged = relevant + irrelevant + unsure
  return {
    precision,
    prevalence,
    found,
    missed,
    recall: found && missed && recallOf(found, missed),
    precisionIfUnsure: judged === 0 ? null : { irrelevant: relevant / judged, relevant: (relevant + unsure) / judged },
  }
}

/** Share of relevant rows among those decided, null where none was. */
function shareOf({ rows, counts }: Stratum): Estimate | null {
  const decided = counts.relevant + counts.irrelevant
  if (decided === 0) return null
  const value = counts.relevant / decided
  if (decided >= rows) return { value, low: value, high: value }
  const growth = (rows - 1) / (rows - decided)
  const { low, high } = wilsonInterval(counts.relevant * growth, decided * growth)
  return { value, low: Math.min(low, value), high: Math.max(high, value) }
}

/** Relevant rows of a side; at least those that were seen, at most those that were not seen to be irrelevant. */
function rowsOf({ rows, counts }: Stratum, share: Estimate | null): Estimate | null {
  if (rows === 0) return { value: 0, low: 0, high: 0 }
  if (!share) return null
  const within = (count: number) => Math.min(rows - counts.irrelevant, Math.max(counts.relevant, count))
  return { value: within(share.value * rows), low: within(share.low * rows), high: within(share.high * rows) }
}

/** Found among found and missed, by the interval of missed / found. Null where no relevant row was seen on either side. */
export function recallOf(found: Estimate, missed: Estimate): Estimate | null {
  if (found.value + missed.value === 0) return null
  if (found.high === 0) return { value: 0, low: 0, high: 0 }
  const product = missed.value * found.value
  const lowest = missed.low * (2 * missed.value - missed.low)
  const highest = missed.high * (2 * missed.value - missed.high)
  const foundMost = found.high * (2 * found.value - found.high)
  const foundLeast = found.low * (2 * found.value - found.low)
  const root = (square: number) => Math.sqrt(Math.max(0, square))
  const most = product + root(product ** 2 - highest * foundLeast)
  const least = product + root(product ** 2 - lowest * foundMost)
  const value = found.value / (found.value + missed.value)
  const low = foundLeast === 0 ? 0 : foundLeast / (foundLeast + most)
  const high = least === 0 ? 1 : least / (least + lowest)
  return { value, low: Math.min(low, value), high: Math.max(high, value) }
}

/** Half the width of the interval that n decided rows of a large side give where a share of them is relevant; 0 … 1. */
export function expectedReach(decided: number, share = 0.5): number {
  const { low, high } = wilsonInterval(share * decided, decided)
  return (high - low) / 2
}
