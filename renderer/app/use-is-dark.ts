import { useEffect, useSyncExternalStore } from 'react'
import type { Settings } from '../../shared/contract/engine.ts'

const system = typeof matchMedia === 'undefined' ? undefined : matchMedia('(prefers-color-scheme: dark)')

/** Whether the dark look applies; also tells tokens.css. */
export function useIsDark(theme: Settings['theme']): boolean {
  const isSystemDark = useSyncExternalStore(
    (onChange) => {
      system?.addEventListener('change', onChange)
      return () => system?.removeEventListener('change', onChange)
    },
    () => system?.matches ?? false,
  )
  const isDark = theme === 'dark' || (theme === 'system' && isSystemDark)
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  }, [isDark])
  return isDark
}
