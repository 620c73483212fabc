import { similarity } from '../values/similarity.ts'
import type { Comparer, ComparerContext } from './comparer.ts'
import { type CompareKind, exactType, keysOf } from './key.ts'

/**
 * The comparison of a link step made ready: the one registry of all kinds. What `context` knows of both columns (types, tolerance, frequencies of tokens) holds
 * for every value that the comparer is given afterwards.
 */
export function comparerOf(kind: CompareKind, context: ComparerContext = {}): Comparer {
  return keyComparer(kind, context) as Comparer
}

/** Whole values: the keys of `keysOf`, compared by edits. */
function keyComparer(kind: CompareKind, { leftType, rightType }: ComparerContext): Comparer<readonly string[]> {
  const type = exactType(leftType, rightType)
  return {
    kind,
    normal(text) {
      const keys = keysOf(kind, text, type)
      return keys.length === 0 ? null : keys
    },
    compare(left, right) {
      if (left.some((key) => right.includes(key))) return { similarity: 1, how: 'equal' }
      let best = 0
      for (const a of left) for (const b of right) best = Math.max(best, similarity(a, b))
      return { similarity: best, how: best > 0 ? 'typing' : 'none' }
    },
    keys: (normal) => normal,
    blocks: (normal) => normal.flatMap((key) => [key, key.slice(0, 2)]),
  }
}
