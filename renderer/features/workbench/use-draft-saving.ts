import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { engine } from '../../app/clients.ts'
import { type Content, useDraft } from './draft-store.ts'

const SAVE_AFTER_MS = 250

/** Saves every edit of the open draft, at the latest when the window is left. Returns whether all of it is stored. */
export function useDraftSaving(onError: (error: unknown) => void): boolean {
  const queries = useQueryClient()
  const [isSaved, setSaved] = useState(true)
  useEffect(() => {
    let waiting: { id: string; content: Content } | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let inFlight = 0
    const flush = () => {
      clearTimeout(timer)
      if (!waiting) return
      const { id, content } = waiting
      waiting = null
      inFlight++
      engine('draft.save', { id, ...content })
        .then(() => queries.invalidateQueries({ queryKey: ['draft.list'] }))
        .catch(onError)
        .finally(() => setSaved(--inFlight === 0 && waiting === null))
    }
    const unsubscribe = useDraft.subscribe((state, before) => {
      if (state.id !== before.id) flush()
      const content = state.history?.present
      if (!state.id || !content || content === before.history?.present || state.id !== before.id) return
      waiting = { id: state.id, content }
      setSaved(false)
      clearTimeout(timer)
      timer = setTimeout(flush, SAVE_AFTER_MS)
    })
    const leaving = ['blur', 'pagehide', 'beforeunload'] as const
    for (const event of leaving) window.addEventListener(event, flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      unsubscribe()
      flush()
      for (const event of leaving) window.removeEventListener(event, flush)
      document.removeEventListener('visibilitychange', flush)
    }
  }, [queries, onError])
  return isSaved
}
