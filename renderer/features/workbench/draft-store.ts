import { create } from 'zustand'
import type { Draft, RowSource } from '../../../shared/contract/engine.ts'
import type { Model } from '../../../shared/model/model.ts'
import { edited, type History, historyOf, redone, undone } from './history.ts'

/** What is kept of an investigation: the model, and which dataset stands for which of its sources. */
export interface Content {
  model: Model
  bindings: Record<string, string>
}

/** What the middle shows: a source as it is, or a step, up to one of its layers; a view shows other rows of that layer than those it keeps. */
export type Selection = { kind: 'source'; name: string } | { kind: 'step'; id: string; layer: number | null; view?: LayerView }

/**
 * Rows that a count of a layer leads to: those it took away, those of its result that hold one of its terms (as printed), or rows found elsewhere, of
 * which `title` says what they are.
 */
export type LayerView =
  | { kind: 'removed' }
  | { kind: 'term'; term: string }
  | { kind: 'given'; title: string; rows: RowSource; version?: string }

interface DraftState {
  id: string | null
  history: History<Content> | null
  selection: Selection | null
  /** Ordinal of the row in the reading pane. */
  reading: number | null
  open(draft: Draft): void
  close(): void
  /** `tag` joins keystrokes in one control to one undoable edit. */
  edit(change: (content: Content) => Content, tag?: string): void
  editModel(change: (model: Model) => Model, tag?: string): void
  undo(): void
  redo(): void
  select(selection: Selection | null): void
  read(row: number | null): void
}

export const useDraft = create<DraftState>()((set, get) => ({
  id: null,
  history: null,
  selection: null,
  reading: null,
  open: ({ id, model, bindings }) =>
    set({ id, history: historyOf({ model, bindings }), selection: startOf(model), reading: null }),
  close: () => set({ id: null, history: null, selection: null, reading: null }),
  edit: (change, tag) => {
    const { history } = get()
    if (history) set(following(edited(history, change(history.present), tag ?? null, Date.now()), get().selection))
  },
  editModel: (change, tag) => get().edit((content) => ({ ...content, model: change(content.model) }), tag),
  undo: () => {
    const { history, selection } = get()
    if (history) set(following(undone(history), selection))
  },
  redo: () => {
    const { history, selection } = get()
    if (history) set(following(redone(history), selection))
  },
  select: (selection) => set({ selection, reading: null }),
  read: (reading) => set({ reading }),
}))

function startOf(model: Model): Selection | null {
  const last = model.steps.at(-1)
  if (last) return { kind: 'step', id: last.id, layer: null }
  const source = Object.keys(model.sources)[0]
  return source === undefined ? null : { kind: 'source', name: source }
}

/** A selection that an edit took away falls back to what is left of it. */
function following(history: History<Content>, selection: Selection | null) {
  const { model } = history.present
  if (selection?.kind === 'source' && selection.name in model.sources) return { history }
  if (selection?.kind === 'step') {
    const step = model.steps.find(({ id }) => id === selection.id)
    const layers = step?.op === 'screen' ? step.layers.length : 0
    if (step && (selection.layer === null || selection.layer < layers)) return { history }
    if (step) return { history, selection: { ...selection, layer: layers > 0 ? layers - 1 : null }, reading: null }
  }
  return { history, selection: startOf(model), reading: null }
}
