import { type EngineContract, type Settings, settingsSchema } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { defaultSettings } from '../../../shared/ledger/default-settings.ts'
import type { Database } from '../store/database.ts'
import type { Workspace } from '../workspace.ts'

export function settingHandlers({ database }: Workspace): Pick<Handlers<EngineContract>, 'settings.get' | 'settings.set'> {
  return {
    'settings.get': () => readSettings(database),
    'settings.set': async (value) => {
      await database.settings.put({ name: 'office', value })
    },
  }
}

/** The office's settings as they were stored last, else those of an office that has not been set up. */
export async function readSettings(database: Database): Promise<Settings> {
  const stored = await database.settings.get('office')
  const parsed = settingsSchema.safeParse(stored?.value)
  return parsed.success ? parsed.data : defaultSettings
}
