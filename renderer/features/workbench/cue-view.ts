import { useMemo } from 'react'
import { create } from 'zustand'
import type { RowSource } from '../../../shared/contract/engine.ts'
import type { CueView } from '../../../shared/contract/reading.ts'

interface CueViewState extends CueView {
  /** The rows for which cues were asked, as text: other rows begin without. */
  question: string | null
  ask(question: string | null): void
  show(view: CueView): void
}

/** Whether, and how, the rows of the middle are shown by their cues. */
export const useCueView = create<CueViewState>()((set) => ({
  question: null,
  cue: undefined,
  order: undefined,
  ask: (question) => set({ question, cue: undefined, order: undefined }),
  show: ({ cue, order }) => set({ cue, order }),
}))

/** Rows can be ranked apart where a screen of a model gave them. */
export function canHaveCues(of: RowSource | null): of is Extract<RowSource, { model: unknown }> {
  return of !== null && 'model' in of && of.sample === undefined && of.step in of.model.sources === false
}

/** The text by which rows and their version are known as the same question. */
export function questionOf(of: RowSource, version: string): string {
  return JSON.stringify([of, version])
}

/** The rows as they are shown: by their cues where that was asked of these very rows. */
export function useShownRows(of: RowSource | null, version: string): RowSource | null {
  const { question, cue, order } = useCueView()
  return useMemo(() => {
    if (!canHaveCues(of) || question !== questionOf(of, version)) return of
    return { ...of, ...(cue && { cue }), ...(order && { order }) }
  }, [of, version, question, cue, order])
}
