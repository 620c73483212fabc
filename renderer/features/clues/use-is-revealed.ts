import { useEffect, useState } from 'react'

/** True while Alt is held: only then are the complainant's data shown unmasked. */
export function useIsRevealed(): boolean {
  const [isRevealed, setIsRevealed] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Alt') event.preventDefault()
      setIsRevealed(event.altKey && !event.ctrlKey)
    }
    const hide = () => setIsRevealed(false)
    window.addEventListener('keydown', onKey)
    window.addEventListener('keyup', onKey)
    window.addEventListener('blur', hide)
    return () => {
      window.removeEventListener('keydown', onKey)
      window.removeEventListener('keyup', onKey)
      window.removeEventListener('blur', hide)
    }
  }, [])
  return isRevealed
}
