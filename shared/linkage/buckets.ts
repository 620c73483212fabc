import type { RowKeys } from './key.ts'
import { NO_DAY } from './window.ts'

/**
 * The rows of one side under each key: key k has `rows[starts[k]] … rows[starts[k + 1] − 1]`, ordered by day, then row; without days by row.
 * Rows without a day are left out when days are given.
 */
export interface Buckets {
  starts: Uint32Array
  rows: Uint32Array
  days: Int32Array | null
}

/** Counting sort of a side's keys; O(keys + rows), with days one sort of each bucket that needs it. */
export function bucketsOf(keys: RowKeys, count: number, days: Int32Array | null): Buckets {
  const starts = new Uint32Array(count + 1)
  const rowCount = keys.offsets.length - 1
  const visit = (act: (id: number, row: number) => void): void => {
    for (let row = 0; row < rowCount; row++) {
      if (days !== null && days[row] === NO_DAY) continue
      for (let at = keys.offsets[row]!; at < keys.offsets[row + 1]!; at++) act(keys.ids[at]!, row)
    }
  }
  visit((id) => {
    starts[id + 1]!++
  })
  for (let id = 0; id < count; id++) starts[id + 1]! += starts[id]!
  const rows = new Uint32Array(starts[count]!)
  const next = starts.slice()
  visit((id, row) => {
    rows[next[id]!++] = row
  })
  if (days !== null) for (let id = 0; id < count; id++) sortByDay(rows.subarray(starts[id], starts[id + 1]), days)
  return { starts, rows, days }
}

/** First position of key `id` whose row has at least this day (with days), or at least this row number (without). */
export function lowerBound(buckets: Buckets, id: number, least: number): number {
  let low = buckets.starts[id]!
  let high = buckets.starts[id + 1]!
  while (low < high) {
    const middle = (low + high) >>> 1
    const row = buckets.rows[middle]!
    if ((buckets.days === null ? row : buckets.days[row]!) < least) low = middle + 1
    else high = middle
  }
  return low
}

function sortByDay(rows: Uint32Array, days: Int32Array): void {
  for (let at = 1; at < rows.length; at++) {
    if (days[rows[at]!]! >= days[rows[at - 1]!]!) continue
    rows.sort((a, b) => days[a]! - days[b]! || a - b)
    return
  }
}
