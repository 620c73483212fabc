import { type PointerEvent, useEffect, useRef, useState } from 'react'

export type LinkSide = 'left' | 'right'

/** A column of one side, by its name. */
export interface ColumnPlace {
  side: LinkSide
  name: string
}

/** A drag under way: from which column, the pointer in coordinates of the container, and the column of the other side under it. */
export interface ColumnDrag {
  from: ColumnPlace
  x: number
  y: number
  over: ColumnPlace | null
}

/** A press that moves less is a click. */
const LEAST_PIXELS = 4
/** Moves so close to the upper or lower edge scroll. */
const EDGE_PIXELS = 16

/**
 * Drags a column onto one of the other side by mouse, pen or finger. Columns carry `data-side` and `data-column`; spread `handlers` on what holds them all.
 * A drop anywhere else changes nothing; Escape gives the drag up.
 */
export function useColumnDrag(onPair: (left: string, right: string) => void) {
  const [drag, setDrag] = useState<ColumnDrag | null>(null)
  const pressed = useRef<{ from: ColumnPlace; x: number; y: number; isMoving: boolean } | null>(null)
  const end = () => {
    pressed.current = null
    setDrag(null)
  }
  const isDragging = drag !== null
  useEffect(() => {
    if (!isDragging) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      pressed.current = null
      setDrag(null)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [isDragging])
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const from = event.button === 0 ? placeOf(event.target) : null
    pressed.current = from && { from, x: event.clientX, y: event.clientY, isMoving: false }
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    const press = pressed.current
    if (!press) return
    if (!press.isMoving && Math.hypot(event.clientX - press.x, event.clientY - press.y) < LEAST_PIXELS) return
    if (!press.isMoving) {
      press.isMoving = true
      event.currentTarget.setPointerCapture(event.pointerId)
    }
    const box = event.currentTarget.getBoundingClientRect()
    if (event.clientY > box.bottom - EDGE_PIXELS) event.currentTarget.scrollTop += EDGE_PIXELS / 2
    else if (event.clientY < box.top + EDGE_PIXELS) event.currentTarget.scrollTop -= EDGE_PIXELS / 2
    const scrolled = event.currentTarget.scrollTop
    setDrag({
      from: press.from,
      x: event.clientX - box.left - event.currentTarget.clientLeft,
      y: event.clientY - box.top - event.currentTarget.clientTop + scrolled,
      over: otherSide(press.from, event),
    })
  }
  const onPointerUp = (event: PointerEvent<HTMLElement>) => {
    const press = pressed.current
    const over = press?.isMoving ? otherSide(press.from, event) : null
    end()
    if (!press || !over) return
    if (press.from.side === 'left') onPair(press.from.name, over.name)
    else onPair(over.name, press.from.name)
  }
  return { drag, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel: end } }
}

function otherSide(from: ColumnPlace, event: PointerEvent): ColumnPlace | null {
  const over = placeOf(document.elementFromPoint(event.clientX, event.clientY))
  return over && over.side !== from.side ? over : null
}

function placeOf(target: EventTarget | null): ColumnPlace | null {
  const column = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
  const { side, column: name } = column?.dataset ?? {}
  return (side === 'left' || side === 'right') && name !== undefined ? { side, name } : null
}
