import type { LinkProgress, ScorePlot } from '../../shared/contract/links.ts'
import type { CallContext } from '../../shared/contract/method.ts'
import type { DraftStep } from '../../shared/contract/row-source-step.ts'
import type { Investigation } from './investigation.ts'

/** How the links of a step lie by probability, and what each threshold is expected to give. */
export async function scorePlot(
  _investigation: Investigation,
  _step: DraftStep,
  _context: CallContext<LinkProgress>,
): Promise<ScorePlot> {
  throw new Error('not built yet')
}
