import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const prefix = 'guoshai-job-'

/**
 * A workspace for one headless job, erased when the process ends. Chromium may still be writing then, and a process may be killed:
 * what stays is erased by the next job.
 */
export function makeTemporaryWorkspace(): string {
  for (const name of readdirSync(tmpdir())) if (isAbandoned(name)) erase(join(tmpdir(), name))
  const folder = mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`))
  process.on('exit', () => erase(folder))
  return folder
}

function isAbandoned(name: string): boolean {
  const [, owner] = new RegExp(`^${prefix}(\\d+)-`).exec(name) ?? []
  return owner !== undefined && !isRunning(Number(owner))
}

export function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function erase(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3, retryDelay: 50 })
  } catch (error) {
    process.stderr.write(`${folder}：${error instanceof Error ? error.message : error}\n`)
  }
}
