import { pauseOf } from './compared-rule.ts'
import { findByKeys } from './find-by-keys.ts'
import { findBySimilarity } from './find-by-similarity.ts'
import type { FinderSide, FoundPairs, PairFinder } from './finder.ts'
import { overlapExistence, overlappingPairs } from './interval-sweep.ts'
import { commonDays, type Intervals, intervalsOf, withoutInterval } from './intervals.ts'
import { isEquality } from './key.ts'
import { plainFigures, selectFigures } from './select-figures.ts'

const MOST_PAIRS = 20_000_000

/**
 * Pairs of rows whose intervals overlap. With `on` they are looked for among the rows that share keys, else by a sweep over all intervals; more pairs of such a sweep
 * than `mostCompared` are `link.needsRun`. Rows without an interval have no partner and are counted in the notes.
 */
export const findByIntervals: PairFinder = async (left, right, rule, context) => {
  const { intervals, isSelf } = rule
  if (!intervals) throw new RangeError('no intervals to go by')
  const leftIntervals = await readIntervals(left, intervals.left)
  const rightIntervals =
    isSelf && intervals.left.from === intervals.right.from && intervals.left.to === intervals.right.to
      ? leftIntervals
      : await readIntervals(right, intervals.right)
  const keyless = { left: withoutInterval(leftIntervals), right: withoutInterval(rightIntervals) }
  const found = await candidates()
  if (keyless.left + keyless.right === 0) return found
  const figures = found.figures ?? plainFigures
  const most = (side: 'left' | 'right') => Math.max(keyless[side], figures.notes.keyless[side])
  return { ...found, figures: { ...figures, notes: { ...figures.notes, keyless: { left: most('left'), right: most('right') } } } }

  async function candidates(): Promise<FoundPairs> {
    const leastDays = intervals!.atLeastDays
    if (rule.on.length > 0) {
      const finder = rule.on.every(isEquality) ? findByKeys : findBySimilarity
      const sharing = await finder(left, right, { ...rule, isExistence: false, intervals: null }, context)
      return overlapping(sharing, leftIntervals, rightIntervals, leastDays)
    }
    const columns = { left: intervals!.left.from, right: intervals!.right.from }
    const pairs =
      rule.isExistence && !isSelf
        ? overlapExistence(leftIntervals, rightIntervals, leastDays)
        : await overlappingPairs(leftIntervals, rightIntervals, {
            isSelf,
            leastDays,
            mostPairs: MOST_PAIRS,
            mostCompared: context.mostCompared,
            columns,
            pause: pauseOf(context),
          })
    return { ...pairs, rules: new Uint32Array(pairs.leftRows.length), figures: null }
  }
}

async function readIntervals(side: FinderSide, { from, to }: { from: string; to: string }): Promise<Intervals> {
  return intervalsOf(await side.days(from), await side.days(to), await side.column(to))
}

/** Of the pairs that share keys those whose intervals overlap. */
function overlapping(found: FoundPairs, left: Intervals, right: Intervals, leastDays: number): FoundPairs {
  const { leftRows, rightRows, rules, figures } = found
  const kept = Uint32Array.from(leftRows.keys()).filter(
    (at) => commonDays(left, leftRows[at]!, right, rightRows[at]!) >= leastDays,
  )
  if (kept.length === leftRows.length) return found
  return {
    leftRows: kept.map((at) => leftRows[at]!),
    rightRows: kept.map((at) => rightRows[at]!),
    rules: kept.map((at) => rules[at]!),
    figures: figures && selectFigures(figures, kept),
  }
}
