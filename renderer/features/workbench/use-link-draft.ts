import { useMemo } from 'react'
import type { DraftStep } from '../../../shared/contract/row-source-step.ts'
import { useInvestigation } from './investigation.ts'
import { modelThrough } from './model-edit.ts'

/** A step as it is asked of the engine, with what stands before it: an edit behind it asks nothing anew. */
export function useLinkDraft(step: string): DraftStep {
  const { asked } = useInvestigation()
  return useMemo(() => ({ model: modelThrough(asked.model, step), bindings: asked.bindings, step }), [asked, step])
}
