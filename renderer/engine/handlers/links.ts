import type { linkContract } from '../../../shared/contract/links.ts'
import type { ArgsOut, Handlers, ResultOf } from '../../../shared/contract/method.ts'
import { comparerOf } from '../../../shared/linkage/comparers.ts'
import { spelledRule } from '../../../shared/model/alias-groups.ts'
import type { Investigation } from '../investigation.ts'
import { previewLink, runLinkStep } from '../link-draft.ts'
import { previewProof } from '../link-proof.ts'
import { scorePlot } from '../link-scores.ts'
import { suggestLinks } from '../link-suggestions.ts'
import { cardsAt } from '../row-cards.ts'

type Contract = typeof linkContract

/** Two values under one rule, as a link compares them; the normal form of each, null where a value is no key. */
function tryRule(
  { rule, left, right, ...types }: ArgsOut<Contract['link.try']>,
  lexicons: Investigation['lexicons'],
): ResultOf<Contract['link.try']> {
  const { compare, tolerance, aliases } = spelledRule(rule, lexicons)
  const comparer = comparerOf(compare, { tolerance, aliases, ...types })
  const [one, other] = [comparer.normal(left), comparer.normal(right)]
  const shown = (normal: unknown) => (normal === null ? null : (comparer.keys(normal)[0] ?? ''))
  if (one === null || other === null) return { similarity: 0, how: 'none', left: shown(one), right: shown(other) }
  const likeness = comparer.compare(one, other)
  const isAlias = likeness.how === 'equal' && (comparer.isAlias?.(left) || comparer.isAlias?.(right))
  return { ...likeness, ...(isAlias && { how: 'alias' as const }), left: shown(one), right: shown(other) }
}

export function linkHandlers(investigation: Investigation): Handlers<typeof linkContract> {
  return {
    'link.suggest': (of, { signal }) => suggestLinks(investigation, of, signal),
    'link.preview': (step, { signal }) => previewLink(investigation, step, signal),
    'link.run': (step, context) => runLinkStep(investigation, step, context),
    'link.scores': (step, context) => scorePlot(investigation, step, context),
    'link.proof': (step, context) => previewProof(investigation, step, context),
    'link.cards': ({ of, index }, { signal }) => cardsAt(investigation, of, index, signal),
    'link.try': (asked) => tryRule(asked, investigation.lexicons),
  }
}
