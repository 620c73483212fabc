import type { LinkSuggestion } from '../../../shared/contract/links.ts'
import type { LinkStep } from '../../../shared/model/model.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useInvestigation } from './investigation.ts'
import { modelBefore } from './model-edit.ts'

/** Pairs of columns of a step's two sides whose contents meet, by types and a sample; undefined until they are known. */
export function useLinkSuggestions({ id, left, right }: LinkStep): readonly LinkSuggestion[] | undefined {
  const { asked, version, columnsOf } = useInvestigation()
  const hasColumns = columnsOf(left).length > 0 && columnsOf(right).length > 0
  const model = modelBefore(asked.model, id)
  const args = { model, bindings: asked.bindings, left, right }
  const query = useEngineQuery('link.suggest', args, { version, enabled: hasColumns })
  return hasColumns && !query.error ? query.data : none
}

const none: readonly LinkSuggestion[] = []
