import { useEffect } from 'react'
import type { Settings } from '../../shared/contract/engine.ts'
import { useMedia } from '../ui/use-media.ts'

/** Whether the dark look applies; also tells tokens.css. */
export function useIsDark(theme: Settings['theme']): boolean {
  const isSystemDark = useMedia('(prefers-color-scheme: dark)')
  const isDark = theme === 'dark' || (theme === 'system' && isSystemDark)
  useEffect(() => {
    document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
  }, [isDark])
  return isDark
}
