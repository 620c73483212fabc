import { type CompositionEvent, useMemo, useRef } from 'react'

/**
 * Keeps what is typed back while an input method composes. Spread `props` on the input; call `whenComposed` with what a
 * change would do: it runs at once, or after `compositionend` with the last change only.
 *
 * ```tsx
 * const composition = useComposition()
 * <Input {...composition.props} onChange={(event) => { setText(event.target.value); composition.whenComposed(() => ask(event.target.value)) }} />
 * ```
 */
export function useComposition() {
  const composing = useRef(false)
  const pending = useRef<(() => void) | null>(null)
  return useMemo(
    () => ({
      props: {
        onCompositionStart: () => {
          composing.current = true
        },
        onCompositionEnd: (_event: CompositionEvent) => {
          composing.current = false
          const run = pending.current
          pending.current = null
          run?.()
        },
      },
      isComposing: () => composing.current,
      whenComposed: (run: () => void) => {
        if (composing.current) pending.current = run
        else run()
      },
    }),
    [],
  )
}

/** True for a key press that belongs to the input method; shortcuts leave it alone. */
export function isComposingKey(event: {
  isComposing?: boolean
  keyCode: number
  nativeEvent?: { isComposing: boolean }
}): boolean {
  return event.isComposing === true || event.nativeEvent?.isComposing === true || event.keyCode === 229
}
