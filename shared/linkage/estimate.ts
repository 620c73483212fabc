import { type ComparedRule, NO_CODE } from './compared-rule.ts'
import type { FinderRule } from './finder.ts'
import type { CompareKind } from './key.ts'
import { type LevelPattern, patternOrder } from './patterns.ts'
import { type ComparisonModel, type ScoreModel, sharedKinds } from './score-model.ts'

/** What a model is estimated from. Patterns: of the candidates, and of pairs drawn from all. */
export interface EstimateInput {
  rules: readonly ComparedRule[]
  least: readonly (readonly number[])[]
  patterns: readonly LevelPattern[]
  randomPatterns: readonly LevelPattern[]
  leftRows: number
  rightRows: number
  isSelf: boolean
  /** Each row of a side is another thing than the other rows of it. */
  oneToOne: boolean
  exchanged: [number, number][]
  given: NonNullable<FinderRule['decide']>
}

const PASSES = 3
const ROUNDS = 25
/** Pairs that are assumed to have been seen before the first: m is never 0. */
const ASSUMED = 4
const ASSUMED_EQUAL = 0.7
/** A level that fewer candidates than this share of the smaller side reach is not how matches look. */
const LEAST_SEEN = 0.02
/** A level that fewer drawn pairs reach is counted among the candidates. */
const LEAST_DRAWN = 30
/** Kinds that are given to one thing: of two lists without duplicates equal values say more than those of other kinds. */
const identifying: ReadonlySet<CompareKind> = new Set(['identityNumber', 'creditCode', 'plate', 'phone', 'id', 'company'])
/** So large a share of the larger side has somebody else of its household or house on the other one. */
const NEIGHBOURED = 0.05
/** At most so much of a level is taken for matches before anything is known of them. */
const MOST_TAKEN = 0.75
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
  const assumed = assumedShares(least, patterns, Math.min(leftRows, rightRows))
  const model: ScoreModel = {
    prior: given.expected
      ? Math.min(0.9, given.expected / total)
      : Math.min(mostMatches, Math.min(leftRows, rightRows) / 2) / total,
    comparisons: least.map((steps, rule) => assumedComparison(input.rules[rule]!, rule, steps, assumed[rule]!)),
    exchanged,
    mostShared: input.rules.every(({ comparison }) => sharedKinds.has(comparison.compare))
      ? null
      : Math.log(Math.max(leftRows, rightRows) / NEIGHBOURED),
    rounds: 0,
  }
  const isUnique = input.oneToOne && !isSelf
  const equalByChance = input.rules.map((rule) =>
    isUnique && identifying.has(rule.comparison.compare) ? equalWithinSides(rule) : null,
  )
  for (let pass = 0; pass < PASSES; pass++) {
    estimateU(model, random, patterns, total, pass === 0 ? mostMatches / total : null)
    equalByChance.forEach((share, at) => {
      const { u } = model.comparisons[at]!
      if (share !== null) u[u.length - 1] = share
    })
    keepGiven(model, given)
    for (let round = 0; round < ROUNDS; round++) {
      const before = model.prior
      const matches = estimateM(model, patterns, assumed)
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

/** Evidence of a pattern's levels: the sum of their weights, of what is shared at most {@link ScoreModel.mostShared}; a missing level adds none. */
export function patternWeight(model: ScoreModel): (levels: Int8Array) => number {
  const weights = weightsOf(model)
  const isShared = model.comparisons.map(({ compare }) => sharedKinds.has(compare))
  const mostShared = model.mostShared ?? Number.POSITIVE_INFINITY
  return (levels) => {
    let own = 0
    let shared = 0
    for (let at = 0; at < levels.length; at++) {
      if (levels[at]! < 0) continue
      if (isShared[at]) shared += weights[at]![levels[at]!]!
      else own += weights[at]![levels[at]!]!
    }
    return own + Math.min(shared, mostShared)
  }
}

/**
 * The shares of each level that comparisons are assumed to have among pairs that belong together: most of it at the highest level that enough candidates reach, as
 * a short name is never equal to a full one. Levels above it share what the others do.
 */
export function assumedShares(
  least: readonly (readonly number[])[],
  patterns: readonly LevelPattern[],
  smaller: number,
): Float64Array[] {
  return least.map((steps, at) => {
    const counts = new Float64Array(steps.length)
    for (const { levels, count } of patterns) if (levels[at]! >= 0) counts[levels[at]!]! += count
    let highest = steps.length - 1
    while (highest > 1 && counts[highest]! < LEAST_SEEN * smaller) highest--
    if (counts[highest]! < LEAST_SEEN * smaller) highest = steps.length - 1
    return counts.map((_, level) => (level === highest ? ASSUMED_EQUAL : (1 - ASSUMED_EQUAL) / (steps.length - 1)))
  })
}

/** Sums of matches by level, begun with what is assumed. */
export function assumedCounts(assumed: readonly Float64Array[]): Float64Array[] {
  return assumed.map((shares) => shares.map((share) => ASSUMED * share))
}

/** m from sums of matches by level, m/u does not fall. */
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

function assumedComparison(
  { comparison }: ComparedRule,
  rule: number,
  least: readonly number[],
  assumed: Float64Array,
): ComparisonModel {
  const { compare } = comparison
  const m = [...assumed]
  return { rule, compare, least: [...least], m, u: m.map(() => 1 / m.length), isByValue: compare !== 'number' }
}

/**
 * u from drawn pairs, each by how likely it is none; of levels that too few of those reach from the candidates, which are nearly all pairs that reach them.
 * `mostPrior`, before anything is known of them: as many matches as there may be are taken out of each level, or else matches that are most of a rare level would
 * never be found.
 */
function estimateU(
  model: ScoreModel,
  random: readonly LevelPattern[],
  candidates: readonly LevelPattern[],
  total: number,
  mostPrior: number | null,
): void {
  const drawn = random.reduce((sum, { count }) => sum + count, 0)
  const ofDrawn = countsByLevel(model, random, mostPrior !== null)
  const ofCandidates = countsByLevel(model, candidates, mostPrior !== null)
  model.comparisons.forEach((comparison, at) => {
    const { length } = comparison.m
    const filled = ofDrawn[at]!.reduce((sum, one) => sum + one, 0)
    const none = ofDrawn[at]!.map((sum, level) => {
      const isSeen = sum >= LEAST_DRAWN || level === 0
      const scale = isSeen ? 1 : Math.min(1, drawn / total)
      const count = isSeen ? sum : scale * ofCandidates[at]![level]!
      const matches = mostPrior === null ? 0 : Math.min(MOST_TAKEN * count, mostPrior * comparison.m[level]! * filled)
      return count - matches + (0.5 / length) * scale
    })
    const all = none.reduce((sum, one) => sum + one, 0)
    comparison.u = Array.from(none, (sum) => sum / all)
  })
}

/** How often two rows of one side are equal: where none of them are one thing, chance makes them so. */
function equalWithinSides({ left, right, groups, rowsOfGroup }: ComparedRule): number {
  let equal = 0.5
  let all = 1
  for (const codes of [left, right]) {
    const counts = new Uint32Array(rowsOfGroup.length)
    let filled = 0
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row]!
      if (code === NO_CODE) continue
      equal += counts[groups[code]!]!++
      all += filled++
    }
  }
  return Math.min(0.5, equal / all)
}

/** How many pairs reach each level, each by how likely it is none; with `isAll` each whole. */
function countsByLevel(model: ScoreModel, patterns: readonly LevelPattern[], isAll: boolean): Float64Array[] {
  const weigh = patternWeight(model)
  const begin = Math.log(model.prior / (1 - model.prior))
  const sums = model.comparisons.map(({ least }) => new Float64Array(least.length))
  for (const { levels, count } of patterns) {
    const none = isAll ? 1 : 1 - 1 / (1 + Math.exp(-begin - weigh(levels)))
    for (let at = 0; at < levels.length; at++) if (levels[at]! >= 0) sums[at]![levels[at]!]! += none * count
  }
  return sums
}

/** One round; the expected number of matches among the candidates. */
function estimateM(model: ScoreModel, patterns: readonly LevelPattern[], assumed: readonly Float64Array[]): number {
  const weigh = patternWeight(model)
  const begin = Math.log(model.prior / (1 - model.prior))
  const sums = assumedCounts(assumed)
  let matches = 0
  for (const { levels, count } of patterns) {
    const expected = count / (1 + Math.exp(-begin - weigh(levels)))
    matches += expected
    for (let at = 0; at < levels.length; at++) if (levels[at]! >= 0) sums[at]![levels[at]!]! += expected
  }
  shareOut(model, sums)
  return matches
}

/** Neighbouring levels whose m/u falls are taken together, so that no level speaks less for a pair than the one below (pool adjacent violators). */
function riseWithLevel(comparison: ComparisonModel): void {
  const { m, u } = comparison
  const pools: { m: number; u: number; levels: number }[] = []
  for (let level = 0; level < m.length; level++) {
    let pool = { m: m[level]!, u: u[level]!, levels: 1 }
    for (let below = pools.at(-1); below && below.m * pool.u > pool.m * below.u; below = pools.at(-1)) {
      pools.pop()
      pool = { m: below.m + pool.m, u: below.u + pool.u, levels: below.levels + pool.levels }
    }
    pools.push(pool)
  }
  let level = 0
  for (const pool of pools) for (let of = 0; of < pool.levels; of++, level++) m[level] = (pool.m / pool.u) * u[level]!
}
