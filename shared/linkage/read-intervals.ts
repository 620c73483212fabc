import type { FinderRule, FinderSide } from './finder.ts'
import { commonDays, type Intervals, intervalsOf } from './intervals.ts'

/** Intervals of both sides by row; one and the same where both are the same columns of one table. */
export async function readIntervals(
  left: FinderSide,
  right: FinderSide,
  { isSelf, intervals }: FinderRule,
): Promise<{ left: Intervals; right: Intervals; leastDays: number } | null> {
  if (!intervals) return null
  const ours = await readSide(left, intervals.left)
  const isOne = isSelf && intervals.left.from === intervals.right.from && intervals.left.to === intervals.right.to
  return { left: ours, right: isOne ? ours : await readSide(right, intervals.right), leastDays: intervals.atLeastDays }
}

async function readSide(side: FinderSide, { from, to }: { from: string; to: string }): Promise<Intervals> {
  return intervalsOf(await side.days(from), await side.days(to), await side.column(to))
}

/** Whether the intervals of two rows have enough days in common; always where the rule has none. */
export async function overlapReader(
  left: FinderSide,
  right: FinderSide,
  rule: FinderRule,
): Promise<(left: number, right: number) => boolean> {
  const read = await readIntervals(left, right, rule)
  if (!read) return () => true
  return (one, other) => commonDays(read.left, one, read.right, other) >= read.leastDays
}
