import { type EngineContract, engineContract } from '../../../shared/contract/engine.ts'
import type { Call } from '../../../shared/contract/method.ts'
import { type Channel, connect, serve } from '../../../shared/contract/transport.ts'
import { openEngine } from '../engine.ts'

let opened = 0

/** A fresh workspace behind the real contract and transport; messages are cloned as between worker and window. */
export async function openTestEngine(name = `test-${++opened}-${Math.random()}`): Promise<Call<EngineContract>> {
  const [near, far] = channelPair()
  serve(engineContract, await openEngine(name), far, {
    reportDefect: (error) => {
      throw error
    },
  })
  return connect<EngineContract>(near)
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
