import { create } from 'zustand'

interface Said {
  kind: 'done' | 'note'
  title: string
  text: string | undefined
}

const SHOWN_MS = 8_000

/** What the bottom bar says last: that something was done. It lies over nothing, so it may stay long enough to be read. */
export const useStatusLine = create<{ said: Said | null }>(() => ({ said: null }))

let timer: ReturnType<typeof setTimeout> | undefined

export function say(said: Said): void {
  clearTimeout(timer)
  useStatusLine.setState({ said })
  timer = setTimeout(() => useStatusLine.setState({ said: null }), SHOWN_MS)
}
