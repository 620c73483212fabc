import { pauseOf } from './compared-rule.ts'
import { findByKeys } from './find-by-keys.ts'
import { findBySimilarity } from './find-by-similarity.ts'
import type { FoundPairs, PairFinder } from './finder.ts'
import { overlapExistence, overlappingPairs } from './interval-sweep.ts'
import { withoutInterval } from './intervals.ts'
import { isEquality } from './key.ts'
import { readIntervals } from './read-intervals.ts'
import { plainFigures } from './select-figures.ts'

const MOST_PAIRS = 20_000_000

/**
 * Pairs of rows whose intervals overlap. With `on` they are looked for within each key, else by a sweep over all intervals; more pairs of such a sweep
 * than `mostCompared` are `link.needsRun`. Rows without an interval have no partner and are counted in the notes.
 */
export const findByIntervals: PairFinder = async (left, right, rule, context) => {
  const read = await readIntervals(left, right, rule)
  if (!read) throw new RangeError('no intervals to go by')
  const { intervals, isSelf } = rule
  const { left: leftIntervals, right: rightIntervals, leastDays } = read
  const keyless = { left: withoutInterval(leftIntervals), right: withoutInterval(rightIntervals) }
  const found = await candidates()
  if (keyless.left + keyless.right === 0) return found
  const figures = found.figures ?? plainFigures
  const most = (side: 'left' | 'right') => Math.max(keyless[side], figures.notes.keyless[side])
  return { ...found, figures: { ...figures, notes: { ...figures.notes, keyless: { left: most('left'), right: most('right') } } } }

  async function candidates(): Promise<FoundPairs> {
    if (rule.on.length > 0) return (rule.on.every(isEquality) ? findByKeys : findBySimilarity)(left, right, rule, context)
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
