import { type EngineContract, engineContract } from '../../shared/contract/engine.ts'
import type { Handlers } from '../../shared/contract/method.ts'
import { serve } from '../../shared/contract/transport.ts'
import { openEngine } from './engine.ts'

declare const self: DedicatedWorkerGlobalScope

/** Calls that arrive while the engine takes hold of its workspace wait for it. */
const opening = openEngine()
const waiting = new Proxy({} as Handlers<EngineContract>, {
  get: (_, name: keyof EngineContract) => async (args: never, context: never) => (await opening).handlers[name](args, context),
})

const { notify } = serve(
  engineContract,
  waiting,
  {
    post: (message) => self.postMessage(message),
    on: (listener) => self.addEventListener('message', ({ data }) => listener(data)),
  },
  { reportDefect },
)

/** Tells the window of the defect, which writes its stack to the local log; the number ties both together. */
function reportDefect(error: unknown, method: string): string {
  const incident = crypto.randomUUID().slice(0, 8).toUpperCase()
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  notify('defect', { incident, method, stack })
  return incident
}
