import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { say } from '../scripts/project.mjs'
import { openApp } from './app.mjs'
import { fuzzyLines } from './link-fuzzy.mjs'
import { gridLines } from './link-grid.mjs'
import { openDuckdb, openSqlite } from './link-peers.mjs'
import { writeLists } from './link-tables.mjs'
import { lineOf, median } from './report.mjs'

export const needsPeers = true

const RUNS = 10
/** SQLite takes seconds for one answer. */
const SLOW_RUNS = 1

const questions = [
  { name: 'exact', right: 'right', must: '<= 1.5' },
  { name: 'exact-small', right: 'small', must: '<= 1.5' },
  { name: 'exact-window', right: 'right', days: [-30, 30] },
]
/** What no peer is asked. */
const masked = { name: 'masked', left: 'masked', right: 'right', compare: 'masked' }

/**
 * Links by telephone in the real app, each in the engine's own time, which the job's report gives: lists of a million rows each, a million against a tenth, and within
 * 30 days; then the same lists in the window, to the rows in the grid; and a million telephones of which four digits are hidden against a million whole ones. The first link of
 * each kind reads its keys (`cold`); those behind it differ from it in a remark alone, so that nothing but keys is kept between them. DuckDB is asked half
 * of its times before the app and half behind it, because other loads of the machine come and go.
 */
export async function* run({ rows = 1_000_000, runs = RUNS, seed = 1, scratch }) {
  const { masked: maskedFile, ...files } = await writeLists(scratch, rows)
  const duckdb = await openDuckdb(files)
  const known = { right: await duckdb.counts('right'), small: await duckdb.counts('small') }
  const before = await askPeer(duckdb, runs / 2)
  const ours = await askApp(scratch, { ...files, masked: maskedFile }, runs)
  const behind = await askPeer(duckdb, runs / 2)
  duckdb.close()
  const sqlite = await openSqlite(files, fieldsOf)
  const peers = {
    'duckdb-2': Object.fromEntries(questions.map(({ name }) => [name, [...before[name], ...behind[name]]])),
    sqlite: await askPeer(sqlite, SLOW_RUNS),
  }
  sqlite.close()
  for (const { name, must } of questions) {
    const [cold, ...warm] = ours[name]
    const counts = Object.values(peers).every((answers) => answers[name].every(({ count }) => count === cold.count))
    if (!counts) say(`${name}: ${JSON.stringify({ ours: ours[name], peers })}`)
    const line = { rows, counts: counts ? 'equal' : 'different', value: median(timesOf(warm)), unit: 'ms median' }
    for (const [peer, answers] of Object.entries(peers)) {
      const figures = { peer, peerValue: median(timesOf(answers[name])), ratio: 'ours/peer' }
      yield lineOf({ ...line, name: `link/${name}`, ...figures, ...(peer === 'duckdb-2' && { must }) })
    }
    yield lineOf({ ...line, name: `link/${name}-cold`, value: cold.milliseconds, unit: 'ms' })
  }
  const [cold, warm] = ours.masked
  const line = { rows, unit: 'ms' }
  yield lineOf({ ...line, name: 'link/masked', value: warm.milliseconds })
  yield lineOf({ ...line, name: 'link/masked-cold', value: cold.milliseconds })
  yield* gridLines({ rows, scratch, files, counts: known })
  yield* fuzzyLines({ rows: Math.max(1, rows / 10), seed, scratch })
}

/** The answers to each question, the first one cold: all links in one process. */
async function askApp(scratch, files, runs) {
  const app = await openApp(scratch)
  try {
    const imports = Object.entries(files).map(([as, file]) => ({ as, file, kind: 'table' }))
    const asked = [
      ...questions.flatMap((question) => Array.from({ length: runs + 1 }, (_, run) => ({ question, run }))),
      ...[0, 1].map((run) => ({ question: masked, run })),
    ]
    const models = asked.map(({ question, run }) => modelOf(question, run))
    const { report } = await app.run({ imports, models })
    if (!report.ok) throw new Error(report.error ?? JSON.stringify(report.runs))
    const answers = {}
    for (const [index, { question }] of asked.entries()) {
      const { out, milliseconds } = report.runs[index].steps[0]
      answers[question.name] = [...(answers[question.name] ?? []), { milliseconds, count: out }]
    }
    for (const { name } of [...questions, masked]) say(`${name}: ${timesOf(answers[name]).join(' ')} ms`)
    return answers
  } finally {
    app.close()
  }
}

async function askPeer(peer, runs) {
  const answers = Object.fromEntries(questions.map(({ name }) => [name, []]))
  for (const question of questions) for (let run = 0; run < runs; run++) answers[question.name].push(await peer.ask(question))
  return answers
}

function modelOf({ name, left = 'left', right, days, compare = 'phone' }, run) {
  const on = [{ left: '联系电话', right: '联系电话', compare, remark: `${run}` }]
  const window = days && { window: { left: '日期', right: '日期', days } }
  return {
    format: 'guoshai.model/1',
    id: `${name}-${run}`,
    sources: { [left]: { kind: 'table' }, [right]: { kind: 'table' } },
    steps: [{ id: 'linked', op: 'link', left, right, on, ...window }],
  }
}

/** Telephone and day of each row. */
async function* fieldsOf(file) {
  let isHead = true
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (!isHead) yield line.split(',').slice(2)
    isHead = false
  }
}

const timesOf = (answers) => answers.map(({ milliseconds }) => milliseconds)
