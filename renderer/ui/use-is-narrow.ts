import { useSyncExternalStore } from 'react'

/** The width below which the workbench draws its columns closer, too. */
const narrow = matchMedia('(max-width: 1240px)')

function subscribe(onChange: () => void): () => void {
  narrow.addEventListener('change', onChange)
  return () => narrow.removeEventListener('change', onChange)
}

/** Whether the window is so narrow that a grid shows only its first columns. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => narrow.matches)
}
