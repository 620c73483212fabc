import { groupKeys, type KeyGroups } from './key-groups.ts'
import type { JoinAnswer, JoinWish } from './link-threads.ts'
import { NumberList } from './number-list.ts'
import { type NumericKeys, type RowPairs, rowOf } from './numeric-keys.ts'
import { overlapsInKeys } from './overlap-in-keys.ts'
import { NO_DAY } from './window.ts'

/** Pairs between two calls of `breathe`. */
const BREATH_PAIRS = 2_000_000
/** The rows of a key are looked through one by one up to so many; more are sorted and searched. */
const LOOKED_THROUGH = 4

/**
 * The pairs of rows with a common key. What a key without days would give is known before the first pair is written; with days or intervals, a join
 * stops at the pair behind the last that is allowed. Cost: {@link groupKeys}, then the pairs.
 */
export async function joinKeys(
  left: NumericKeys,
  right: NumericKeys,
  wish: JoinWish,
  breathe: () => Promise<void>,
): Promise<JoinAnswer> {
  const groups = await groupKeys(left, right, breathe)
  const { isExistence, isSelf, days, intervals = null, mostPairs } = wish
  if (intervals) {
    const overlapping = await overlapsInKeys(left, groups, wish, intervals, breathe)
    return overlapping ? { pairs: overlapping } : { flood: worstKey(left, groups) }
  }
  const count = pairCount(groups, isSelf)
  if (!isExistence && days === null && count > mostPairs) return { flood: worstKey(left, groups) }
  if (left.rows === null && right.rows === null && days === null && !isSelf) {
    return { pairs: isExistence ? existing(groups) : plainPairs(groups, count) }
  }
  const pairs = await chosenPairs(left, right, groups, wish, breathe)
  return pairs ? { pairs } : { flood: worstKey(left, groups) }
}

/** Pairs of all keys; one that two keys give counts twice. */
function pairCount({ sizeOf }: KeyGroups, isSelf: boolean): number {
  let count = 0
  for (let place = 0; place < sizeOf.length; place++) {
    const size = sizeOf[place]!
    if (size > 0) count += size - (isSelf ? 1 : 0)
  }
  return isSelf ? count / 2 : count
}

function plainPairs({ entries, startOf, sizeOf, rows }: KeyGroups, count: number): RowPairs {
  const leftRows = new Uint32Array(count)
  const rightRows = new Uint32Array(count)
  let at = 0
  for (let place = 0; place < sizeOf.length; place++) {
    const start = startOf[place]!
    const end = start + sizeOf[place]!
    for (let partner = start; partner < end; partner++) {
      leftRows[at] = entries ? entries[place]! : place
      rightRows[at++] = rows[partner]!
    }
  }
  return { leftRows, rightRows }
}

/** Each left row that has a partner with the first one. */
function existing({ entries, startOf, sizeOf, rows }: KeyGroups): RowPairs {
  const leftRows = new NumberList(new Uint32Array(sizeOf.length))
  const rightRows = new NumberList(new Uint32Array(sizeOf.length))
  for (let place = 0; place < sizeOf.length; place++) {
    if (sizeOf[place] === 0) continue
    leftRows.add(entries ? entries[place]! : place)
    rightRows.add(rows[startOf[place]!]!)
  }
  return { leftRows: leftRows.result(), rightRows: rightRows.result() }
}

/** Pairs where rows may have several keys, a window chooses, or both sides are one. Null when there are too many. */
async function chosenPairs(
  left: NumericKeys,
  right: NumericKeys,
  groups: KeyGroups,
  { isSelf, isExistence, days, mostPairs }: JoinWish,
  breathe: () => Promise<void>,
): Promise<RowPairs | null> {
  const { entries, startOf, sizeOf, rows } = groups
  if (days) sortByDay(groups, days.right)
  const dayAt = days && daysInOrder(rows, days.right)
  const isRepeating = left.rows !== null || right.rows !== null
  const leftRows = new NumberList(new Uint32Array(1024))
  const rightRows = new NumberList(new Uint32Array(1024))
  let partners = new Uint32Array(16)
  let breath = BREATH_PAIRS
  for (let place = 0; place < sizeOf.length; ) {
    const row = rowOf(left, entries ? entries[place]! : place)
    const day = days ? days.left[row]! : 0
    const least = days ? Math.max(day + days.from, NO_DAY + 1) : isSelf ? row + 1 : 0
    const most = days ? day + days.to : Number.POSITIVE_INFINITY
    let found = 0
    for (; place < sizeOf.length && rowOf(left, entries ? entries[place]! : place) === row; place++) {
      const size = sizeOf[place]!
      if (size === 0 || day === NO_DAY || (isExistence && found > 0)) continue
      const from = startOf[place]!
      const to = from + size
      const isSorted = size > LOOKED_THROUGH
      for (let at = isSorted ? lowerBound(dayAt ?? rows, from, to, least) : from; at < to; at++) {
        if (dayAt !== null && (dayAt[at]! < least || dayAt[at]! > most)) {
          if (isSorted) break
          continue
        }
        const partner = rows[at]!
        if (isSelf && partner <= row) continue
        if (found === partners.length) partners = longer(partners)
        partners[found++] = partner
        if (isExistence) break
      }
    }
    if (found > 1 && (isRepeating || days !== null)) found = distinct(partners.subarray(0, found))
    for (let at = 0; at < found; at++) {
      leftRows.add(row)
      rightRows.add(partners[at]!)
    }
    if (!isExistence && leftRows.length > mostPairs) return null
    if (leftRows.length + row > breath) {
      breath += BREATH_PAIRS
      await breathe()
    }
  }
  return { leftRows: leftRows.result(), rightRows: rightRows.result() }
}

/** Rows of each large group by day, then row; those without a day come first and are in no window. */
function sortByDay({ starts, rows }: KeyGroups, days: Int32Array): void {
  for (let group = 1; group < starts.length; group++) {
    const from = starts[group - 1]!
    const to = starts[group]!
    if (to - from <= LOOKED_THROUGH) continue
    for (let at = from + 1; at < to; at++) {
      if (days[rows[at]!]! >= days[rows[at - 1]!]!) continue
      rows.subarray(from, to).sort((a, b) => days[a]! - days[b]! || a - b)
      break
    }
  }
}

/** The day of each row, read in one go: each of them is somewhere else in memory. */
function daysInOrder(rows: Uint32Array, days: Int32Array): Int32Array {
  const inOrder = new Int32Array(rows.length)
  for (let at = 0; at < rows.length; at++) inOrder[at] = days[rows[at]!]!
  return inOrder
}

/** First place of those from `from` on, ascending in `values`, that has at least this day or row. */
function lowerBound(values: Uint32Array | Int32Array, from: number, to: number, least: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

/** Sorts rows and takes out those that come twice; how many remain. */
function distinct(rows: Uint32Array): number {
  rows.sort()
  let kept = 1
  for (let at = 1; at < rows.length; at++) if (rows[at] !== rows[at - 1]) rows[kept++] = rows[at]!
  return kept
}

/** The key with the most pairs, by the first row of either side that has it. */
function worstKey(left: NumericKeys, { entries, startOf, sizeOf, rows }: KeyGroups) {
  const counts = new Uint32Array(rows.length)
  for (let place = 0; place < sizeOf.length; place++) if (sizeOf[place]! > 0) counts[startOf[place]!]!++
  let worst = 0
  const pairs = (place: number) => (sizeOf[place]! > 0 ? counts[startOf[place]!]! * sizeOf[place]! : 0)
  for (let place = 1; place < sizeOf.length; place++) if (pairs(place) > pairs(worst)) worst = place
  const start = startOf[worst]!
  return {
    leftRow: rowOf(left, entries ? entries[worst]! : worst),
    rightRow: rows[start]!,
    leftCount: counts[start]!,
    rightCount: sizeOf[worst]!,
  }
}

function longer(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(2 * values.length)
  copy.set(values)
  return copy
}
