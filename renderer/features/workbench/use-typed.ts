import { type ChangeEvent, useState } from 'react'
import { useComposition } from '../../ui/use-composition.ts'

/** Props of a text control whose `onType` hears every change, but nothing of what an input method is still composing. */
export function useTyped(value: string, onType: (text: string) => void) {
  const composition = useComposition()
  const [composed, setComposed] = useState<string | null>(null)
  return {
    ...composition.props,
    value: composed ?? value,
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      const text = event.target.value
      setComposed(text)
      composition.whenComposed(() => {
        setComposed(null)
        onType(text)
      })
    },
  }
}
