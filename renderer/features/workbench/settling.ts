import { useEffect, useRef, useState } from 'react'
import type { Layer } from '../../../shared/model/model.ts'
import { queryClient } from '../../ui/query-client.ts'
import type { Content } from './draft-store.ts'
import type { Investigation } from './investigation.ts'

const SETTLE_MS = 250

/** True where the second content differs from the first in the text of layers only: somebody is typing. */
export function isTyping(before: Content, now: Content): boolean {
  if (before.bindings !== now.bindings && JSON.stringify(before.bindings) !== JSON.stringify(now.bindings)) return false
  const { model: left } = before
  const { model: right } = now
  return (
    left.sources === right.sources &&
    left.steps.length === right.steps.length &&
    left.steps.every((step, index) => {
      const other = right.steps[index]!
      if (step === other) return true
      if (step.op !== 'screen' || other.op !== 'screen') return false
      const isSameStep = step.id === other.id && step.from === other.from && step.layers.length === other.layers.length
      return isSameStep && step.layers.every((layer, at) => isOnlyTyped(layer, other.layers[at]!))
    })
  )
}

/** Facets are clicked, not typed. */
function isOnlyTyped(before: Layer, now: Layer): boolean {
  return before.off === now.off && ((before.facets !== true && now.facets !== true) || before.where === now.where)
}

/**
 * The investigation as rows, facets and plots follow it: while somebody types it stays, until nothing was typed for a moment and the counts are
 * there, so that nothing competes with the counts. What they asked before and nobody has answered yet is given up with the next keystroke.
 */
export function useSettled(now: Investigation): Investigation {
  const [settled, setSettled] = useState(now)
  const typedAt = useRef({ content: now.content, at: 0 })
  if (typedAt.current.content !== now.content) typedAt.current = { content: now.content, at: performance.now() }
  const waits = settled !== now && isTyping(settled.content, now.content) && settled.content !== now.content
  useEffect(() => {
    if (settled === now || (waits && now.isCounting)) return
    const due = waits ? typedAt.current.at + SETTLE_MS - performance.now() : 0
    const timer = setTimeout(() => setSettled(now), Math.max(0, due))
    return () => clearTimeout(timer)
  }, [settled, now, waits])
  useEffect(() => {
    if (waits) void queryClient.cancelQueries({ predicate: isOfRows })
    else void queryClient.refetchQueries({ type: 'active', predicate: (query) => isOfRows(query) && wasGivenUp(query) })
  }, [waits])
  return waits ? settled : now
}

/** Questions about the rows of a result, whatever is asked of them. */
function isOfRows({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  const args = queryKey[1]
  return typeof args === 'object' && args !== null && 'of' in args
}

function wasGivenUp({ state }: { state: { status: string; fetchStatus: string } }): boolean {
  return state.status === 'pending' && state.fetchStatus === 'idle'
}
