import { useEffect } from 'react'
import { create } from 'zustand'
import type { Model } from '../../../shared/model/model.ts'
import { refresh } from '../../ui/query-client.ts'

interface ReviewPlace {
  /** The link step whose pairs are judged; null while nobody judges. */
  step: string | null
  isSetupOpen: boolean
  open(step: string): void
  showSetup(isOpen: boolean): void
  /** Back to the workbench. */
  close(): void
  /** One step back: out of the set-up where it is open, else to the workbench. */
  leave(): void
}

/** A review of links covers the workbench's columns while it lasts. */
export const useReviewPlace = create<ReviewPlace>()((set, get) => ({
  step: null,
  isSetupOpen: false,
  open: (step) => set({ step, isSetupOpen: false }),
  showSetup: (isSetupOpen) => set({ isSetupOpen }),
  close: () => {
    if (get().step === null) return
    set({ step: null, isSetupOpen: false })
    void refresh('model.count', 'rows.page', 'link.cards', 'link.scores', 'link.proof')
  },
  leave: () => (get().isSetupOpen ? set({ isSetupOpen: false }) : get().close()),
}))

/** The link step that is reviewed in an investigation; null where it is gone. Another investigation begins without. */
export function useReviewedStep(draft: string, model: Model): string | null {
  const { step, close } = useReviewPlace()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another draft ends the review
  useEffect(() => close, [draft, close])
  const found = model.steps.find(({ id }) => id === step)
  return found?.op === 'link' || found?.op === 'overlap' ? found.id : null
}
