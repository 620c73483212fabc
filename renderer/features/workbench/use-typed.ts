import { type ChangeEvent, useRef, useState } from 'react'
import { useComposition } from '../../ui/use-composition.ts'

/** UTF-16 units above which a text is told when the typing pauses: reading ten thousand words anew takes longer than a key may. */
const LONG_TEXT = 20_000
const PAUSE_MS = 200

/** Props of a text control whose `onType` hears every change, but nothing of what an input method is still composing; of long texts the pauses only. */
export function useTyped(value: string, onType: (text: string) => void) {
  const composition = useComposition()
  const [untold, setUntold] = useState<string | null>(null)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  return {
    ...composition.props,
    value: untold ?? value,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const text = event.target.value
      const tell = () => {
        setUntold(null)
        onType(text)
      }
      clearTimeout(pause.current)
      setUntold(text)
      composition.whenComposed(() => {
        if (text.length < LONG_TEXT) tell()
        else pause.current = setTimeout(tell, PAUSE_MS)
      })
    },
  }
}
