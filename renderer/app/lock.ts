import { flushSync } from 'react-dom'
import { create } from 'zustand'
import { useJobs } from '../ui/jobs.ts'
import { engine, settleSaves } from './clients.ts'
import { type ReloadReason, reloadWindow } from './reload.ts'

/** The most that a lock waits for what was cancelled, and for what was typed last to be stored. */
const PATIENCE_MS = 3000

/** While it locks, the window shows nothing of the workspace. */
export const useLocking = create<{ isLocking: boolean }>(() => ({ isLocking: false }))

/**
 * Takes the workspace off the screen, which stores what was being typed; cancels what runs; forgets the key; and begins the window anew with an empty memory. That last
 * step comes in any case: with the engine's worker the key goes too.
 */
export async function lockWorkspace(after: ReloadReason): Promise<void> {
  if (left) return
  await leaveWorkspace()
  await soon(engine('vault.lock', {}))
  reloadWindow(after)
}

/** Takes the workspace off the screen and settles when what was being typed is stored and what ran has ended, or patience has. There is no way back. */
export function leaveWorkspace(): Promise<void> {
  left ??= leave()
  return left
}
let left: Promise<void> | undefined

async function leave(): Promise<void> {
  flushSync(() => useLocking.setState({ isLocking: true }))
  for (const job of useJobs.getState().jobs) job.cancel()
  await soon(jobsOver())
  await soon(settleSaves())
}

/** Settles when no job runs any more. */
export function jobsOver(): Promise<void> {
  if (useJobs.getState().jobs.length === 0) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = useJobs.subscribe(({ jobs }) => {
      if (jobs.length > 0) return
      stop()
      resolve()
    })
  })
}

/** Settles with the work, however it ends, or when patience does; the engine has logged what failed. */
function soon(work: Promise<unknown>): Promise<unknown> {
  return Promise.race([Promise.allSettled([work]), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
}
