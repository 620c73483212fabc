import { type EngineContract, engineContract } from '../../../shared/contract/engine.ts'
import type { Call } from '../../../shared/contract/method.ts'
import { type Channel, connect, serve } from '../../../shared/contract/transport.ts'
import { openEngine } from '../engine.ts'
import type { DerivationCost } from '../store/vault.ts'
import type { Workspace } from '../workspace.ts'

/** Deriving keys costs nothing worth mentioning. */
export const cheapDerivation: DerivationCost = { N: 2, r: 1, p: 1 }

let opened = 0

/** An engine with its real contract and transport; messages are cloned as between worker and window. */
export interface TestEngine {
  call: Call<EngineContract>
  /** The open workspace behind it. */
  workspace(): Workspace
  /** Locks it and lets go of the workspace, as the end of the program does. */
  close(): Promise<void>
}

/** A fresh workspace that is open. */
export async function openTestEngine(name?: string): Promise<Call<EngineContract>> {
  return (await openTestParts(name)).call
}

/** The same with what lies behind it. */
export async function openTestParts(name?: string): Promise<TestEngine> {
  const engine = await startTestEngine(name)
  await engine.call('vault.openTemporary', {})
  return engine
}

/** An engine as the program starts it, on the workspace of this name: not open yet. */
export async function startTestEngine(name = `test-${++opened}-${Math.random()}`): Promise<TestEngine> {
  const [near, far] = channelPair()
  const { handlers, access } = await openEngine(name, cheapDerivation)
  serve(engineContract, handlers, far, {
    reportDefect: (error) => {
      throw error
    },
  })
  return { call: connect<EngineContract>(near), workspace: () => access.session.workspace, close: () => access.close() }
}

function channelPair(): [Channel, Channel] {
  const listeners: ((message: unknown) => void)[][] = [[], []]
  const end = (own: number): Channel => ({
    post: (message) => {
      const copy = structuredClone(message)
      queueMicrotask(() => {
        for (const listener of listeners[1 - own]!) listener(copy)
      })
    },
    on: (listener) => void listeners[own]!.push(listener),
  })
  return [end(0), end(1)]
}

/** A file as the window would drop it. */
export function droppedFile(name: string, content: string | Uint8Array<ArrayBuffer>): { name: string; blob: Blob } {
  return { name, blob: new Blob([content]) }
}
