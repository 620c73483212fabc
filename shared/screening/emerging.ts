/** Rows that the prior is worth: as if so many had been seen with the share that both periods have together. */
export const PRIOR_ROWS = 500

/** How much more often a phrase stands in the rows of a period than in those of the baseline. */
export interface Emergence {
  /** Share of the period by share of the baseline; Infinity where the baseline has none. */
  ratio: number
  /** Log-odds ratio in standard errors; above 0 the phrase is more frequent in the period. */
  z: number
}

/**
 * Log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, "Fightin' Words", eq. 16, 18, 22), a row that has the phrase counted once. With y of n rows in the
 * period, y′ of n′ in the baseline and a prior of α = {@link PRIOR_ROWS} × (y + y′) / (n + n′) of α₀ = PRIOR_ROWS rows:
 *
 * δ = ln (y + α) / (n + α₀ − y − α) − ln (y′ + α) / (n′ + α₀ − y′ − α), variance 1 / (y + α) + 1 / (y′ + α), z = δ / √variance.
 *
 * The prior draws rare phrases to 0, so that one row more or less makes no find. Both periods have rows.
 */
export function emergence(inPeriod: number, periodRows: number, inBaseline: number, baselineRows: number): Emergence {
  const prior = (PRIOR_ROWS * (inPeriod + inBaseline)) / (periodRows + baselineRows)
  const odds = (count: number, rows: number) => Math.log((count + prior) / Math.max(1e-9, rows + PRIOR_ROWS - count - prior))
  const delta = odds(inPeriod, periodRows) - odds(inBaseline, baselineRows)
  const variance = 1 / (inPeriod + prior) + 1 / (inBaseline + prior)
  const ratio = inBaseline === 0 ? Number.POSITIVE_INFINITY : inPeriod / periodRows / (inBaseline / baselineRows)
  return { ratio, z: inPeriod + inBaseline === 0 ? 0 : delta / Math.sqrt(variance) }
}

/** How many of so many phrases would reach `z` by chance alone, were none of them more frequent in the period: tested × P(Z ≥ z). Phrases overlap, so it is a guide only. */
export function expectedByChance(tested: number, z: number): number {
  return tested * upperTail(z)
}

/** P(Z ≥ z) of the standard normal distribution (Abramowitz & Stegun 7.1.26, error below 1.5e-7). */
function upperTail(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  const t = 1 / (1 + 0.3275911 * x)
  const polynomial = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
  const tail = (polynomial * Math.exp(-x * x)) / 2
  return z >= 0 ? tail : 1 - tail
}
