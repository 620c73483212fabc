import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
export const checkoutCache = join(root, '.cache')
export const machineCache = join(process.env.XDG_CACHE_HOME || join(homedir() || tmpdir(), '.cache'), 'guoshai')

/** Progress for people; standard output belongs to results. */
export function say(sentence) {
  process.stderr.write(`${sentence}\n`)
}

/** A path given on the command line, from the folder in which the caller typed it. */
export function callerPath(path) {
  return resolve(process.env.INIT_CWD ?? process.cwd(), path)
}

/** Runs `work` while no other process that asks for the same `folder` does; a lock whose owner is gone is taken over. */
export async function withLock(folder, work) {
  const lock = `${folder}.lock`
  mkdirSync(dirname(lock), { recursive: true })
  for (let saidWaiting = false; !tryLock(lock); saidWaiting = true) {
    if (!saidWaiting) say(`等待另一个进程 · waiting for another process: ${lock}`)
    await sleep(300)
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function tryLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  if (isAbandoned(lock)) rmSync(lock, { force: true })
  return false
}

function isAbandoned(lock) {
  if (!existsSync(lock)) return false
  try {
    const owner = Number(readFileSync(lock, 'utf8'))
    if (!owner) return Date.now() - statSync(lock).mtimeMs > 10_000
    process.kill(owner, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

/** The outermost call of a script: a fault is one sentence on standard error and exit code 1. */
export async function main(work) {
  try {
    process.exitCode = (await work()) ?? 0
  } catch (error) {
    say(process.env.DEBUG ? error.stack : error.message)
    process.exitCode = 1
  }
}
