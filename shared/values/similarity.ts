const LONGEST = 2_000

/**
 * 1 − edits / length of the longer text, where an edit inserts, deletes or replaces a character or swaps two neighbours
 * (optimal string alignment). Symmetric, 1 only for equal texts, by code points. O(n·m) on the first 2 000 characters.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return 1
  const from = [...a].slice(0, LONGEST)
  const to = [...b].slice(0, LONGEST)
  const longer = Math.max(from.length, to.length)
  if (longer === 0) return 0
  const edits = Math.max(1, alignment(from, to))
  return 1 - edits / longer
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
