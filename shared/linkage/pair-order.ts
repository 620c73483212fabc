/**
 * The places 0 … n − 1 in ascending order of the first key, where that is equal of the second, and so on, at last of the place itself. Infinity comes last; NaN is
 * not allowed. Native sorts of numbers and counting instead of a comparator: about 0.2 µs a place and key.
 */
export function placesByRank(...keys: readonly Float64Array[]): Uint32Array<ArrayBuffer> {
  const count = keys[0]?.length ?? 0
  let order: Uint32Array<ArrayBuffer> = new Uint32Array(count)
  for (let place = 0; place < count; place++) order[place] = place
  for (const key of keys.toReversed()) order = stablyBy(key, order)
  return order
}

/** `order` sorted by `key`, equal keys in the order they have. */
function stablyBy(key: Float64Array, order: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  if (isAscending(key, order)) return order
  const values = distinct(key.toSorted())
  const ranks = Uint32Array.from(key, (value) => rankOf(values, value))
  const next = new Uint32Array(values.length + 1)
  for (const rank of ranks) next[rank + 1]!++
  for (let rank = 0; rank < values.length; rank++) next[rank + 1]! += next[rank]!
  const sorted = new Uint32Array(order.length)
  for (const place of order) sorted[next[ranks[place]!]!++] = place
  return sorted
}

function isAscending(key: Float64Array, order: Uint32Array): boolean {
  for (let at = 1; at < order.length; at++) if (key[order[at]!]! < key[order[at - 1]!]!) return false
  return true
}

function distinct(sorted: Float64Array): Float64Array {
  let count = 0
  for (let at = 0; at < sorted.length; at++) if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[count++] = sorted[at]!
  return sorted.subarray(0, count)
}

/** Index of a value in ascending distinct values, of which it is one. */
function rankOf(values: Float64Array, value: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}
