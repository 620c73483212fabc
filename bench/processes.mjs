import { readdirSync, readFileSync } from 'node:fs'

const PAGE_BYTES = 4096

/** A process and all that descend from it, with their command lines: `{ pid, command }[]`. Linux. */
export function processesUnder(ancestor) {
  const children = new Map()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const parent = Number(statOf(name)?.[1])
    if (!parent) continue
    if (!children.has(parent)) children.set(parent, [])
    children.get(parent).push(Number(name))
  }
  const found = [ancestor]
  for (let index = 0; index < found.length; index++) found.push(...(children.get(found[index]) ?? []))
  return found.map((pid) => ({ pid, command: (read(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ') }))
}

/** Memory that a process has in use, in bytes; 0 where it is gone. */
export function residentBytes(pid) {
  return Number(read(`/proc/${pid}/statm`)?.split(' ')[1] ?? 0) * PAGE_BYTES
}

/** Whether a process still runs; one that waits to be reaped does not. */
export function isAlive(pid) {
  const state = statOf(pid)?.[0]
  return state !== undefined && state !== 'Z' && state !== 'X'
}

/** State, parent and what follows of /proc/<pid>/stat; the command before them may hold blanks and brackets. */
function statOf(pid) {
  const text = read(`/proc/${pid}/stat`)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return undefined
    throw error
  }
}
