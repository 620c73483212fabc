import type { ComparedRule } from './compared-rule.ts'
import type { FinderRule } from './finder.ts'
import { type LevelPattern, patternOrder } from './patterns.ts'
import type { ComparisonModel, ScoreModel } from './score-model.ts'

/** What a model is estimated from. Patterns: of the candidates, and of pairs drawn from all. */
export interface EstimateInput {
  rules: readonly ComparedRule[]
  least: readonly (readonly number[])[]
  patterns: readonly LevelPattern[]
  randomPatterns: readonly LevelPattern[]
  leftRows: number
  rightRows: number
  isSelf: boolean
  exchanged: [number, number][]
  given: NonNullable<FinderRule['decide']>
}

const PASSES = 3
const ROUNDS = 25
/** Pairs that are assumed to have been seen before the first: m is never 0. */
const ASSUMED = 4
const ASSUMED_EQUAL = 0.7
/** Rounds end when the expected number of matches changes by less. */
const STILL = 1e-9

/** All pairs of two sides: of a table with itself each once. */
export function totalPairs({ leftRows, rightRows, isSelf }: Pick<EstimateInput, 'leftRows' | 'rightRows' | 'isSelf'>): number {
  return isSelf ? (leftRows * (leftRows - 1)) / 2 : leftRows * rightRows
}

/**
 * Estimates m, u and the prior by EM over all pairs (Fellegi and Sunter 1969; Winkler 1988): pairs that share no block count as pairs that do not belong together,
 * so that blocking biases neither u nor the prior. u comes from drawn pairs, each weighted by the probability that it is none. m/u does not fall with the
 * level. Shares that the analyst gave are kept. Cost: rounds × patterns.
 */
export function estimate(input: EstimateInput): ScoreModel {
  const { least, leftRows, rightRows, isSelf, given, exchanged } = input
  const total = Math.max(1, totalPairs(input))
  const mostMatches = Math.min(total * 0.9, Math.min(leftRows, rightRows) * (isSelf ? 4 : 1))
  const patterns = patternOrder(input.patterns).map((place) => input.patterns[place]!)
  const random = patternOrder(input.randomPatterns).map((place) => input.randomPatterns[place]!)
  const model: ScoreModel = {
    prior: given.expected
      ? Math.min(0.9, given.expected / total)
      : Math.min(mostMatches, Math.min(leftRows, rightRows) / 2) / total,
    comparisons: least.map((steps, rule) => assumedComparison(input.rules[rule]!, rule, steps)),
    exchanged,
    rounds: 0,
  }
  for (let pass = 0; pass < PASSES; pass++) {
    estimateU(model, random, pass === 0)
    keepGiven(model, given)
    for (let round = 0; round < ROUNDS; round++) {
      const before = model.prior
      const matches = estimateM(model, patterns)
      if (!given.expected) model.prior = Math.min(mostMatches, Math.max(0.5, matches)) / total
      keepGiven(model, given)
      model.rounds++
      if (Math.abs(model.prior - before) < STILL * before) break
    }
  }
  return model
}

/** m/u of each level by comparison, natural logarithm. */
export function weightsOf({ comparisons }: ScoreModel): Float64Array[] {
  return comparisons.map(({ m, u }) => Float64Array.from(m, (share, level) => Math.log(share / u[level]!)))
}

/** Sum of the weights of a pattern's levels; a missing level adds none. */
export function weightOf(weights: readonly Float64Array[], levels: Int8Array): number {
  let sum = 0
  for (let at = 0; at < levels.length; at++) if (levels[at]! >= 0) sum += weights[at]![levels[at]!]!
  return sum
}

/** The shares of each level that a comparison is assumed to have among pairs that belong together. */
export function assumedShares(levelCount: number): number[] {
  const rest = (1 - ASSUMED_EQUAL) / (levelCount - 1)
  return Array.from({ length: levelCount }, (_, level) => (level === levelCount - 1 ? ASSUMED_EQUAL : rest))
}

/** Sums of matches by level, begun with what is assumed. */
export function assumedCounts({ comparisons }: ScoreModel): Float64Array[] {
  return comparisons.map(({ least }) => Float64Array.from(assumedShares(least.length), (share) => ASSUMED * share))
}

/** m from sums of matches by level; falling m/u are levelled. */
export function shareOut(model: ScoreModel, sums: readonly Float64Array[]): void {
  model.comparisons.forEach((comparison, at) => {
    const all = sums[at]!.reduce((sum, one) => sum + one, 0)
    comparison.m = Array.from(sums[at]!, (sum) => sum / all)
    riseWithLevel(comparison)
  })
}

/** Puts the shares that the analyst gave in place of estimated ones. */
export function keepGiven(model: ScoreModel, { weights = [] }: NonNullable<FinderRule['decide']>): void {
  for (const { rule, m, u } of weights) {
    const comparison = model.comparisons[rule]
    if (!comparison || m.length !== comparison.least.length || u.length !== comparison.least.length) continue
    comparison.m = m.map((share) => Math.max(1e-9, share))
    comparison.u = u.map((share) => Math.max(1e-9, share))
  }
}

function assumedComparison({ comparison }: ComparedRule, rule: number, least: readonly number[]): ComparisonModel {
  const { compare } = comparison
  const m = assumedShares(least.length)
  return { rule, compare, least: [...least], m, u: m.map(() => 1 / m.length), isByValue: compare !== 'number' }
}

function estimateU(model: ScoreModel, random: readonly LevelPattern[], isFirst: boolean): void {
  const weights = weightsOf(model)
  const begin = Math.log(model.prior / (1 - model.prior))
  const sums = model.comparisons.map(({ least }) => new Float64Array(least.length).fill(0.5 / least.length))
  for (const { levels, count } of random) {
    const none = isFirst ? 1 : 1 - 1 / (1 + Math.exp(-begin - weightOf(weights, levels)))
    for (let at = 0; at < levels.length; at++) if (levels[at]! >= 0) sums[at]![levels[at]!]! += none * count
  }
  model.comparisons.forEach((comparison, at) => {
    const all = sums[at]!.reduce((sum, one) => sum + one, 0)
    comparison.u = Array.from(sums[at]!, (sum) => sum / all)
  })
}

/** One round; the expected number of matches among the candidates. */
function estimateM(model: ScoreModel, patterns: readonly LevelPattern[]): number {
  const weights = weightsOf(model)
  const begin = Math.log(model.prior / (1 - model.prior))
  const sums = assumedCounts(model)
  let matches = 0
  for (const { levels, count } of patterns) {
    const expected = count / (1 + Math.exp(-begin - weightOf(weights, levels)))
    matches += expected
    for (let at = 0; at < levels.length; at++) if (levels[at]! >= 0) sums[at]![levels[at]!]! += expected
  }
  shareOut(model, sums)
  return matches
}

function riseWithLevel({ m, u }: ComparisonModel): void {
  for (let level = m.length - 2; level >= 0; level--) {
    const above = m[level + 1]! / u[level + 1]!
    if (m[level]! / u[level]! > above) m[level] = above * u[level]!
  }
}
