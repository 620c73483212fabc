/** 0.975 quantile of the normal distribution: two-sided 95 %. */
const Z = 1.959963984540054

/** A share with the interval that holds it at 95 % confidence, each 0…1 and `low` ≤ `value` ≤ `high`. */
export interface Proportion {
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * `successes` of `trials` with their 95 % interval (see {@link wilsonInterval}). Null where nothing was tried: nothing is known then. Counts are
 * whole, 0 ≤ successes ≤ trials; a `RangeError` otherwise.
 */
export function wilson({ successes, trials }: { successes: number; trials: number }): Proportion | null {
  if (!Number.isInteger(successes) || !Number.isInteger(trials) || successes < 0 || successes > trials) {
    throw new RangeError(`${successes} of ${trials} is no share`)
  }
  return trials === 0 ? null : { value: successes / trials, ...wilsonInterval(successes, trials) }
}

/**
 * The 95 % score interval of E. B. Wilson, Journal of the American Statistical Association 22 (1927) 209–212, without continuity correction; it holds for
 * few trials and for shares of 0 and 1. The counts may be those of an effective sample, which are no whole numbers; 0 ≤ successes ≤ trials, 0 < trials.
 */
export function wilsonInterval(successes: number, trials: number): { low: number; high: number } {
  const square = Z * Z
  const middle = (successes + square / 2) / (trials + square)
  const reach = (Z * Math.sqrt((successes * (trials - successes)) / trials + square / 4)) / (trials + square)
  const low = successes === 0 ? 0 : Math.max(0, middle - reach)
  const high = successes === trials ? 1 : Math.min(1, middle + reach)
  return { low, high }
}
