import { type EngineContract, type Settings, settingsSchema } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { defaultSettings } from '../../../shared/ledger/default-settings.ts'
import type { Store } from '../store/store.ts'
import type { Workspace } from '../workspace.ts'

/** Id of the setting that holds what the office has set. */
const OFFICE = 'office'

export function settingHandlers({ store }: Workspace): Pick<Handlers<EngineContract>, 'settings.get' | 'settings.set'> {
  return {
    'settings.get': () => readSettings(store),
    'settings.set': async (value) => {
      await store.write([{ put: 'setting', id: OFFICE, value }])
    },
  }
}

/** The office's settings as they were stored last, else those of an office that has not been set up. */
export async function readSettings(store: Store): Promise<Settings> {
  const parsed = settingsSchema.safeParse(await store.get('setting', OFFICE))
  return parsed.success ? parsed.data : defaultSettings
}
