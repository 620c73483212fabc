import { create } from 'zustand'

/** The places of the rail, in order; Ctrl+1 … Ctrl+5. */
export const places = ['data', 'workbench', 'clues', 'packets', 'settings'] as const
export type Place = (typeof places)[number]

/** What a place shall show when it opens: the id of one of its things. */
export interface Focus {
  kind: 'dataset' | 'batch' | 'draft' | 'run' | 'clue' | 'packet' | 'lexicon'
  id: string
  /** Of a run: the step whose rows are shown. */
  step?: string
}

interface Navigation {
  place: Place
  /** Set by `go`; the place that takes it calls `clearFocus`. */
  focus: Focus | null
  go(place: Place, focus?: Focus): void
  clearFocus(): void
}

export const useNavigation = create<Navigation>((set) => ({
  place: 'data',
  focus: null,
  go: (place, focus) => set({ place, focus: focus ?? null }),
  clearFocus: () => set({ focus: null }),
}))
