import { AppError } from '../errors.ts'
import { type BlockIndex, blockIndex, refuseKeys } from './block-index.ts'
import type { BlockForm } from './blocking.ts'
import { candidateReader, requireFewPairs, sizesOf } from './candidates.ts'
import { comparedParts } from './compare-pairs.ts'
import { type ComparedRule, pauseOf, readRules } from './compared-rule.ts'
import { linkGrades } from './figures.ts'
import { MOST_PAIRS } from './find-by-keys.ts'
import type { FinderRule, FinderSide, FoundPairs, PairFinder } from './finder.ts'
import { type CompareKind, isEquality, type LinkComparison } from './key.ts'
import { keylessRows } from './keyless-rows.ts'
import { NumberList } from './number-list.ts'
import type { RowPairs } from './numeric-keys.ts'
import { placesByRank } from './pair-order.ts'
import { overlapReader } from './read-intervals.ts'
import { pairsWithin, windowReader } from './window-reader.ts'
import { withoutPlaceholders } from './without-placeholders.ts'

const ROWS_A_PART = 256
/** A coarse key is worth its pairs up to here, whatever the size of the lists. */
const MOST_PER_KEY = 250_000
const MOST_PER_KEY_BY_ROWS = 20
const TIMES_ALONE = 10
/** Steps of a tolerance are no words that a few values share: without one of them pairs would be missing that nobody refused. */
const isDense: ReadonlySet<CompareKind> = new Set(['number', 'date'])
/** A comparison that asks for nothing still asks for something in common. */
const LEAST = 0.01

/** Pairs that hold, with the similarity of every comparison. */
interface Held {
  leftRows: NumberList<Uint32Array<ArrayBuffer>>
  rightRows: NumberList<Uint32Array<ArrayBuffer>>
  rules: NumberList<Uint32Array<ArrayBuffer>>
  parts: NumberList<Float64Array<ArrayBuffer>>
}

/**
 * Pairs whose similarity reaches what each comparison asks for; a comparison decided by equality holds for equal keys. Where all have to hold, the pairs that the
 * cheapest one gives are compared; with `any` those that any one gives. `score` is the mean similarity of the comparisons that hold; a pair is `exact` where all
 * of those are equal. Cost: the pairs that share a key, each compared once.
 */
export const findBySimilarity: PairFinder = async (left, right, rule, context) => {
  const rules = await readRules(left, right, rule, context)
  const placeholders = await withoutPlaceholders(rules, left, right)
  const pause = pauseOf(context)
  const indexes = await chosenIndexes(rules, left, right, rule, pause)
  const { sizes, pairs: expected } = sizesOf(indexes, rule.isSelf)
  context.onSizes?.(sizes)
  requireFewPairs(indexes, expected, rule, context)
  const read = candidateReader(indexes, right.rowCount, rule.isSelf)
  const isInWindow = await windowReader(left, right, rule)
  const isOverlapping = await overlapReader(left, right, rule)
  const isIn = (one: number, other: number) => isInWindow(one, other) && isOverlapping(one, other)
  const held: Held = {
    leftRows: new NumberList(new Uint32Array(1024)),
    rightRows: new NumberList(new Uint32Array(1024)),
    rules: new NumberList(new Uint32Array(1024)),
    parts: new NumberList(new Float64Array(1024)),
  }
  let compared = 0
  let rows = 0
  for await (const [pairs, answer] of comparedParts('similarities', rules, rule, allPairs(), expected, context)) {
    await pause()
    context.onShare(rows / left.rowCount, compared)
    rows += ROWS_A_PART
    compared += answer.compared
    for (const place of answer.places) {
      held.leftRows.add(pairs.leftRows[place]!)
      held.rightRows.add(pairs.rightRows[place]!)
    }
    for (const holds of answer.holds) held.rules.add(holds)
    for (const similarity of answer.similarities) held.parts.add(similarity)
    if (held.leftRows.length > MOST_PAIRS) throw flood(rule, rules, held)
  }
  context.onShare(1, compared)
  const notes = {
    compared,
    blocks: sizes,
    placeholders,
    keyless: keylessRows(rules, rule.any),
    judged: { added: 0, removed: 0 },
  }
  const found = inOrder(held, rules.length)
  return { ...found, figures: { ...found.figures!, notes } }

  function* allPairs(): Generator<RowPairs> {
    for (let from = 0; from < left.rowCount; from += ROWS_A_PART) {
      yield pairsWithin(read(from, Math.min(left.rowCount, from + ROWS_A_PART)), isIn)
    }
  }
}

/** The keys by which candidates are found: of every comparison with `any`, else of the one that gives the fewest pairs. */
async function chosenIndexes(
  rules: readonly ComparedRule[],
  left: FinderSide,
  right: FinderSide,
  rule: FinderRule,
  pause: () => Promise<void>,
): Promise<BlockIndex[]> {
  const indexes: BlockIndex[] = []
  const least = rule.on.map(({ atLeast = 1 }) => Math.max(LEAST, atLeast))
  const mostPerKey = Math.max(MOST_PER_KEY, MOST_PER_KEY_BY_ROWS * Math.sqrt(left.rowCount * right.rowCount))
  for (let place = 0; place < rules.length; place++) {
    const form: BlockForm = isEquality(rule.on[place]!) ? 'value' : 'coarse'
    const index = await blockIndex({ keys: [{ rule: place, form }] }, rules, least, pause)
    if (form === 'coarse' && !isDense.has(rule.on[place]!.compare))
      refuseKeys([index], mostPerKey, TIMES_ALONE * mostPerKey, rule.isSelf)
    indexes.push(index)
  }
  if (rule.any || indexes.length < 2) return indexes
  const pairs = indexes.map((index) => sizesOf([index], rule.isSelf).pairs)
  return [indexes[pairs.indexOf(Math.min(...pairs))]!]
}

/** By left row, then right row. */
function inOrder(held: Held, width: number): FoundPairs {
  const [lefts, rights, bits, similarities] = [held.leftRows, held.rightRows, held.rules, held.parts].map((list) => list.result())
  const order = placesByRank(Float64Array.from(lefts!), Float64Array.from(rights!))
  const found = {
    leftRows: order.map((place) => lefts![place]!),
    rightRows: order.map((place) => rights![place]!),
    rules: order.map((place) => bits![place]!),
  }
  const parts = new Float32Array(width * order.length)
  const score = new Float32Array(order.length)
  const grades = new Uint8Array(order.length)
  order.forEach((place, row) => {
    let sum = 0
    let count = 0
    let isWhole = true
    for (let part = 0; part < width; part++) {
      const similarity = similarities![width * place + part]!
      parts[width * row + part] = similarity
      if (((bits![place]! >>> part) & 1) === 0) continue
      sum += similarity
      count++
      if (similarity < 1) isWhole = false
    }
    score[row] = sum / count
    grades[row] = linkGrades.indexOf(isWhole ? 'exact' : 'similar')
  })
  const notes = { compared: 0, blocks: [], placeholders: [], keyless: { left: 0, right: 0 }, judged: { added: 0, removed: 0 } }
  return { ...found, figures: { score, probability: null, parts, width, grades, candidates: null, model: null, notes } }
}

/** Names the left row with the most pairs. */
function flood({ on }: FinderRule, rules: readonly ComparedRule[], { leftRows }: Held): AppError {
  const counts = new Map<number, number>()
  for (const row of leftRows.result()) counts.set(row, (counts.get(row) ?? 0) + 1)
  let [worst, most] = [0, 0]
  for (const [row, count] of counts) if (count > most) [worst, most] = [row, count]
  const valueAt = ({ texts, left }: ComparedRule) => texts[left[worst]!] ?? ''
  const names = (side: (comparison: LinkComparison) => string) => on.map(side).join('、')
  return new AppError('model.tooManyPairs', {
    maxPairs: MOST_PAIRS,
    left: names(({ left }) => left),
    right: names(({ right }) => right),
    value: rules.map(valueAt).join('、'),
    leftCount: 1,
    rightCount: most,
    rows: rules[0]!.left.length,
  })
}
