import type { LinkPreview, LinkProgress, LinkSuggestion, linkContract } from '../../shared/contract/links.ts'
import type { ArgsOut, CallContext } from '../../shared/contract/method.ts'
import type { DraftStep } from '../../shared/contract/row-source-step.ts'
import type { LinkNotes } from '../../shared/linkage/figures.ts'
import type { Investigation } from './investigation.ts'

/** Pairs of columns that may meet, by types and by a sample of what they hold. */
export async function suggestLinks(
  _investigation: Investigation,
  _of: ArgsOut<(typeof linkContract)['link.suggest']>,
  _signal: AbortSignal,
): Promise<LinkSuggestion[]> {
  throw new Error('not built yet')
}

/** A step over a sample of its left rows. */
export async function previewLink(_investigation: Investigation, _step: DraftStep, _signal: AbortSignal): Promise<LinkPreview> {
  throw new Error('not built yet')
}

/** Computes a step in full; its result stays in the cache. */
export async function runLinkStep(
  _investigation: Investigation,
  _step: DraftStep,
  _context: CallContext<LinkProgress>,
): Promise<LinkNotes> {
  throw new Error('not built yet')
}
