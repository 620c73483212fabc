/** Index of the first value that is at least `wanted` in ascending values; their number where there is none. */
export function firstAtLeast(values: readonly number[], wanted: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
