import { AppError } from '../errors.ts'
import { blockIndex, refuseKeys } from './block-index.ts'
import { blockingRules, exchangeable } from './blocking.ts'
import { bestCandidateReader, type candidateReader, requireFewPairs, sizesOf } from './candidates.ts'
import { comparedParts } from './compare-pairs.ts'
import { type ComparedRule, pauseOf, readRules } from './compared-rule.ts'
import { type Competitors, competingProbabilities, estimateCompeting, oddsOf } from './competition.ts'
import { drawPairs } from './drawn-pairs.ts'
import { estimate, totalPairs } from './estimate.ts'
import { linkGrades } from './figures.ts'
import type { FinderContext, FinderRule, FinderSide, FoundPairs, PairFinder } from './finder.ts'
import { keylessRows } from './keyless-rows.ts'
import { type LevelReader, levelOf, levelReader } from './levels.ts'
import { NumberList } from './number-list.ts'
import type { RowPairs } from './numeric-keys.ts'
import { placesByRank } from './pair-order.ts'
import { type LevelPattern, PatternCounter, patternOrder } from './patterns.ts'
import type { ScoreModel } from './score-model.ts'
import { partReader } from './score-pairs.ts'
import { pairsWithin, windowReader } from './window-reader.ts'

/** Similarity that coarse keys are asked for. */
const LEAST = 0.51
const MOST_PER_KEY = 4_000
const MOST_PER_KEY_BY_ROWS = 0.2
const TIMES_ALONE = 25
const ROWS_A_PART = 128
const PAIRS_A_PAUSE = 8192
/** Candidates of a row, the best ones, so that about this many pairs are compared in all. */
const COMPARED = 1_500_000
const LEAST_A_ROW = 12
const MOST_A_ROW = 400
/** Candidates that are kept until the model is there, twelve bytes each. */
const MOST_KEPT = 40_000_000

/** Candidates with their patterns, in the order that they were met. */
interface Candidates extends Competitors {
  patterns: Uint32Array<ArrayBuffer>
  leftRows: Uint32Array<ArrayBuffer>
  rightRows: Uint32Array<ArrayBuffer>
}

/**
 * Pairs whose match probability, estimated from the data itself, reaches `decide.probability`. With `oneToOne` rows compete for their partners. A comparison holds
 * where it reaches its `atLeast`, without one where it speaks for the pair. `link.notEnoughPairs` where no two rows share any block and no weights are given.
 */
export const findByScore: PairFinder = async (left, right, rule, context) => {
  const rules = await readRules(left, right, rule, context)
  const isEmpty = left.rowCount === 0 || right.rowCount === 0
  const decide = rule.decide ?? { probability: 0.5 }
  const pause = pauseOf(context)
  const indexes = []
  const least = rules.map(() => LEAST)
  for (const blocking of blockingRules(rule.on)) indexes.push(await blockIndex(blocking, rules, least, pause))
  const mostPerKey = Math.max(MOST_PER_KEY, MOST_PER_KEY_BY_ROWS * Math.sqrt(left.rowCount * right.rowCount))
  refuseKeys(indexes, mostPerKey, TIMES_ALONE * mostPerKey, rule.isSelf)
  const { sizes, pairs: expected } = sizesOf(indexes, rule.isSelf)
  context.onSizes?.(sizes)
  requireFewPairs(indexes, expected, rule, context)
  const exchanged = exchangeable(rule.on)
  const reader = levelReader(rules, exchanged)
  const most = Math.round(Math.min(MOST_A_ROW, Math.max(LEAST_A_ROW, COMPARED / Math.max(1, left.rowCount))))
  const read = bestCandidateReader(indexes, right.rowCount, rule.isSelf, most)
  const isIn = await windowReader(left, right, rule)
  const worth = Math.min(expected, most * left.rowCount)
  const met = await comparedCandidates(left, right, rules, rule, reader, read, isIn, worth, context, pause)
  const drawn = new PatternCounter(reader.least.map(({ length }) => length))
  const levels = new Int8Array(rules.length)
  const draw = (one: number, other: number) => {
    reader.read(one, other, levels)
    drawn.add(levels)
  }
  await drawPairs(rules, rule.isSelf, draw, pause)
  if (met.compared === 0 && !isEmpty && decide.weights === undefined) throw new AppError('link.notEnoughPairs', { pairs: 0 })
  const sides = { leftRows: left.rowCount, rightRows: right.rowCount, isSelf: rule.isSelf }
  const model = estimate({
    rules,
    least: reader.least,
    patterns: met.counted,
    randomPatterns: drawn.patterns,
    ...sides,
    oneToOne: rule.oneToOne,
    exchanged,
    given: decide,
  })
  await pause()
  const matched =
    rule.oneToOne && met.pairs.leftRows.length > 0
      ? await estimateCompeting(model, met.counted, met.pairs, totalPairs(sides), decide, pause)
      : null
  const found = await scored(rules, rule, reader, model, met.pairs, matched, met.counted, pause)
  context.onShare(1, met.compared)
  const notes = {
    compared: met.compared,
    blocks: sizes,
    placeholders: [],
    keyless: keylessRows(rules, true),
    judged: { added: 0, removed: 0 },
  }
  return { ...found, figures: { ...found.figures!, notes } }
}

/** Compares all candidates. Those in which nothing is alike are counted and let go. */
async function comparedCandidates(
  left: FinderSide,
  right: FinderSide,
  rules: readonly ComparedRule[],
  rule: FinderRule,
  reader: LevelReader,
  read: ReturnType<typeof candidateReader>,
  isIn: (left: number, right: number) => boolean,
  expected: number,
  context: FinderContext,
  pause: () => Promise<void>,
): Promise<{ pairs: Candidates; counted: LevelPattern[]; compared: number }> {
  const counter = new PatternCounter(reader.least.map(({ length }) => length))
  const width = reader.least.length
  const leftRows = new NumberList(new Uint32Array(1024))
  const rightRows = new NumberList(new Uint32Array(1024))
  const patterns = new NumberList(new Uint32Array(1024))
  let compared = 0
  let rows = 0
  function* allPairs(): Generator<RowPairs> {
    for (let from = 0; from < left.rowCount; from += ROWS_A_PART) {
      yield pairsWithin(read(from, Math.min(left.rowCount, from + ROWS_A_PART)), isIn)
    }
  }
  for await (const [pairs, ofPairs] of comparedParts('levels', rules, rule, allPairs(), expected, context)) {
    await pause()
    context.onShare((0.9 * rows) / left.rowCount, compared)
    rows += ROWS_A_PART
    compared += pairs.leftRows.length
    for (let at = 0; at < pairs.leftRows.length; at++) {
      const levels = ofPairs.subarray(width * at, width * (at + 1))
      const place = counter.add(levels)
      if (levels.every((level) => level <= 0)) continue
      leftRows.add(pairs.leftRows[at]!)
      rightRows.add(pairs.rightRows[at]!)
      patterns.add(place)
    }
    if (leftRows.length > MOST_KEPT) {
      throw new AppError('link.tooManyCandidates', {
        left: rule.on.map((comparison) => comparison.left).join('、'),
        right: rule.on.map((comparison) => comparison.right).join('、'),
        value: '',
        leftRows: left.rowCount,
        rightRows: right.rowCount,
        pairs: leftRows.length,
      })
    }
  }
  const order = patternOrder(counter.patterns)
  const ranks = new Uint32Array(order.length)
  order.forEach((place, rank) => {
    ranks[place] = rank
  })
  return {
    pairs: {
      leftRows: leftRows.result(),
      rightRows: rightRows.result(),
      patterns: patterns.result().map((place) => ranks[place]!),
      leftCount: left.rowCount,
      rightCount: right.rowCount,
    },
    counted: order.map((place) => counter.patterns[place]!),
    compared,
  }
}

/** The pairs that reach the probability, with their figures, by left row, then right row. `pause` is awaited often. */
async function scored(
  rules: readonly ComparedRule[],
  rule: FinderRule,
  reader: LevelReader,
  model: ScoreModel,
  pairs: Candidates,
  matched: number | null,
  patterns: readonly LevelPattern[],
  pause: () => Promise<void>,
): Promise<FoundPairs> {
  const width = rules.length
  const partsOf = partReader(model, rules)
  const parts = new Float64Array(width)
  const count = pairs.leftRows.length
  const weights = new Float64Array(count)
  for (let at = 0; at < count; at++) {
    if (at % PAIRS_A_PAUSE === 0) await pause()
    weights[at] = partsOf(pairs.leftRows[at]!, patterns[pairs.patterns[at]!]!.levels, parts)
  }
  const prior = Math.log(model.prior / (1 - model.prior))
  const probabilities =
    matched === null
      ? weights.map((weight) => 1 / (1 + Math.exp(-prior - weight)))
      : competingProbabilities(pairs, weights.map(oddsOf), placesByRank(weights), matched)
  await pause()
  const kept = new NumberList(new Uint32Array(1024))
  const least = Math.fround(rule.decide?.probability ?? 0.5)
  for (let at = 0; at < count; at++) if (Math.fround(probabilities[at]!) >= least) kept.add(at)
  const places = kept.result()
  await pause()
  const order = placesByRank(
    Float64Array.from(places, (at) => pairs.leftRows[at]!),
    Float64Array.from(places, (at) => pairs.rightRows[at]!),
  )
  const found = {
    leftRows: new Uint32Array(order.length),
    rightRows: new Uint32Array(order.length),
    rules: new Uint32Array(order.length),
  }
  const score = new Float32Array(order.length)
  const probability = new Float32Array(order.length)
  const bits = new Float32Array(width * order.length)
  const leastLevels = rule.on.map(({ atLeast }, at) => (atLeast === undefined ? null : levelOf(reader.least[at]!, atLeast)))
  for (let row = 0; row < order.length; row++) {
    if (row % PAIRS_A_PAUSE === 0) await pause()
    const at = places[order[row]!]!
    const one = pairs.leftRows[at]!
    const { levels } = patterns[pairs.patterns[at]!]!
    found.leftRows[row] = one
    found.rightRows[row] = pairs.rightRows[at]!
    partsOf(one, levels, parts)
    let holds = 0
    for (let part = 0; part < width; part++) {
      bits[width * row + part] = parts[part]! / Math.LN2
      const wanted = leastLevels[part] ?? null
      if (wanted === null ? parts[part]! > 0 : levels[part]! >= wanted) holds |= 1 << part
    }
    found.rules[row] = holds
    score[row] = (prior + weights[at]!) / Math.LN2
    probability[row] = probabilities[at]!
  }
  const grades = new Uint8Array(order.length).fill(linkGrades.indexOf('scored'))
  return { ...found, figures: { score, probability, parts: bits, width, grades, candidates: null, model, notes: noNotes } }
}

const noNotes = { compared: 0, blocks: [], placeholders: [], keyless: { left: 0, right: 0 }, judged: { added: 0, removed: 0 } }
