import { join } from 'node:path'
import { say } from '../scripts/project.mjs'
import { openApp } from './app.mjs'
import { countInFile, duckdbReadCsv, papaparseAlone, sqliteWithTrigrams } from './import-peers.mjs'
import { lineOf, median } from './report.mjs'
import { writeTickets } from './tickets.mjs'

export const needsPeers = true

const MEGABYTE = 1_000_000
/** From here on the peers would take too long beside us. */
const WITHOUT_PEERS = 3_000_000

/**
 * The import of hotline tickets through the real app (parsed, cleaned, indexed, encrypted, stored), timed by the job's own report, beside
 * PapaParse alone, SQLite with a text index and DuckDB without one. `runs`: how often ours and DuckDB's are measured, the median counts.
 */
export async function* run({ rows = 1_000_000, runs = 1, scratch }) {
  const app = await openApp(scratch)
  try {
    yield* rows >= WITHOUT_PEERS ? alone(app, rows, scratch) : besidePeers(app, rows, runs, scratch)
  } finally {
    app.close()
  }
}

async function* alone(app, rows, scratch) {
  const { gb18030 } = await writeTickets(scratch, rows, ['gb18030'])
  const ours = await imported(app, gb18030.file)
  const name = `import/${Math.round(rows / 1_000_000)}m`
  const counts = ours.received === rows ? 'equal' : 'different'
  yield lineOf({ name, rows, value: ours.seconds, unit: 's', counts })
  yield lineOf({ name: `${name}-peak-memory`, rows, value: ours.peakBytes / MEGABYTE, unit: 'MB', must: '<= 1500', counts })
}

async function* besidePeers(app, rows, runs, scratch) {
  const { gb18030: gbk, 'utf-8': utf8 } = await writeTickets(scratch, rows, ['gb18030', 'utf-8'])
  const ours = { gbk: [], utf8: [] }
  const duckdb = []
  for (let round = 0; round < runs; round++) {
    ours.gbk.push(await imported(app, gbk.file))
    ours.utf8.push(await imported(app, utf8.file, round === 0 ? scratch : undefined))
    duckdb.push(await duckdbReadCsv(utf8.file, scratch, round))
  }
  say('SQLite …')
  const sqlite = await sqliteWithTrigrams(utf8.file, scratch)
  const papaparse = { gbk: await papaparseAlone(gbk.file, 'gb18030'), utf8: await papaparseAlone(utf8.file, 'utf-8') }

  const found = await countInFile(ours.utf8[0].rowsFile, 'utf-8')
  const isEqual = [
    ...[...ours.gbk, ...ours.utf8, ...duckdb, sqlite, papaparse.gbk, papaparse.utf8].map((one) => one.rows === rows),
    ...[...duckdb, sqlite].map((one) => one.numbers === found.numbers),
    ...[...ours.gbk, ...ours.utf8].map((one) => one.accepted === found.rows),
  ]
  const counts = isEqual.every(Boolean) ? 'equal' : 'different'
  if (counts === 'different') say(JSON.stringify({ rows, found, ours, duckdb, sqlite, papaparse }))
  for (const encoding of ['gbk', 'utf8']) {
    const line = (peer, peerValue, more) =>
      lineOf({
        name: `import/${encoding}`,
        rows,
        value: median(secondsOf(ours[encoding])),
        unit: 's',
        peer,
        peerValue,
        counts,
        ...more,
      })
    yield line('sqlite-fts5', sqlite.seconds, { ratio: 'peer/ours', must: '>= 8' })
    yield line('duckdb-2', median(secondsOf(duckdb)), { ratio: 'ours/peer', must: '<= 3.5' })
    yield line('papaparse', papaparse[encoding].seconds, { ratio: 'ours/peer' })
  }
  const peak = Math.max(...[...ours.gbk, ...ours.utf8.slice(1)].map((one) => one.peakBytes)) / MEGABYTE
  yield lineOf({ name: 'import/peak-memory', rows, value: peak, unit: 'MB', must: '<= 1500', counts })
}

const secondsOf = (results) => results.map((one) => one.seconds)

/** One import by a job; with `keepRows` what was accepted is written out after it, for counting. */
async function imported(app, file, keepRows) {
  const outputs = keepRows ? [{ what: 'rows', of: 'tickets', to: 'rows.csv' }] : []
  const run = app.start({ imports: [{ as: 'tickets', file, kind: 'ticket' }], outputs })
  const { report, peakBytes } = await run.ended
  const done = report.imports[0]
  if (!report.ok) throw new Error(report.error)
  say(`${file.split('/').at(-1)}: ${done.seconds} s, ${(peakBytes / MEGABYTE).toFixed(0)} MB`)
  const { seconds, received, accepted } = done
  return { seconds, rows: received, received, accepted, peakBytes, rowsFile: join(run.out, 'rows.csv') }
}
