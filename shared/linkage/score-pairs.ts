import type { ComparedRule } from './compared-rule.ts'
import { weightsOf } from './estimate.ts'
import { type ScoreModel, sharedKinds } from './score-model.ts'

/** An equal rare value counts at most so much more than equal values do in general (e⁶ times). */
const MOST_MORE = 6

/**
 * Evidence of single pairs: natural logarithms by comparison into `into`, NaN where a value is missing. Equal values count by their own frequency, the row itself
 * left out, so that 王 counts less than 欧阳. What is shared and speaks for the pair is cut in proportion to what it may tell together.
 */
export function partReader(
  model: ScoreModel,
  rules: readonly ComparedRule[],
): (left: number, levels: Int8Array, into: Float64Array) => number {
  const weights = weightsOf(model)
  const bonuses = model.comparisons.map((comparison, at) => bonusesOf(comparison.u.at(-1)!, rules[at]!))
  const isShared = model.comparisons.map(({ compare }) => sharedKinds.has(compare))
  const mostShared = model.mostShared ?? Number.POSITIVE_INFINITY
  return (left, levels, into) => {
    let sum = 0
    let against = 0
    let shared = 0
    for (let at = 0; at < rules.length; at++) {
      const level = levels[at]!
      if (level < 0) {
        into[at] = Number.NaN
        continue
      }
      let part = weights[at]![level]!
      const { isByValue, least } = model.comparisons[at]!
      if (isByValue && level === least.length - 1) part += bonuses[at]![rules[at]!.groups[rules[at]!.left[left]!]!]!
      into[at] = part
      sum += part
      if (isShared[at]) {
        if (part > 0) shared += part
        else against += part
      }
    }
    const most = mostShared - against
    if (shared <= most) return sum
    for (let at = 0; at < rules.length; at++) if (isShared[at] && into[at]! > 0) into[at]! *= most / shared
    return sum - shared + most
  }
}

/** By group of equal values: how much more than the average equal value it tells. Where values hardly ever are equal by chance, a value of one pair tells no less. */
function bonusesOf(u: number, { rowsOfGroup, filled }: ComparedRule): Float64Array {
  const usual = Math.max(1, u * filled)
  return Float64Array.from(rowsOfGroup, (rows) => Math.min(MOST_MORE, Math.log(usual / Math.max(1, rows - 1))))
}
