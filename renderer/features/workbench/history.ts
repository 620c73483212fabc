/** What was, is and was undone. `tag` names the control that made the last edit, so that typing in it is one step back. */
export interface History<T> {
  past: readonly T[]
  present: T
  future: readonly T[]
  tag: string | null
  editedAt: number
}

const LONGEST = 200
const SAME_EDIT_MS = 1000

export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [], tag: null, editedAt: 0 }
}

/** Edits with the same tag less than a second apart are undone together; whatever was undone is forgotten. */
export function edited<T>(history: History<T>, next: T, tag: string | null, now: number): History<T> {
  if (next === history.present) return history
  const continues = tag !== null && tag === history.tag && now - history.editedAt < SAME_EDIT_MS
  const past = continues ? history.past : [...history.past, history.present].slice(-LONGEST)
  return { past, present: next, future: [], tag, editedAt: now }
}

export function undone<T>(history: History<T>): History<T> {
  const previous = history.past.at(-1)
  if (previous === undefined) return history
  return {
    past: history.past.slice(0, -1),
    present: previous,
    future: [history.present, ...history.future],
    tag: null,
    editedAt: 0,
  }
}

export function redone<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.present], present: next, future, tag: null, editedAt: 0 }
}
