import { create } from 'zustand'

/** What is typed of a group and not saved yet. */
export interface LexiconDraft {
  name: string
  note: string
  /** A word a line. */
  text: string
  /** The stored words that the typing began with: what was added to the group elsewhere since stays in it. */
  base: readonly string[]
}

/** Key of a group that is being made and has no name yet. */
export const NEW_GROUP = ''

interface LexiconState {
  /** Name of the group that is shown, NEW_GROUP, or null. */
  selected: string | null
  drafts: Readonly<Record<string, LexiconDraft>>
  select(name: string | null): void
  keep(key: string, draft: LexiconDraft): void
  forget(key: string): void
}

/** The groups' drafts stay while the analyst looks at other places. */
export const useLexicons = create<LexiconState>((set) => ({
  selected: null,
  drafts: {},
  select: (selected) => set({ selected }),
  keep: (key, draft) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } })),
  forget: (key) =>
    set(({ drafts }) => {
      const { [key]: _, ...rest } = drafts
      return { drafts: rest }
    }),
}))
