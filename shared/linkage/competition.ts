import { assumedCounts, assumedShares, keepGiven, patternWeight, shareOut } from './estimate.ts'
import type { FinderRule } from './finder.ts'
import type { LevelPattern } from './patterns.ts'
import type { ScoreModel } from './score-model.ts'

/** Pairs of two sides of which every row has one partner at most; `patterns`: place of each pair's pattern. */
export interface Competitors {
  leftRows: Uint32Array
  rightRows: Uint32Array
  patterns: Uint32Array
  leftCount: number
  rightCount: number
}

const ROUNDS = 25
const MOST_MATCHED = 0.98
const LARGEST = 60
/** With fewer matches than this share of the smaller side, what EM found says little of how matches look. */
const LEAST_MATCHES = 0.2
/** Probabilities are added in steps of 2⁻³⁰, so that the sum does not depend on the order. */
const STEPS = 2 ** 30

/**
 * Probabilities of pairs that compete: how likely it is that a row's partner is this one and no other, from both sides. `odds`: m/u of each pair, prior left
 * out ({@link oddsOf}). `order`: the pairs by ascending odds, so that sums do not depend on the order of rows. `matched`: share of the smaller side with a partner.
 */
export function competingProbabilities(
  { leftRows, rightRows, leftCount, rightCount }: Competitors,
  odds: Float64Array,
  order: Uint32Array,
  matched: number,
): Float64Array<ArrayBuffer> {
  const ofLeft = new Float64Array(leftCount)
  const ofRight = new Float64Array(rightCount)
  for (const pair of order) {
    ofLeft[leftRows[pair]!]! += odds[pair]!
    ofRight[rightRows[pair]!]! += odds[pair]!
  }
  const smaller = Math.min(leftCount, rightCount)
  const shareLeft = Math.min(MOST_MATCHED, (matched * smaller) / leftCount)
  const shareRight = Math.min(MOST_MATCHED, (matched * smaller) / rightCount)
  const noneLeft = (rightCount * (1 - shareLeft)) / shareLeft
  const noneRight = (leftCount * (1 - shareRight)) / shareRight
  const probabilities = new Float64Array(leftRows.length)
  for (let pair = 0; pair < probabilities.length; pair++) {
    const left = odds[pair]! / (noneLeft + ofLeft[leftRows[pair]!]!)
    const right = odds[pair]! / (noneRight + ofRight[rightRows[pair]!]!)
    const both = left * right
    probabilities[pair] = both / (both + (1 - left) * (1 - right))
  }
  return probabilities
}

/** m/u of a natural logarithm of it, bounded. */
export function oddsOf(weight: number): number {
  return Math.exp(Math.min(LARGEST, weight))
}

/** Estimates the model anew under competition, which tells matches apart where values alone do not; gives the share of the smaller side with a partner. `pause` is awaited often. */
export async function estimateCompeting(
  model: ScoreModel,
  patterns: readonly LevelPattern[],
  pairs: Competitors,
  total: number,
  given: NonNullable<FinderRule['decide']>,
  pause: () => Promise<void>,
): Promise<number> {
  const smaller = Math.min(pairs.leftCount, pairs.rightCount)
  if (model.prior * total < LEAST_MATCHES * smaller) beginByLevel(model)
  keepGiven(model, given)
  let matched = given.expected ? Math.min(MOST_MATCHED, given.expected / smaller) : 0.5
  const assumed = assumedShares(
    model.comparisons.map(({ least }) => least),
    patterns,
    smaller,
  )
  const byPattern = placesByPattern(pairs.patterns, patterns.length)
  for (let round = 0; round < ROUNDS; round++) {
    await pause()
    const weigh = patternWeight(model)
    const ofPattern = Float64Array.from(patterns, ({ levels }) => oddsOf(weigh(levels)))
    const ofPair = new Float64Array(pairs.patterns.length)
    for (let pair = 0; pair < ofPair.length; pair++) ofPair[pair] = ofPattern[pairs.patterns[pair]!]!
    const order = orderOf(byPattern, ofPattern)
    const probabilities = competingProbabilities(pairs, ofPair, order, matched)
    const steps = new Float64Array(patterns.length)
    for (let pair = 0; pair < ofPair.length; pair++) steps[pairs.patterns[pair]!]! += Math.round(probabilities[pair]! * STEPS)
    const sums = assumedCounts(assumed)
    let matches = 0
    for (const { place } of byPattern) {
      const expected = steps[place]! / STEPS
      matches += expected
      const { levels } = patterns[place]!
      for (let at = 0; at < levels.length; at++) if (levels[at]! >= 0) sums[at]![levels[at]!]! += expected
    }
    if (!given.expected) matched = Math.max(1 / smaller / 2, Math.min(MOST_MATCHED, matches / smaller))
    shareOut(model, sums)
    keepGiven(model, given)
    model.rounds++
  }
  return matched
}

function beginByLevel(model: ScoreModel): void {
  for (const comparison of model.comparisons) {
    const { u } = comparison
    const shares = u.map((share, level) => 0.2 * share + (0.8 * level) / u.length)
    const all = shares.reduce((sum, share) => sum + share, 0)
    comparison.m = shares.map((share) => share / all)
  }
}

interface PatternPairs {
  place: number
  pairs: Uint32Array
}

function placesByPattern(patterns: Uint32Array, count: number): PatternPairs[] {
  const starts = new Uint32Array(count + 1)
  for (const pattern of patterns) starts[pattern + 1]!++
  for (let pattern = 0; pattern < count; pattern++) starts[pattern + 1]! += starts[pattern]!
  const next = starts.slice()
  const places = new Uint32Array(patterns.length)
  for (let pair = 0; pair < patterns.length; pair++) places[next[patterns[pair]!]!++] = pair
  return Array.from({ length: count }, (_, place) => ({ place, pairs: places.subarray(starts[place], starts[place + 1]) }))
}

/** All pairs by the odds of their pattern; pairs of the same odds add the same, whatever their order. */
function orderOf(byPattern: readonly PatternPairs[], odds: Float64Array): Uint32Array<ArrayBuffer> {
  const order = new Uint32Array(byPattern.reduce((sum, { pairs }) => sum + pairs.length, 0))
  let at = 0
  for (const { pairs } of byPattern.toSorted((a, b) => odds[a.place]! - odds[b.place]!)) {
    order.set(pairs, at)
    at += pairs.length
  }
  return order
}
