import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from '../scripts/project.mjs'
import { allGone, openApp } from './app.mjs'
import { lineOf } from './report.mjs'
import { writeTickets } from './tickets.mjs'

const password = '断电之后-2026'
const SEED = 20_260_612
/** Share of the moments that lie before the first row is read. */
const BEFORE_FIRST_ROW = 0.1

/**
 * Ends the app at random moments of an import into a kept workspace, as a power cut would. Afterwards the workspace must show whole batches
 * only, and the same import must lead to the digest of an undisturbed one.
 */
export async function* run({ rows = 200_000, runs = 30, scratch }) {
  const app = await openApp(scratch)
  try {
    const { gb18030 } = await writeTickets(scratch, rows, ['gb18030'])
    const imports = [{ as: 'tickets', file: gb18030.file, kind: 'ticket' }]
    const undisturbed = await measure(app, imports, newWorkspace(scratch))
    const random = randomOf(SEED)
    const found = { whole: 0, same: 0, during: 0 }
    for (let index = 0; index < runs; index++) {
      const result = await killOnce(app, imports, newWorkspace(scratch), undisturbed, random())
      for (const name of Object.keys(found)) found[name] += Number(result[name])
      say(`${index + 1}/${runs} ${result.words}`)
    }
    const line = (name, value, must) => lineOf({ name: `kill/${name}`, rows, value, unit: `of ${runs}`, must, counts: 'none' })
    yield line('whole-batches', found.whole, `== ${runs}`)
    yield line('same-digest-again', found.same, `== ${runs}`)
    yield line('killed-before-the-end', found.during, `>= ${Math.floor(runs / 2)}`)
  } finally {
    app.close()
  }
}

/** An import that nobody disturbs: what its workspace holds, when it read its first row and when it ended. */
async function measure(app, imports, workspace) {
  let firstRow
  const onLine = (line, milliseconds) => {
    if (line.startsWith('导入')) firstRow ??= milliseconds
  }
  const { report, seconds } = await app.run({ workspace, imports }, { password, onLine })
  if (!report.ok) throw new Error(report.error)
  const datasets = datasetsOf(report)
  say(`undisturbed: ${seconds.toFixed(1)} s, ${JSON.stringify(datasets)}`)
  rmSync(workspace, { recursive: true, force: true })
  return { datasets, firstRow: firstRow ?? 0, end: seconds * 1000 }
}

/** `moment` 0 to 1: where between the start and the end of the import the app is ended. */
async function killOnce(app, imports, workspace, undisturbed, moment) {
  let hasBegun
  const begun = new Promise((resolve) => {
    hasBegun = resolve
  })
  const job = app.start({ workspace, imports }, { password, onLine: (line) => line.startsWith('导入') && hasBegun() })
  const { wait, isBefore } = momentOf(moment, undisturbed)
  if (!isBefore) await Promise.race([begun, job.ended])
  await sleep(wait)
  const pids = job.kill()
  const { report: finished } = await job.ended
  await allGone(pids)

  const left = await app.run({ workspace }, { password })
  const after = datasetsOf(left.report)
  const expected = JSON.stringify(undisturbed.datasets)
  const whole = left.report.ok && (after.length === 0 || JSON.stringify(after) === expected)
  const { report } = await app.run({ workspace, imports }, { password })
  const again = datasetsOf(report)
  const same = report.ok && JSON.stringify(again) === expected
  if (whole && same) rmSync(workspace, { recursive: true, force: true, maxRetries: 5 })
  const faults = whole && same ? '' : ` MISSED ${workspace} ${JSON.stringify({ left: left.report, report })}`
  const when = isBefore ? 'before the first row' : `${(wait / 1000).toFixed(2)} s after the first row`
  return { whole, same, during: !finished, words: `${when}: ${after.length} dataset(s)${faults}` }
}

function momentOf(moment, { firstRow, end }) {
  if (moment < BEFORE_FIRST_ROW) return { wait: (moment / BEFORE_FIRST_ROW) * firstRow, isBefore: true }
  return { wait: ((moment - BEFORE_FIRST_ROW) / (1 - BEFORE_FIRST_ROW)) * (end - firstRow), isBefore: false }
}

/** What is compared of the datasets: everything that does not tell when or how often it was imported. */
function datasetsOf(report) {
  return (report.datasets ?? []).map(({ name, rows, digest }) => ({ name, rows, digest }))
}

function newWorkspace(scratch) {
  return join(mkdtempSync(join(scratch, 'kept-')), 'workspace')
}

/** Mulberry32: 0 ≤ x < 1, the same for the same seed. */
function randomOf(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
