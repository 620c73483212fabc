import { useState } from 'react'
import type { VaultState } from '../../../shared/contract/vault.ts'
import { engine } from '../../app/clients.ts'
import { useLanguage } from '../../messages/messages.ts'
import { refresh } from '../../ui/query-client.ts'
import { FirstPassword } from './FirstPassword.tsx'
import { RestoreForm } from './RestoreForm.tsx'
import { StartFrame } from './StartFrame.tsx'
import { UnlockForm } from './UnlockForm.tsx'

/** What stands before the workspace: the first password, the way back from a backup, or the lock. It asks nothing of the workspace itself. */
export function StartScreen({ state }: { state: Exclude<VaultState, 'open'> }) {
  const [isRestoring, setIsRestoring] = useState(false)
  const onOpen = async () => {
    if (state === 'new') await keepLanguage()
    await refresh('vault.state')
  }
  if (state === 'locked') {
    return (
      <StartFrame>
        <UnlockForm onOpen={onOpen} />
      </StartFrame>
    )
  }
  return (
    <StartFrame>
      {isRestoring ? (
        <RestoreForm onBack={() => setIsRestoring(false)} />
      ) : (
        <FirstPassword
          isPlain={state === 'plain'}
          onOpen={onOpen}
          {...(state === 'new' ? { onRestore: () => setIsRestoring(true) } : {})}
        />
      )}
    </StartFrame>
  )
}

/** The language that was chosen before there was a workspace becomes its own. */
async function keepLanguage(): Promise<void> {
  const settings = await engine('settings.get', {})
  const { language } = useLanguage.getState()
  if (language !== settings.language) await engine('settings.set', { ...settings, language })
}
