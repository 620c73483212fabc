const usedRight = new Uint8Array(256)
const matched = new Uint16Array(256)

/**
 * Jaro–Winkler similarity by UTF-16 units: characters in common within half the longer length, transpositions, and a bonus of a tenth of what is missing for each
 * of up to four equal first characters (W. E. Winkler, 1990). Symmetric, 1 only for equal texts. Looks at the first 256 units.
 */
export function jaroWinkler(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  const [left, right] = a.length < b.length || (a.length === b.length && a < b) ? [a, b] : [b, a]
  const leftLength = Math.min(left.length, 256)
  const rightLength = Math.min(right.length, 256)
  if (leftLength === 0) return 0
  const reach = Math.max(0, (rightLength >> 1) - 1)
  usedRight.fill(0, 0, rightLength)
  let common = 0
  for (let at = 0; at < leftLength; at++) {
    const unit = left.charCodeAt(at)
    const end = Math.min(rightLength, at + reach + 1)
    for (let other = Math.max(0, at - reach); other < end; other++) {
      if (usedRight[other] === 1 || right.charCodeAt(other) !== unit) continue
      usedRight[other] = 1
      matched[common++] = unit
      break
    }
  }
  if (common === 0) return 0
  let moved = 0
  for (let other = 0, place = 0; other < rightLength; other++) {
    if (usedRight[other] === 1 && right.charCodeAt(other) !== matched[place++]) moved++
  }
  const jaro = (common / leftLength + common / rightLength + (common - moved / 2) / common) / 3
  let start = 0
  while (start < 4 && start < leftLength && left.charCodeAt(start) === right.charCodeAt(start)) start++
  return Math.min(0.999, jaro + start * 0.1 * (1 - jaro))
}
