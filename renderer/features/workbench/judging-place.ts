import { useEffect } from 'react'
import { create } from 'zustand'
import type { Model } from '../../../shared/model/model.ts'
import type { LayerPlace } from './LayerTools.tsx'

interface JudgingPlace {
  /** The layer whose sample is being judged; null while nobody judges. */
  place: LayerPlace | null
  isSetupOpen: boolean
  open(place: LayerPlace): void
  showSetup(isOpen: boolean): void
  /** Back to the workbench. */
  close(): void
  /** One step back: out of the set-up where it is open, else to the workbench. */
  leave(): void
}

/** Judging covers the workbench's columns while it lasts. */
export const useJudgingPlace = create<JudgingPlace>()((set) => ({
  place: null,
  isSetupOpen: false,
  open: (place) => set({ place, isSetupOpen: false }),
  showSetup: (isSetupOpen) => set({ isSetupOpen }),
  close: () => set({ place: null, isSetupOpen: false }),
  leave: () => set(({ isSetupOpen }) => (isSetupOpen ? { isSetupOpen: false } : { place: null })),
}))

/** The layer that is being judged in an investigation; null where that layer is gone. Another investigation begins without. */
export function useJudgedLayer(draft: string, model: Model): LayerPlace | null {
  const { place, close } = useJudgingPlace()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another draft ends the judging
  useEffect(() => close, [draft, close])
  const step = model.steps.find(({ id }) => id === place?.step)
  return place && step?.op === 'screen' && place.layer < step.layers.length ? place : null
}
