import { useMedia } from './use-media.ts'

/** Whether the window is so narrow that a grid shows only its first columns; the workbench draws its columns closer below the same width. */
export function useIsNarrow(): boolean {
  return useMedia('(max-width: 1240px)')
}
