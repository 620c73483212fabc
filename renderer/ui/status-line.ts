import { create } from 'zustand'

/** The one thing that may be done about what was said, such as taking it back. */
export interface SaidAction {
  label: string
  onAct(): void
}

interface Said {
  kind: 'done' | 'note'
  title: string
  text: string | undefined
  action?: SaidAction | undefined
}

const SHOWN_MS = 8_000
const SHOWN_WITH_ACTION_MS = 30_000

/** What the bottom bar says last: that something was done. It lies over nothing, so it may stay long enough to be read. */
export const useStatusLine = create<{ said: Said | null }>(() => ({ said: null }))

let timer: ReturnType<typeof setTimeout> | undefined

export function say(said: Said): void {
  clearTimeout(timer)
  useStatusLine.setState({ said })
  timer = setTimeout(() => useStatusLine.setState({ said: null }), said.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS)
}

/** Nothing is said any more, as when it was taken back. */
export function sayNothing(): void {
  clearTimeout(timer)
  useStatusLine.setState({ said: null })
}
