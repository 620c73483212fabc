import { AppError } from '../errors.ts'
import { columnOf } from '../table/column.ts'
import type { ColumnType } from '../table/schema.ts'
import { composeNumeric } from './compose-numeric.ts'
import type { FinderContext, FinderRule, FinderSide, PairFinder } from './finder.ts'
import { joinKeys } from './join-keys.ts'
import { exactType, keysOf, type LinkComparison, requireEquality } from './key.ts'
import { entryOf, hasPlaceholders, type LearnedKey, learnPlaceholders, withoutKeys } from './learned-placeholders.ts'
import type { JoinAnswer, JoinWish } from './link-threads.ts'
import { mergePairs, type RuledPairs } from './merge-pairs.ts'
import { keylessRows, type LearnedPlaceholder, type NumericKeys, rowOf } from './numeric-keys.ts'
import { readIntervals } from './read-intervals.ts'
import { numericKeys } from './read-keys.ts'
import { plainFigures } from './select-figures.ts'
import { withoutSpeaking } from './speaking-keys.ts'
import { daysOfBoth } from './window-reader.ts'

/** More pairs than this are of no use to anybody. */
export const MOST_PAIRS = 20_000_000
const BREATH_MILLISECONDS = 60

/** Keys of both sides under one comparison, and the values that were left out of them. */
interface ComparedKeys {
  left: NumericKeys
  right: NumericKeys
  placeholders: LearnedPlaceholder[]
}

/**
 * Pairs of rows with equal keys: every comparison is decided by equality ({@link requireEquality}). A row without a key has no partner. Identifiers that many rows
 * share are no keys unless `real` names them. `model.tooManyPairs` names the key that would give more than {@link MOST_PAIRS} pairs.
 */
export const findByKeys: PairFinder = async (left, right, rule, given) => {
  rule.on.forEach(requireEquality)
  const context = { ...given, breathe: atTimes(given) }
  const compared: ComparedKeys[] = []
  for (const comparison of rule.on) {
    compared.push(await comparedKeys(left, right, comparison, rule.isSelf))
    await context.breathe()
  }
  const wish: JoinWish = {
    isSelf: rule.isSelf,
    isExistence: rule.isExistence,
    days: rule.window && { ...(await daysOfBoth(left, right, rule.window)), from: rule.window.days[0], to: rule.window.days[1] },
    intervals: await readIntervals(left, right, rule),
    mostPairs: MOST_PAIRS,
  }
  const found = rule.any
    ? await pairsOfAny(left, right, rule, compared, wish, context)
    : await pairsOfAll(left, right, rule, compared, wish, context)
  const placeholders = compared.flatMap((keys) => keys.placeholders)
  const keyless = {
    left: keylessOf(
      compared.map((keys) => keys.left),
      left.rowCount,
      rule.any,
    ),
    right: keylessOf(
      compared.map((keys) => keys.right),
      right.rowCount,
      rule.any,
    ),
  }
  const isPlain = placeholders.length + keyless.left + keyless.right === 0
  return { ...found, figures: isPlain ? null : { ...plainFigures, notes: { ...plainFigures.notes, placeholders, keyless } } }
}

async function comparedKeys(
  left: FinderSide,
  right: FinderSide,
  comparison: LinkComparison,
  isSelf: boolean,
): Promise<ComparedKeys> {
  const { compare } = comparison
  const type = compare === 'exact' ? exactType(left.type(comparison.left), right.type(comparison.right)) : undefined
  const leftKeys = await left.keys(comparison.left, compare, type)
  const isOne = isSelf && comparison.left === comparison.right
  const rightKeys = isOne ? leftKeys : await right.keys(comparison.right, compare, type)
  if (!hasPlaceholders(compare)) return { left: leftKeys, right: rightKeys, placeholders: [] }
  const real = realKeys(comparison, type)
  const isReal = (learned: LearnedKey) => entryOf(real, learned) >= 0
  const ofLeft = await learnedOf(left, comparison.left, comparison, type, leftKeys)
  const ofRight = isOne ? [] : await learnedOf(right, comparison.right, comparison, type, rightKeys)
  const [fromLeft, fromRight] = [ofLeft, ofRight].map((learned) => learned.filter((one) => !isReal(one)))
  const cleaned = withoutKeys(leftKeys, fromLeft!)
  return {
    left: cleaned,
    right: isOne ? cleaned : withoutKeys(rightKeys, fromRight!),
    placeholders: [
      ...(await listed(left, 'left', comparison.left, comparison, leftKeys, fromLeft!)),
      ...(await listed(right, 'right', comparison.right, comparison, rightKeys, fromRight!)),
    ],
  }
}

async function learnedOf(
  side: FinderSide,
  column: string,
  { compare }: LinkComparison,
  type: ColumnType | undefined,
  keys: NumericKeys,
): Promise<readonly LearnedKey[]> {
  const learned = (await side.learned?.(column, compare, type)) ?? learnPlaceholders(keys)
  return withoutSpeaking(side, column, compare, keys, learned)
}

function realKeys({ compare, real = [] }: LinkComparison, type: ColumnType | undefined): NumericKeys {
  return numericKeys(compare, columnOf(real), type)
}

/** Learned keys as they are told, those that a side has: the first row with one says what it is. */
async function listed(
  side: FinderSide,
  which: 'left' | 'right',
  column: string,
  { compare }: LinkComparison,
  keys: NumericKeys,
  learned: readonly LearnedKey[],
): Promise<LearnedPlaceholder[]> {
  const found: LearnedPlaceholder[] = []
  for (const one of learned) {
    const entry = entryOf(keys, one)
    if (entry < 0) continue
    const text = (await side.column(column)).get(rowOf(keys, entry))
    const value = keysOf(compare, text).find((key) => entryOf(numericKeys(compare, columnOf([key])), one) >= 0)
    found.push({ column, side: which, value: value ?? text, rows: one.rows })
  }
  return found
}

async function pairsOfAll(
  left: FinderSide,
  right: FinderSide,
  rule: FinderRule,
  compared: readonly ComparedKeys[],
  wish: JoinWish,
  context: FinderContext,
): Promise<RuledPairs> {
  const isOne = compared.every((keys) => keys.left === keys.right)
  const leftKeys = composeNumeric(compared.map((keys) => keys.left))
  const rightKeys = isOne ? leftKeys : composeNumeric(compared.map((keys) => keys.right))
  const answer = await joined(leftKeys, rightKeys, wish, context)
  if ('flood' in answer) throw await flood(left, right, rule.on, answer.flood)
  const { pairs } = answer
  return { ...pairs, rules: new Uint32Array(pairs.leftRows.length).fill(2 ** rule.on.length - 1) }
}

async function pairsOfAny(
  left: FinderSide,
  right: FinderSide,
  rule: FinderRule,
  compared: readonly ComparedKeys[],
  wish: JoinWish,
  context: FinderContext,
): Promise<RuledPairs> {
  let merged: RuledPairs = { leftRows: new Uint32Array(0), rightRows: new Uint32Array(0), rules: new Uint32Array(0) }
  for (const [index, keys] of compared.entries()) {
    const comparison = rule.on[index]!
    const answer = await joined(keys.left, keys.right, wish, context)
    if ('flood' in answer) throw await flood(left, right, [comparison], answer.flood)
    const { pairs } = answer
    merged = mergePairs(merged, { ...pairs, rules: new Uint32Array(pairs.leftRows.length).fill((1 << index) >>> 0) })
    if (merged.leftRows.length <= wish.mostPairs) continue
    const worst = await joined(keys.left, keys.right, { ...wish, mostPairs: 0 }, context)
    if ('flood' in worst) throw await flood(left, right, [comparison], worst.flood)
  }
  return merged
}

function joined(left: NumericKeys, right: NumericKeys, wish: JoinWish, { breathe }: FinderContext): Promise<JoinAnswer> {
  return joinKeys(left, right, wish, breathe)
}

/** Lets messages in no more often than is felt: a breath may take as long as a million comparisons. */
function atTimes({ breathe, signal }: FinderContext): () => Promise<void> {
  let last = Date.now()
  return async () => {
    if (Date.now() - last < BREATH_MILLISECONDS) return
    await breathe()
    signal.throwIfAborted()
    last = Date.now()
  }
}

/** Rows without a key: without one of the keys that must all be equal, with `any` without every one. */
function keylessOf(keys: readonly NumericKeys[], rowCount: number, any: boolean): number {
  if (keys.length === 1) return keylessRows(keys[0]!)
  const counts = new Uint8Array(rowCount)
  for (const of of keys) {
    let last = -1
    for (let entry = 0; entry < of.keys.length; entry++) {
      if (Number.isNaN(of.keys[entry]!)) continue
      const row = rowOf(of, entry)
      if (row !== last) counts[row]!++
      last = row
    }
  }
  const least = any ? 1 : keys.length
  let keyless = 0
  for (let row = 0; row < rowCount; row++) if (counts[row]! < least) keyless++
  return keyless
}

/** Names the key with the most pairs. */
async function flood(
  left: FinderSide,
  right: FinderSide,
  on: readonly LinkComparison[],
  { rightRow, leftCount, rightCount }: { rightRow: number; leftCount: number; rightCount: number },
): Promise<AppError> {
  const values = await Promise.all(on.map(async (comparison) => (await right.column(comparison.right)).get(rightRow)))
  return new AppError('model.tooManyPairs', {
    maxPairs: MOST_PAIRS,
    left: on.map((comparison) => comparison.left).join('、'),
    right: on.map((comparison) => comparison.right).join('、'),
    value: values.join('、'),
    leftCount,
    rightCount,
    rows: left.rowCount,
  })
}
