import type { LinkStep } from '../../../shared/model/model.ts'

type Decide = NonNullable<LinkStep['decide']>
type Weights = NonNullable<Decide['weights']>[number]

/** Shares that sum to 1 with another one at a level: the others keep their proportions. A share is never 0 or 1, as that would settle every pair. */
export function withShare(shares: readonly number[], level: number, share: number): number[] {
  const given = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share))
  const others = shares.reduce((sum, each, at) => (at === level ? sum : sum + each), 0)
  const rest = 1 - given
  return shares.map((each, at) => {
    if (at === level) return given
    return others > 0 ? (each / others) * rest : rest / Math.max(1, shares.length - 1)
  })
}

const LEAST_SHARE = 1e-9

/** The bits of evidence of a level: how much likelier it is among pairs that belong together, as a power of two. */
export function bitsOf(m: number, u: number): number {
  return Math.log2(m / u)
}

/** With shares that the analyst gave for a rule, or as estimated again where there are none. */
export function withWeights(decide: Decide, rule: number, shares: Pick<Weights, 'm' | 'u'> | null): Decide {
  const { weights = [], ...rest } = decide
  const others = weights.filter((each) => each.rule !== rule)
  const next = shares ? [...others, { rule, ...shares }].sort((a, b) => a.rule - b.rule) : others
  return next.length > 0 ? { ...rest, weights: next } : rest
}

/** With a number of pairs that are expected to belong together, or as estimated where it is null. */
export function withExpected(decide: Decide, expected: number | null): Decide {
  const { expected: _, ...rest } = decide
  return expected === null ? rest : { ...rest, expected }
}

/** A step with other rules. Shares that were given for a rule follow it to its new place, and go with it; those of another comparison do not fit it. */
export function withRules(step: LinkStep, on: LinkStep['on']): LinkStep {
  const { decide } = step
  if (!decide?.weights) return { ...step, on }
  const { weights, ...rest } = decide
  const moved = weights.flatMap((each) => {
    const rule = step.on[each.rule]
    const place = on.findIndex(
      (other) => other.left === rule?.left && other.right === rule.right && other.compare === rule.compare,
    )
    const isAsFine = rule !== undefined && on[place]?.tolerance === rule.tolerance
    return place >= 0 && isAsFine ? [{ ...each, rule: place }] : []
  })
  return { ...step, on, decide: moved.length > 0 ? { ...rest, weights: moved } : rest }
}
