import { useEffect, useState } from 'react'

/** Whether the key that shows masked cells (Alt) is held down. */
export function useRevealed(isEnabled: boolean): boolean {
  const [isHeld, setIsHeld] = useState(false)
  useEffect(() => {
    if (!isEnabled) return
    const onDown = (event: KeyboardEvent) => {
      if (event.key !== 'Alt') return
      event.preventDefault()
      setIsHeld(true)
    }
    const onUp = (event: KeyboardEvent) => {
      if (event.key !== 'Alt') return
      event.preventDefault()
      setIsHeld(false)
    }
    const onBlur = () => setIsHeld(false)
    window.addEventListener('keydown', onDown)
    window.addEventListener('keyup', onUp)
    window.addEventListener('blur', onBlur)
    return () => {
      window.removeEventListener('keydown', onDown)
      window.removeEventListener('keyup', onUp)
      window.removeEventListener('blur', onBlur)
    }
  }, [isEnabled])
  return isEnabled && isHeld
}
