import type { Handlers } from '../../../shared/contract/method.ts'
import type { vaultContract } from '../../../shared/contract/vault.ts'
import type { Access } from '../access.ts'

export function vaultHandlers(access: Access): Handlers<typeof vaultContract> {
  return {
    'vault.state': async () => ({ state: await access.state() }),
    'vault.create': ({ password }, { progress }) => access.create(password, progress),
    'vault.unlock': ({ password }) => access.unlock(password),
    'vault.lock': () => access.lock(),
    'vault.changePassword': (passwords) => access.changePassword(passwords.old, passwords.new),
    'vault.openTemporary': () => access.openTemporary(),
  }
}
