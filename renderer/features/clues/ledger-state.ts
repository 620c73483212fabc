import { create } from 'zustand'
import type { DispositionChange, LedgerView } from './ledger.ts'

const longestHistory = 50

interface LedgerState {
  view: LedgerView
  filter: string
  /** The clue under the cursor; its page is shown beside the ledger. */
  current: string | null
  selected: ReadonlySet<string>
  /** Changes that can be taken back, the last one at the end. */
  history: readonly DispositionChange[]
  show(view: LedgerView): void
  find(filter: string): void
  moveTo(clue: string | null): void
  select(clues: Iterable<string>): void
  toggle(clue: string): void
  remember(change: DispositionChange): void
  /** Takes the last change out of the history. */
  takeLast(): DispositionChange | undefined
  /** Clues that no longer exist lose selection and cursor, and leave the history. */
  forget(clues: readonly string[]): void
}

/** What the ledger shows and what was done in it since the program started; kept while other places are open. */
export const useLedgerState = create<LedgerState>((set, get) => ({
  view: 'all',
  filter: '',
  current: null,
  selected: new Set(),
  history: [],
  show: (view) => set({ view, selected: new Set() }),
  find: (filter) => set({ filter }),
  moveTo: (current) => set({ current }),
  select: (clues) => set({ selected: new Set(clues) }),
  toggle: (clue) => {
    const selected = new Set(get().selected)
    if (!selected.delete(clue)) selected.add(clue)
    set({ selected })
  },
  remember: (change) => set({ history: [...get().history, change].slice(-longestHistory) }),
  takeLast: () => {
    const last = get().history.at(-1)
    set({ history: get().history.slice(0, -1) })
    return last
  },
  forget: (clues) => {
    const gone = new Set(clues)
    const { current, selected, history } = get()
    set({
      current: current !== null && gone.has(current) ? null : current,
      selected: new Set([...selected].filter((clue) => !gone.has(clue))),
      history: history
        .map((change) => ({ ...change, before: change.before.filter(({ clue }) => !gone.has(clue)) }))
        .filter((change) => change.before.length > 0),
    })
  },
}))
