import type { linkContract } from '../../../shared/contract/links.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import type { Investigation } from '../investigation.ts'
import { cardOf } from '../link-card.ts'
import { previewLink, runLinkStep } from '../link-draft.ts'
import { scorePlot } from '../link-scores.ts'
import { suggestLinks } from '../link-suggestions.ts'

export function linkHandlers(investigation: Investigation): Handlers<typeof linkContract> {
  return {
    'link.suggest': (of, { signal }) => suggestLinks(investigation, of, signal),
    'link.preview': (step, { signal }) => previewLink(investigation, step, signal),
    'link.run': (step, context) => runLinkStep(investigation, step, context),
    'link.scores': (step, context) => scorePlot(investigation, step, context),
    'link.card': ({ of, index }, { signal }) => cardOf(investigation, of, index, signal),
    'link.try': () => {
      throw new Error('not built yet')
    },
  }
}
