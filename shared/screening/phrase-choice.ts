import type { PhraseCandidate } from './phrase-count.ts'
import { isStopPhrase } from './stop-phrases.ts'

export interface ChoiceOptions {
  /** Bits at the weakest joint, at least. */
  minimumCohesion: number
  /** Bits of the neighbours on either side, at least; of a phrase that occurs so seldom that it cannot have them, half of what it can have. */
  minimumFreedom: number
}

export const usualChoice: ChoiceOptions = { minimumCohesion: 3, minimumFreedom: 1.5 }

/** A shorter phrase falls away where this share of its occurrences lies inside one longer phrase. */
const NESTED_SHARE = 0.9

/**
 * The candidates that are phrases of the matter: they hold together, stand free on both sides, are no formula, and occur outside of a longer chosen one. In the order of
 * the candidates.
 */
export function choosePhrases(
  candidates: readonly PhraseCandidate[],
  { minimumCohesion, minimumFreedom }: ChoiceOptions = usualChoice,
): PhraseCandidate[] {
  const sound = candidates.filter(
    ({ text, occurrences, cohesion, leftFreedom, rightFreedom }) =>
      cohesion >= minimumCohesion &&
      Math.min(leftFreedom, rightFreedom) >= Math.min(minimumFreedom, Math.log2(occurrences) / 2) &&
      !isStopPhrase(text),
  )
  return withoutNested(sound)
}

/** Leaves out the candidates that (nearly) only occur inside a longer one of these. */
export function withoutNested(candidates: readonly PhraseCandidate[]): PhraseCandidate[] {
  const byText = new Map(candidates.map((candidate) => [candidate.text, candidate]))
  const nested = new Set<string>()
  for (const { text, occurrences } of candidates) {
    for (let length = 2; length < text.length; length++) {
      for (let start = 0; start + length <= text.length; start++) {
        const part = text.slice(start, start + length)
        const shorter = byText.get(part)
        if (shorter && occurrences >= NESTED_SHARE * shorter.occurrences) nested.add(part)
      }
    }
  }
  return candidates.filter(({ text }) => !nested.has(text))
}
