import { findByIntervals } from '../linkage/find-by-intervals.ts'
import { findByKeys } from '../linkage/find-by-keys.ts'
import { findByMask } from '../linkage/find-by-mask.ts'
import { findByScore } from '../linkage/find-by-score.ts'
import { findBySimilarity } from '../linkage/find-by-similarity.ts'
import type { FinderRule, FinderSide, FoundPairs, PairFinder } from '../linkage/finder.ts'
import { isEquality } from '../linkage/key.ts'
import { plainFigures } from '../linkage/select-figures.ts'
import { settlePairs } from '../linkage/settle-pairs.ts'
import { daylessRows, daysOfBoth } from '../linkage/window-reader.ts'
import { contentHash } from './canonical-json.ts'
import { finderSide } from './finder-side.ts'
import type { LinkStep, OverlapStep } from './model.ts'
import type { Operator, StepContext } from './operator.ts'
import { joinRelations, placesOf, type Relation, rowCountOf } from './relation.ts'

/** Links two relations; a self-join where both inputs are the same name. */
export const runLink: Operator<LinkStep> = (step, inputs, context) => {
  const rule: FinderRule = { ...commonRule(step), decide: step.decide ?? null, window: step.window ?? null, intervals: null }
  return linkBy(step, rule, step.window, inputs, context)
}

/** The members that links and overlaps have in common. */
export function commonRule(step: LinkStep | OverlapStep): FinderRule {
  const { left, right, on = [], any = false, keep } = step
  const oneToOne = step.op === 'link' && step.oneToOne === true
  const isSelf = left === right
  const isCounted = step.op === 'link' && step.window?.times !== undefined
  const isExistence = keep === 'unmatched' && !isSelf && !oneToOne && !isCounted
  return { on, any, isSelf, oneToOne, isExistence, window: null, intervals: null, decide: null }
}

/** Finds pairs, settles them, and joins the inputs accordingly. */
export async function linkBy(
  step: LinkStep | OverlapStep,
  rule: FinderRule,
  window: LinkStep['window'],
  inputs: readonly Relation[],
  context: StepContext,
): Promise<Relation> {
  const [left, right] = [inputs[0]!, inputs[1]!]
  const leftSide = finderSide(left, step.id, context.sources, context.signal)
  const rightSide = finderSide(right, step.id, context.sources, context.signal)
  const judged = context.constraints?.get(step.id)
  const isJudged = judged !== undefined && judged.must.left.length + judged.cannot.left.length > 0
  const asked = { ...rule, isExistence: rule.isExistence && !isJudged }
  const found = await foundPairs(step.id, leftSide, rightSide, asked, isJudged, context)
  context.signal.throwIfAborted()
  const days = window ? await daysOfBoth(leftSide, rightSide, window) : null
  const settled = settlePairs(found, {
    keep: step.keep ?? 'matched',
    isSelf: rule.isSelf,
    oneToOne: rule.oneToOne,
    window: window ?? null,
    days: window?.take ? days : null,
    least: rule.decide?.probability ?? null,
    must: placesOf(left, right, judged?.must),
    cannot: placesOf(left, right, judged?.cannot),
    leftCount: rowCountOf(left),
    rightCount: rowCountOf(right),
  })
  return relationOf(left, right, days ? withDayless(settled, daylessRows(days)) : settled)
}

/** What was found, with the rows that no window can hold counted among its notes. */
function withDayless(found: FoundPairs, dayless: { left: number; right: number }): FoundPairs {
  if (dayless.left + dayless.right === 0) return found
  const figures = found.figures ?? plainFigures
  return { ...found, figures: { ...figures, notes: { ...figures.notes, dayless } } }
}

/** Least probability of the pairs that are kept: from there on a threshold may move without anything being compared again. */
const LEAST_KEPT = 0.01

/**
 * What the finder finds, or what it found before: pairs that were compared one by one are kept, by what decides on them. Scored ones come from
 * {@link LEAST_KEPT} on where they are kept or where pairs are judged, whose figures may lie below the threshold.
 */
async function foundPairs(
  step: string,
  left: FinderSide,
  right: FinderSide,
  rule: FinderRule,
  isJudged: boolean,
  context: StepContext,
): Promise<FoundPairs> {
  const { pairs, inputKeys } = context
  const finder = finderOf(rule)
  const find = (asked: FinderRule) =>
    finder(left, right, asked, {
      threads: context.links,
      mostCompared: context.mostCompared,
      signal: context.signal,
      breathe: context.breathe,
      onShare: (share, compared) => context.onShare?.(step, share, compared),
      onSizes: (sizes) => context.onSizes?.(step, sizes),
    })
  const { window, decide } = rule
  const least = decide && { ...decide, probability: Math.min(LEAST_KEPT, decide.probability) }
  const isKept = pairs && inputKeys && !inputKeys.includes('') && finder !== findByKeys && finder !== findByIntervals
  if (!isKept) return find(isJudged ? { ...rule, decide: least } : rule)
  const kept: FinderRule = {
    ...rule,
    window: window && { left: window.left, right: window.right, days: window.days },
    decide: least,
    isExistence: decide === null && rule.isExistence,
  }
  const key = contentHash(['pairs', kept, inputKeys])
  const found = pairs.get(key) ?? (await find(kept))
  pairs.set(key, found)
  return found
}

function finderOf(rule: FinderRule): PairFinder {
  if (rule.intervals) return findByIntervals
  if (rule.decide) return findByScore
  if (rule.on.some(({ compare }) => compare === 'masked')) return findByMask
  return rule.on.every(isEquality) ? findByKeys : findBySimilarity
}

function relationOf(left: Relation, right: Relation, settled: FoundPairs): Relation {
  const joined = joinRelations(left, right, settled)
  return settled.figures ? { ...joined, figures: settled.figures } : joined
}
