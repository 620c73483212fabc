import { useEffect, useSyncExternalStore } from 'react'
import { engine } from '../app/clients.ts'
import { useNavigation } from '../app/navigation.ts'
import { messagesNow } from '../messages/messages.ts'
import { showError } from './notices.ts'
import { RevealKey } from './reveal-key.ts'

const key = new RevealKey(noteReveal)

/**
 * Whether the key that shows masked values (Alt) is held down. Each holding is one entry of the audit log, with the place of the rail and `what` was to be seen there: a dataset, a
 * step, a file, a clue.
 */
export function useRevealed(isEnabled: boolean, what = ''): boolean {
  const isHeld = useSyncExternalStore(key.subscribe, key.isHeld)
  useEffect(() => {
    if (!isEnabled) return
    return key.show(what)
  }, [isEnabled, what])
  return isEnabled && isHeld
}

function noteReveal(what: string[]): void {
  const place = messagesNow().app.places[useNavigation.getState().place]
  const subject = [place, ...what].join(' · ').slice(0, 500)
  engine('audit.note', { action: 'reveal', subject }).catch(showError)
}

if (typeof window !== 'undefined') {
  const onKey = (event: KeyboardEvent) => {
    if (event.type === 'keydown' ? key.press(event.key) : key.release(event.key)) event.preventDefault()
  }
  window.addEventListener('keydown', onKey)
  window.addEventListener('keyup', onKey)
  window.addEventListener('blur', () => key.release('Alt'))
}
