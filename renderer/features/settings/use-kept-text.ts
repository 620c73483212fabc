import { useEffect, useRef, useState } from 'react'

const DELAY = 400

/**
 * A text that is kept while it is typed: shown at once, given to `keep` when typing pauses or the field is left, never while an
 * input method composes.
 */
export function useKeptText(stored: string, keep: (text: string) => void) {
  const [text, setText] = useState(stored)
  const pending = useRef<{ timer: ReturnType<typeof setTimeout> | undefined; text: string } | null>(null)
  const composing = useRef(false)
  const keepNow = useRef(keep)
  keepNow.current = keep
  const flush = useRef(() => {
    if (!pending.current) return
    clearTimeout(pending.current.timer)
    const { text: typed } = pending.current
    pending.current = null
    keepNow.current(typed)
  })
  useEffect(() => {
    if (!pending.current) setText(stored)
  }, [stored])
  useEffect(() => flush.current, [])
  const schedule = (typed: string) => {
    clearTimeout(pending.current?.timer)
    pending.current = { text: typed, timer: composing.current ? undefined : setTimeout(flush.current, DELAY) }
  }
  return {
    value: text,
    onChange: ({ target }: { target: { value: string } }) => {
      setText(target.value)
      schedule(target.value)
    },
    onBlur: () => flush.current(),
    onCompositionStart: () => {
      composing.current = true
      clearTimeout(pending.current?.timer)
    },
    onCompositionEnd: () => {
      composing.current = false
      if (pending.current) schedule(pending.current.text)
    },
  }
}
