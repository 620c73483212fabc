import { groupKeys, type KeyGroups } from './key-groups.ts'
import type { JoinAnswer, JoinWish } from './link-threads.ts'
import { NumberList } from './number-list.ts'
import { entryStarts, type NumericKeys, type RowPairs, rowOf } from './numeric-keys.ts'
import { NO_DAY } from './window.ts'

/** Pairs between two calls of `breathe`. */
const BREATH_PAIRS = 2_000_000

/**
 * The pairs of rows with a common key. What a key without days would give is known before the first pair is written; with days, a join stops at the pair behind the
 * last that is allowed. Cost: {@link groupKeys}, then the pairs.
 */
export async function joinKeys(
  left: NumericKeys,
  right: NumericKeys,
  wish: JoinWish,
  breathe: () => Promise<void>,
): Promise<JoinAnswer> {
  const groups = await groupKeys(left, right, breathe)
  const { isExistence, isSelf, days, mostPairs } = wish
  if (!isExistence && days === null && pairCount(left, groups, isSelf) > mostPairs) return { flood: worstKey(left, groups) }
  if (left.rows === null && right.rows === null && days === null && !isSelf) {
    return { pairs: isExistence ? existing(groups) : plainPairs(groups) }
  }
  const pairs = await chosenPairs(left, right, groups, wish, breathe)
  return pairs ? { pairs } : { flood: worstKey(left, groups) }
}

/** Pairs of all keys; one that two keys give counts twice. */
function pairCount({ keys }: NumericKeys, { sizeOf }: KeyGroups, isSelf: boolean): number {
  let count = 0
  for (let entry = 0; entry < keys.length; entry++) {
    const size = sizeOf[entry]!
    if (size > 0) count += size - (isSelf ? 1 : 0)
  }
  return isSelf ? count / 2 : count
}

function plainPairs({ startOf, sizeOf, rows }: KeyGroups): RowPairs {
  let count = 0
  for (let row = 0; row < sizeOf.length; row++) count += sizeOf[row]!
  const leftRows = new Uint32Array(count)
  const rightRows = new Uint32Array(count)
  let at = 0
  for (let row = 0; row < sizeOf.length; row++) {
    const size = sizeOf[row]!
    if (size === 0) continue
    const start = startOf[row]!
    for (let place = start; place < start + size; place++) {
      leftRows[at] = row
      rightRows[at++] = rows[place]!
    }
  }
  return { leftRows, rightRows }
}

/** Each left row that has a partner with the first one. */
function existing({ startOf, sizeOf, rows }: KeyGroups): RowPairs {
  const leftRows = new NumberList(new Uint32Array(sizeOf.length))
  const rightRows = new NumberList(new Uint32Array(sizeOf.length))
  for (let row = 0; row < sizeOf.length; row++) {
    if (sizeOf[row] === 0) continue
    leftRows.add(row)
    rightRows.add(rows[startOf[row]!]!)
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
  const { startOf, sizeOf, rows } = groups
  if (days) sortByDay(groups, days.right)
  const order = days?.right ?? null
  const entries = left.rows ? entryStarts(left) : null
  const isRepeating = left.rows !== null || right.rows !== null
  const leftRows = new NumberList(new Uint32Array(1024))
  const rightRows = new NumberList(new Uint32Array(1024))
  let partners = new Uint32Array(16)
  let breath = BREATH_PAIRS
  for (let row = 0; row < left.rowCount; row++) {
    const day = days ? days.left[row]! : 0
    if (day === NO_DAY) continue
    const least = days ? day + days.from : isSelf ? row + 1 : 0
    const most = days ? day + days.to : Number.POSITIVE_INFINITY
    let found = 0
    for (let entry = entries ? entries[row]! : row; entry < (entries ? entries[row + 1]! : row + 1); entry++) {
      const size = sizeOf[entry]!
      if (size === 0) continue
      const from = startOf[entry]!
      const to = from + size
      for (let place = size > 4 ? lowerBound(rows, order, from, to, least) : from; place < to; place++) {
        const partner = rows[place]!
        if (order !== null && order[partner]! > most) break
        if (order !== null && order[partner]! < least) continue
        if (isSelf && partner <= row) continue
        if (found === partners.length) partners = longer(partners)
        partners[found++] = partner
        if (isExistence) break
      }
      if (isExistence && found > 0) break
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

/** Rows of each group by day, then row; those without a day come first and are in no window. */
function sortByDay({ starts, rows }: KeyGroups, days: Int32Array): void {
  for (let group = 1; group < starts.length; group++) {
    const from = starts[group - 1]!
    const to = starts[group]!
    for (let at = from + 1; at < to; at++) {
      if (days[rows[at]!]! >= days[rows[at - 1]!]!) continue
      rows.subarray(from, to).sort((a, b) => days[a]! - days[b]! || a - b)
      break
    }
  }
}

/** First place whose row has at least this day (with days) or is at least this row (without). */
function lowerBound(rows: Uint32Array, days: Int32Array | null, from: number, to: number, least: number): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = rows[middle]!
    if ((days === null ? row : days[row]!) < least) low = middle + 1
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
function worstKey(left: NumericKeys, { startOf, sizeOf, rows }: KeyGroups) {
  const counts = new Uint32Array(rows.length)
  for (let entry = 0; entry < sizeOf.length; entry++) if (sizeOf[entry]! > 0) counts[startOf[entry]!]!++
  let worst = 0
  const pairs = (entry: number) => (sizeOf[entry]! > 0 ? counts[startOf[entry]!]! * sizeOf[entry]! : 0)
  for (let entry = 1; entry < sizeOf.length; entry++) if (pairs(entry) > pairs(worst)) worst = entry
  const start = startOf[worst]!
  return { leftRow: rowOf(left, worst), rightRow: rows[start]!, leftCount: counts[start]!, rightCount: sizeOf[worst]! }
}

function longer(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(2 * values.length)
  copy.set(values)
  return copy
}
