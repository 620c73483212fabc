import { type DragEvent, useCallback, useRef, useState } from 'react'
import { placeLayer } from './step-actions.ts'
import type { StepItem } from './step-items.ts'

interface Place {
  step: string
  layer: number
}

/** Drags a layer to another place among the layers of its step. */
export function useLayerDrag() {
  const dragged = useRef<Place | null>(null)
  const [target, setTarget] = useState<Place | null>(null)
  const onDrag = useCallback((item: StepItem, event: DragEvent) => {
    const place = placeOf(item)
    if (event.type === 'dragstart') {
      dragged.current = place
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', item.name)
      return
    }
    const from = dragged.current
    const isOver = from && place && place.step === from.step
    if (event.type === 'dragover' && isOver) {
      event.preventDefault()
      setTarget((now) => (now?.layer === place.layer ? now : place))
    } else if (event.type === 'drop' && isOver) {
      event.preventDefault()
      placeLayer(from.step, from.layer, place.layer)
    }
    if (event.type === 'drop' || event.type === 'dragend') {
      dragged.current = null
      setTarget(null)
    }
  }, [])
  const edgeOf = (item: StepItem): 'above' | 'below' | null => {
    const place = placeOf(item)
    if (!place || !target || target.step !== place.step || target.layer !== place.layer) return null
    return (dragged.current?.layer ?? 0) < place.layer ? 'below' : 'above'
  }
  return { onDrag, edgeOf }
}

function placeOf({ selection }: StepItem): Place | null {
  return selection.kind === 'step' && selection.layer !== null ? { step: selection.id, layer: selection.layer } : null
}
