import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from '../scripts/project.mjs'
import { allGone, openApp } from './app.mjs'
import { randomOf } from './random.mjs'
import { lineOf } from './report.mjs'
import { writeTickets } from './tickets.mjs'

const password = '断电之后-2026'
const SEED = 20_260_612
/** Share of the moments that lie before the first row is read. */
const BEFORE_FIRST_ROW = 0.1

/**
 * Ends the app at random moments of an import into a kept workspace, as a power cut would: every other time into one that is empty, or
 * that holds an earlier batch of the same dataset. Afterwards the workspace must show whole batches only, and the same import must lead to
 * the digest of an undisturbed one.
 */
export async function* run({ rows = 200_000, runs = 30, scratch }) {
  const app = await openApp(scratch)
  try {
    const file = async (name, count, seed) => (await writeTickets(join(scratch, name), count, ['gb18030'], seed)).gb18030.file
    const earlier = ticketsIn(await file('earlier', Math.ceil(rows / 10), '五月'))
    const imports = ticketsIn(await file('now', rows, '六月'))
    const states = []
    for (const before of [[], earlier]) states.push(await prepare(app, before, imports, newWorkspace(scratch)))
    const random = randomOf(SEED)
    const found = { whole: 0, same: 0, during: 0 }
    for (let index = 0; index < runs; index++) {
      const result = await killOnce(app, imports, newWorkspace(scratch), states[index % 2], random())
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

const ticketsIn = (file) => [{ as: 'tickets', file, kind: 'ticket' }]

/**
 * A workspace that holds `before` and is as it was left, and what an import that nobody disturbs makes of it: its datasets, when it read
 * its first row and when it ended.
 */
async function prepare(app, before, imports, workspace) {
  const base = `${workspace}-base`
  const { datasets } = await job(app, { workspace: base, imports: before })
  cpSync(base, workspace, { recursive: true })
  let firstRow
  const onLine = (line, milliseconds) => {
    if (line.startsWith('导入')) firstRow ??= milliseconds
  }
  const after = await job(app, { workspace, imports }, onLine)
  say(`undisturbed: ${after.seconds.toFixed(1)} s, ${JSON.stringify(after.datasets)}`)
  rmSync(workspace, { recursive: true, force: true })
  return { base, before: datasets, after: after.datasets, firstRow: firstRow ?? 0, end: after.seconds * 1000 }
}

/** A job that must succeed; its datasets and seconds. */
async function job(app, content, onLine) {
  const { report, seconds } = await app.run(content, { password, onLine })
  if (!report.ok) throw new Error(report.error)
  return { datasets: datasetsOf(report), seconds }
}

/** `moment` 0 to 1: where between the start and the end of the import the app is ended. */
async function killOnce(app, imports, workspace, state, moment) {
  cpSync(state.base, workspace, { recursive: true })
  let hasBegun
  const begun = new Promise((resolve) => {
    hasBegun = resolve
  })
  const job = app.start({ workspace, imports }, { password, onLine: (line) => line.startsWith('导入') && hasBegun() })
  const { wait, hasRows } = momentOf(moment, state)
  if (hasRows) await Promise.race([begun, job.ended])
  await sleep(wait)
  const pids = job.kill()
  const { report: finished } = await job.ended
  await allGone(pids)

  const left = await app.run({ workspace }, { password })
  const found = JSON.stringify(datasetsOf(left.report))
  const isBefore = found === JSON.stringify(state.before)
  const isAfter = found === JSON.stringify(state.after)
  const whole = left.report.ok && (isBefore || isAfter)
  const { report } = await app.run({ workspace, imports }, { password })
  const same = report.ok && JSON.stringify(datasetsOf(report)) === JSON.stringify(state.after)
  const faults = whole && same ? '' : ` MISSED ${JSON.stringify({ left: left.report, report })}`
  rmSync(workspace, { recursive: true, force: true, maxRetries: 5 })
  const when = hasRows ? `${(wait / 1000).toFixed(2)} s after the first row` : 'before the first row'
  const what = isAfter ? 'the batch is there' : 'the batch is not there'
  return { whole, same, during: !finished, words: `${when}: ${what}${faults}` }
}

function momentOf(moment, { firstRow, end }) {
  if (moment < BEFORE_FIRST_ROW) return { wait: (moment / BEFORE_FIRST_ROW) * firstRow, hasRows: false }
  return { wait: ((moment - BEFORE_FIRST_ROW) / (1 - BEFORE_FIRST_ROW)) * (end - firstRow), hasRows: true }
}

/** What is compared of the datasets: everything that does not tell when or how often it was imported. */
function datasetsOf(report) {
  return (report.datasets ?? []).map(({ name, rows, digest }) => ({ name, rows, digest }))
}

function newWorkspace(scratch) {
  return join(mkdtempSync(join(scratch, 'kept-')), 'workspace')
}
