import type { Settings } from '../../shared/contract/engine.ts'
import { engine } from '../app/clients.ts'
import { showError } from './notices.ts'
import { queryClient } from './query-client.ts'
import { useEngineQuery } from './use-engine-query.ts'

const key = ['settings.get', {}, '']

/** The office's settings; undefined until they are read, which may not be asked for before the workspace is open. */
export function useSettings(isOpen = true): Settings | undefined {
  return useEngineQuery('settings.get', {}, { enabled: isOpen }).data
}

/** Changes settings: shown at once, then stored; what could not be stored is read back. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const now = queryClient.getQueryData<Settings>(key)
  if (!now) return
  const next = { ...now, ...change }
  queryClient.setQueryData(key, next)
  try {
    await engine('settings.set', next)
  } catch (error) {
    await queryClient.invalidateQueries({ queryKey: key })
    showError(error)
  }
}
