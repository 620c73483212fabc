import type { Intervals } from './intervals.ts'
import type { KeyGroups } from './key-groups.ts'
import type { JoinWish } from './link-threads.ts'
import { NumberList } from './number-list.ts'
import { type NumericKeys, type RowPairs, rowOf } from './numeric-keys.ts'
import { placesByRank } from './pair-order.ts'

const BREATH_PAIRS = 2_000_000
const ROWS_A_BREATH = 100_000
/** Ends before every interval. */
const NEVER = -0x80000000

/**
 * Pairs of rows that share a key and whose intervals have enough days in common, by left row, then right row; null when there are too many. The rows of a key are
 * sorted by the beginning and searched by the latest end: no cost for those that do not overlap, O(log rows) for a left row, O(1) for a pair.
 */
export async function overlapsInKeys(
  left: NumericKeys,
  groups: KeyGroups,
  { isSelf, isExistence, mostPairs }: JoinWish,
  intervals: NonNullable<JoinWish['intervals']>,
  breathe: () => Promise<void>,
): Promise<RowPairs | null> {
  const { leastDays } = intervals
  const { entries, startOf, sizeOf } = groups
  const search = await IntervalSearch.of(groups, intervals.right, leastDays, breathe)
  const leftRows = new NumberList(new Uint32Array(1024))
  const rightRows = new NumberList(new Uint32Array(1024))
  const { found } = search
  let breath = BREATH_PAIRS
  for (let place = 0; place < sizeOf.length; ) {
    const row = rowOf(left, entries ? entries[place]! : place)
    const [from, to] = [intervals.left.from[row]!, intervals.left.to[row]!]
    const isLong = to - from + 1 >= leastDays
    found.clear()
    for (; place < sizeOf.length && rowOf(left, entries ? entries[place]! : place) === row; place++) {
      if (!isLong || sizeOf[place] === 0 || (isExistence && found.length > 0)) continue
      search.ask(to - leastDays + 1, from + leastDays - 1, isSelf ? row : -1, isExistence ? 1 : mostPairs + 1)
      search.collect(startOf[place]!, startOf[place]! + sizeOf[place]!)
    }
    const partners = found.numbers().sort()
    for (let at = 0; at < partners.length; at++) {
      if (at > 0 && partners[at] === partners[at - 1]) continue
      leftRows.add(row)
      rightRows.add(partners[at]!)
    }
    if (!isExistence && leftRows.length > mostPairs) return null
    if (leftRows.length + row > breath) {
      breath = leftRows.length + row + BREATH_PAIRS
      await breathe()
    }
  }
  return { leftRows: leftRows.result(), rightRows: rightRows.result() }
}

/** Rows of each key as a balanced tree that is an array: the middle of a stretch is its root, and knows the latest end of the stretch. */
class IntervalSearch {
  readonly found = new NumberList(new Uint32Array(64))
  private readonly latest: Int32Array
  private mostFrom = 0
  private leastTo = 0
  private above = -1
  private most = 0

  private constructor(
    private readonly rows: Uint32Array,
    private readonly from: Int32Array,
    private readonly to: Int32Array,
  ) {
    this.latest = new Int32Array(rows.length)
  }

  static async of(
    { starts, rows }: KeyGroups,
    intervals: Intervals,
    leastDays: number,
    breathe: () => Promise<void>,
  ): Promise<IntervalSearch> {
    const search = new IntervalSearch(rows, new Int32Array(rows.length), new Int32Array(rows.length))
    let breath = ROWS_A_BREATH
    for (let group = 1; group < starts.length; group++) {
      const [start, end] = [starts[group - 1]!, starts[group]!]
      sortByBeginning(rows.subarray(start, end), intervals.from)
      for (let at = start; at < end; at++) {
        const [from, to] = [intervals.from[rows[at]!]!, intervals.to[rows[at]!]!]
        search.from[at] = from
        search.to[at] = to - from + 1 >= leastDays ? to : NEVER
      }
      search.build(start, end)
      if (end < breath) continue
      breath = end + ROWS_A_BREATH
      await breathe()
    }
    return search
  }

  /** What {@link collect} is to find: intervals that begin by one day and end not before another, of rows behind `above`, until there are `most`. */
  ask(mostFrom: number, leastTo: number, above: number, most: number): void {
    this.mostFrom = mostFrom
    this.leastTo = leastTo
    this.above = above
    this.most = most
  }

  /** Adds the rows of a stretch to {@link found}, in no order. */
  collect(start: number, end: number): void {
    if (start >= end || this.found.length >= this.most) return
    const middle = (start + end) >>> 1
    if (this.latest[middle]! < this.leastTo) return
    this.collect(start, middle)
    if (this.from[middle]! > this.mostFrom) return
    const row = this.rows[middle]!
    if (this.to[middle]! >= this.leastTo && row > this.above && this.found.length < this.most) this.found.add(row)
    this.collect(middle + 1, end)
  }

  private build(start: number, end: number): number {
    if (start >= end) return NEVER
    const middle = (start + end) >>> 1
    const latest = Math.max(this.to[middle]!, this.build(start, middle), this.build(middle + 1, end))
    this.latest[middle] = latest
    return latest
  }
}

/** Rows of a key, which ascend, by the beginning of their intervals. */
function sortByBeginning(rows: Uint32Array, from: Int32Array): void {
  if (rows.length < 2) return
  const beginnings = Float64Array.from(rows, (row) => from[row]!)
  const sorted = placesByRank(beginnings).map((place) => rows[place]!)
  rows.set(sorted)
}
