import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** Chromium draws no element higher than 2^25 px; beyond this the scrollbar is scaled, five million rows are 140 million px. */
const TALLEST = 8_000_000
const OVERSCAN = 6

export interface RowWindow {
  /** First and one past the last row to draw. */
  first: number
  end: number
  /** Whole rows that fit. */
  fits: number
  /** Height of the scrolled canvas, in px. */
  height: number
  /** Where a row's upper edge lies on the canvas, in px. */
  topOf(index: number): number
  reveal(index: number): void
  toTop(): void
}

/**
 * Which rows of a list of equal heights are in view. Up to `TALLEST` px the canvas is as high as its rows; a higher list keeps its true
 * offset here, the scrollbar stands for a multiple of it, and the wheel still moves by its own px.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  total: number,
  rowHeight: number,
  headerHeight: number,
): RowWindow {
  const [view, setView] = useState({ offset: 0, scrollTop: 0, viewport: 0 })
  const offset = useRef(0)
  const ownScrollTop = useRef(0)
  const full = total * rowHeight
  const height = Math.min(full, TALLEST)
  const viewport = Math.max(view.viewport - headerHeight, rowHeight)
  const scale = full > TALLEST ? (full - viewport) / (TALLEST - viewport) : 1

  const moveTo = useCallback(
    (next: number) => {
      const element = scroller.current
      if (!element) return
      offset.current = Math.max(0, Math.min(next, full - viewport))
      element.scrollTop = offset.current / scale
      ownScrollTop.current = element.scrollTop
      setView((old) => ({ ...old, offset: offset.current, scrollTop: element.scrollTop }))
    },
    [scroller, full, viewport, scale],
  )

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => setView((old) => ({ ...old, viewport: element.clientHeight }))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const onScroll = () => {
      if (scale > 1 && element.scrollTop === ownScrollTop.current) return
      ownScrollTop.current = element.scrollTop
      offset.current = element.scrollTop * scale
      setView((old) => ({ ...old, offset: offset.current, scrollTop: element.scrollTop }))
    }
    const onWheel = (event: WheelEvent) => {
      if (scale === 1 || event.ctrlKey || event.shiftKey || event.deltaY === 0) return
      event.preventDefault()
      moveTo(offset.current + event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? rowHeight : 1))
    }
    element.addEventListener('scroll', onScroll, { passive: true })
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      element.removeEventListener('scroll', onScroll)
      element.removeEventListener('wheel', onWheel)
    }
  }, [scroller, scale, rowHeight, moveTo])

  const reveal = useCallback(
    (index: number) => {
      const top = index * rowHeight
      if (top < offset.current) moveTo(top)
      else if (top + rowHeight > offset.current + viewport) moveTo(top + rowHeight - viewport)
    },
    [moveTo, rowHeight, viewport],
  )
  const toTop = useCallback(() => moveTo(0), [moveTo])

  const first = Math.max(0, Math.floor(view.offset / rowHeight) - OVERSCAN)
  return {
    first,
    end: Math.min(total, Math.ceil((view.offset + viewport) / rowHeight) + OVERSCAN),
    fits: Math.max(1, Math.floor(viewport / rowHeight)),
    height,
    topOf: (index) => (scale === 1 ? index * rowHeight : index * rowHeight - view.offset + view.scrollTop),
    reveal,
    toTop,
  }
}
