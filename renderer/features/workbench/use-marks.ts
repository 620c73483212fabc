import { type RefObject, useEffect, useState } from 'react'

/** The marks in a part of the window, of which one is current; what is drawn anew begins at its first. */
export function useMarks(pane: RefObject<HTMLElement | null>, content: string) {
  const [place, setPlace] = useState({ current: 0, count: 0 })
  // biome-ignore lint/correctness/useExhaustiveDependencies: other content is counted anew, and whenever it is drawn
  useEffect(() => {
    const element = pane.current
    if (!element) return
    const count = () => setPlace({ current: 0, count: marksOf(element).length })
    count()
    const observer = new MutationObserver(count)
    observer.observe(element, { childList: true, subtree: true })
    return () => observer.disconnect()
  }, [pane, content])
  useEffect(() => {
    const marks = pane.current ? marksOf(pane.current) : []
    for (const [index, mark] of marks.entries()) mark.toggleAttribute('data-current', index === place.current)
    marks[place.current]?.scrollIntoView({ block: 'nearest' })
  }, [pane, place])
  const go = (by: number) =>
    setPlace(({ current, count }) => ({ count, current: count === 0 ? 0 : (current + by + count) % count }))
  return { ...place, go }
}

function marksOf(element: HTMLElement): HTMLElement[] {
  return [...element.querySelectorAll('mark')]
}
