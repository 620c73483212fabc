const LONGEST = 2_000
/** Characters of the shorter text that fit the bits of one number. */
const BITS = 32
const SURROGATE = /[\ud800-\udfff]/
/** For each UTF-16 unit the places of the pattern where it stands; cleared after each use. */
const places = new Int32Array(0x10000)

/**
 * 1 − edits / length of the longer text, where an edit inserts, deletes or replaces a character or swaps two neighbours
 * (optimal string alignment). Symmetric, 1 only for equal texts, by code points. O(n) where the shorter text has at most 32 characters, else
 * O(n·m) on the first 2 000 characters.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  const [shorter, longer] = a.length < b.length ? [a, b] : [b, a]
  if (longer.length === 0) return 0
  if (shorter.length <= BITS && longer.length <= LONGEST && !SURROGATE.test(a) && !SURROGATE.test(b)) {
    return 1 - editsInBits(shorter, longer) / longer.length
  }
  const from = [...a].slice(0, LONGEST)
  const to = [...b].slice(0, LONGEST)
  const edits = Math.max(1, alignment(from, to))
  return 1 - edits / Math.max(from.length, to.length)
}

/** The edits between two texts without surrogates, the first of at most 32 units. */
export function editsInBits(pattern: string, text: string): number {
  const { length } = pattern
  if (length === 0) return text.length
  for (let at = 0; at < length; at++) places[pattern.charCodeAt(at)]! |= 1 << at
  const last = 1 << (length - 1)
  let edits = length
  let rises = -1
  let falls = 0
  let diagonal = 0
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const here = places[text.charCodeAt(at)]!
    const swap = ((~diagonal & here) << 1) & before
    diagonal = ((((here & rises) + rises) | 0) ^ rises) | here | falls | swap
    let up = falls | ~(diagonal | rises)
    let down = diagonal & rises
    if (up & last) edits++
    if (down & last) edits--
    up = (up << 1) | 1
    down <<= 1
    rises = down | ~(diagonal | up)
    falls = up & diagonal
    before = here
  }
  for (let at = 0; at < length; at++) places[pattern.charCodeAt(at)] = 0
  return edits
}

function alignment(from: readonly string[], to: readonly string[]): number {
  const width = to.length + 1
  let before = new Uint16Array(width)
  let previous = Uint16Array.from({ length: width }, (_, column) => column)
  let current = new Uint16Array(width)
  for (let row = 1; row <= from.length; row++) {
    current[0] = row
    for (let column = 1; column < width; column++) {
      const isSame = from[row - 1] === to[column - 1]
      let best = Math.min(previous[column]! + 1, current[column - 1]! + 1, previous[column - 1]! + (isSame ? 0 : 1))
      const isSwap = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]
      if (isSwap) best = Math.min(best, before[column - 2]! + 1)
      current[column] = best
    }
    ;[before, previous, current] = [previous, current, before]
  }
  return previous[to.length]!
}
