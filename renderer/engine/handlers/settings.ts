import { type EngineContract, settingsSchema } from '../../../shared/contract/engine.ts'
import type { Handlers } from '../../../shared/contract/method.ts'
import { defaultSettings } from '../../../shared/ledger/default-settings.ts'
import type { Workspace } from '../workspace.ts'

export function settingHandlers({ database }: Workspace): Pick<Handlers<EngineContract>, 'settings.get' | 'settings.set'> {
  return {
    'settings.get': async () => {
      const stored = await database.settings.get('office')
      const parsed = settingsSchema.safeParse(stored?.value)
      return parsed.success ? parsed.data : defaultSettings
    },
    'settings.set': async (value) => {
      await database.settings.put({ name: 'office', value })
    },
  }
}
