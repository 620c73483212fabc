import { build } from './build.mjs'
import { ensureInstalled } from './install.mjs'
import { checkoutRuntime } from './runtime.mjs'
import { chromiumSwitches, ensureSystem } from './system.mjs'

/** From a fresh clone to a command that opens the app: `{ executable, args }`. */
export async function prepareApp() {
  await ensureInstalled()
  ensureSystem()
  await build()
  const { executable, args } = await checkoutRuntime()
  return { executable, args: [...args, ...chromiumSwitches()] }
}
