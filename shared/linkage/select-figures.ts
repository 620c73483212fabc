import type { LinkFigures } from './figures.ts'

/** What is said of a link by equal keys as soon as there is anything to be said: every score is 1, every grade `exact`. */
export const plainFigures: LinkFigures = {
  score: null,
  probability: null,
  parts: null,
  width: 0,
  grades: null,
  candidates: null,
  model: null,
  notes: { compared: 0, blocks: [], placeholders: [], keyless: { left: 0, right: 0 }, judged: { added: 0, removed: 0 } },
}

/** Figures of the rows at the given ordinals, in their order. */
export function selectFigures(figures: LinkFigures, ordinals: Uint32Array): LinkFigures {
  const { score, probability, parts, width, grades, candidates } = figures
  return {
    ...figures,
    score: score && gatherInto(score, ordinals, new Float32Array(ordinals.length), 1),
    probability: probability && gatherInto(probability, ordinals, new Float32Array(ordinals.length), 1),
    parts: parts && gatherInto(parts, ordinals, new Float32Array(width * ordinals.length), width),
    grades: grades && gatherInto(grades, ordinals, new Uint8Array(ordinals.length), 1),
    candidates: candidates && gatherInto(candidates, ordinals, new Uint32Array(ordinals.length), 1),
  }
}

/** Copies `width` numbers for each ordinal. */
function gatherInto<A extends Float32Array | Uint8Array | Uint32Array>(from: A, ordinals: Uint32Array, to: A, width: number): A {
  for (let at = 0; at < ordinals.length; at++) {
    for (let part = 0; part < width; part++) to[width * at + part] = from[width * ordinals[at]! + part]!
  }
  return to
}
