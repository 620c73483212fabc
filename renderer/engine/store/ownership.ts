import { AppError } from '../../../shared/errors.ts'

/** An engine that was just ended, with its window for instance, holds its workspace a moment longer. */
const PATIENCE_MILLISECONDS = 5000

/** Where there are no web locks, which is outside of Chromium, owners are counted in this process. */
const owned = new Set<string>()

/** Makes this engine the only owner of a workspace until the returned function is called. Fails with `workspace.inUse`. */
export async function ownWorkspace(name: string): Promise<() => void> {
  if (!globalThis.navigator?.locks) return ownInProcess(name)
  return new Promise((resolve, reject) => {
    const held = () => new Promise<void>((release) => resolve(release))
    const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS)
    navigator.locks
      .request(`guoshai ${name}`, { signal }, held)
      .catch((cause: unknown) => reject(new AppError('workspace.inUse', {}, { cause })))
  })
}

function ownInProcess(name: string): () => void {
  if (owned.has(name)) throw new AppError('workspace.inUse')
  owned.add(name)
  return () => owned.delete(name)
}
