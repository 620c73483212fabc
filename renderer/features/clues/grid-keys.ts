/** Where a key moves the cursor of a list of `count` rows; null for a key that does not move. `at` is −1 without a cursor. */
export function gridMove(
  event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  at: number,
  count: number,
  perPage: number,
): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey || count === 0) return null
  const clamp = (index: number) => Math.min(count - 1, Math.max(0, index))
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return clamp(at + 1)
    case 'ArrowUp':
    case 'k':
      return clamp(at - 1)
    case 'PageDown':
      return clamp(at + perPage)
    case 'PageUp':
      return clamp(at - perPage)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** The whole numbers between two ends, both included, in rising order. */
export function rangeOf(a: number, b: number): number[] {
  const first = Math.max(0, Math.min(a, b))
  return Array.from({ length: Math.max(a, b) - first + 1 }, (_, index) => first + index)
}
