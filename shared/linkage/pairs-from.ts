import type { FoundPairs } from './finder.ts'
import { selectFigures } from './select-figures.ts'

/** The pairs that reach a probability, which a finder has compared in single precision as it is kept. Those that have none do not. O(pairs). */
export function pairsFrom(found: FoundPairs, probability: number): FoundPairs {
  const { figures, leftRows, rightRows, rules } = found
  const shares = figures?.probability
  if (!figures || !shares) return found
  const least = Math.fround(probability)
  const places = new Uint32Array(shares.length)
  let length = 0
  for (let place = 0; place < shares.length; place++) if (shares[place]! >= least) places[length++] = place
  if (length === shares.length) return found
  const kept = places.slice(0, length)
  return {
    leftRows: kept.map((place) => leftRows[place]!),
    rightRows: kept.map((place) => rightRows[place]!),
    rules: kept.map((place) => rules[place]!),
    figures: selectFigures(figures, kept),
  }
}
