import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '../scripts/project.mjs'
import { ensureSystem, searchNeeds } from '../scripts/system.mjs'
import { openApp } from './app.mjs'
import { lineOf, median, p95 } from './report.mjs'
import { countByBruteForce, surveyOf } from './screen-corpus.mjs'
import { openDuckdb, openRipgrep, openSqlite } from './screen-peers.mjs'
import { drawQueries, screenText } from './screen-queries.mjs'
import { vocabularyOf } from './screen-vocabulary.mjs'
import { writeTickets } from './tickets.mjs'

export const needsPeers = true

const MEGABYTE = 1_000_000
const PASSWORD = '青石板 walnut 二十七'
/** From here on the peers would take too long beside us. */
const WITHOUT_PEERS = 3_000_000
/** Questions that a slow peer is asked of a list, where not all. */
const SLOW_PEER_QUESTIONS = { 'duckdb-2': { 'or-50': 4 }, 'sqlite-instr': { 'rare-4': 3, 'common-2': 3, '10x5': 1 } }

/** The lists, with the figure that stands for one and what it must be. */
const own = [
  { name: 'rare-4', middle: median },
  { name: 'common-2', middle: median },
  { name: 'or-5', middle: median },
  { name: 'or-50', middle: median },
  { name: '10x5', middle: p95, must: '<= 100' },
  { name: '10x5-near', middle: p95, must: '<= 150' },
  { name: '10x5-cached', middle: p95 },
]
/** What the ratio to a peer must be. */
const beside = { '10x5': { 'duckdb-2': '>= 30' }, 'common-2': { 'duckdb-2': '>= 100' } }

/**
 * Screens over hotline tickets in the real app, each in the engine's own time, which the job's report gives: the tickets are imported into a
 * kept workspace, then new processes open it and run one model after the other, each with one screen. No word is asked twice in a
 * process but for `10x5-cached`, the questions of `10x5` asked again with their words in the opposite order. The first screen of each process is
 * `cold`. Every count is held against brute force over the source file. `index-build` holds the time in which one thread builds the index of the
 * same texts, outside the app, against all that the import takes on its threads: the stricter reading of "half of the import time".
 */
export async function* run({ rows = 1_000_000, scratch }) {
  const hasPeers = rows < WITHOUT_PEERS
  if (hasPeers) ensureSystem(searchNeeds)
  const app = await openApp(scratch)
  try {
    const { 'utf-8': tickets } = await writeTickets(scratch, rows, ['utf-8'])
    const survey = await surveyOf(tickets.file, rows)
    const queries = drawQueries(vocabularyOf(survey.sample))
    const bench = new ScreenBench(app, scratch, queries)
    const imported = await bench.import(tickets.file)
    if (imported.duplicate !== survey.duplicates.length || imported.rejected !== 0) {
      throw new Error(`${imported.duplicate} duplicates, not ${survey.duplicates.length}; ${imported.rejected} rejected`)
    }
    await bench.ask('10x5', '10x5-cached')
    if (hasPeers) {
      await bench.ask('10x5-near')
      await bench.ask('rare-4', 'common-2', 'or-5', 'or-50')
      await bench.askPeers(tickets.file, survey.duplicates)
    }
    await bench.check(tickets.file, survey.duplicates)
    yield* hasPeers ? bench.lines(rows) : bench.linesAlone(rows)
    const size = { rows, unit: 'share' }
    yield lineOf({ ...size, name: 'screen/index-size', value: survey.index / survey.text, must: '<= 0.8' })
    yield lineOf({ ...size, name: 'screen/index-build', value: survey.indexSeconds / imported.seconds, must: '<= 0.5' })
  } finally {
    app.close()
  }
}

class ScreenBench {
  /** Answers by list: `{ milliseconds, count }[]`; of peers by name and list. */
  ours = {}
  peers = {}
  counts = {}
  peakBytes = 0

  constructor(app, scratch, queries) {
    this.app = app
    this.scratch = scratch
    this.queries = queries
    this.workspace = join(scratch, 'workspace')
    mkdirSync(this.workspace)
  }

  async import(file) {
    const { report } = await this.#job({ imports: [{ as: 'tickets', file, kind: 'ticket' }] })
    const [done] = report.imports
    say(`${done.accepted.toLocaleString('en')} tickets imported in ${done.seconds} s`)
    return done
  }

  /** Asks lists of questions in a new process, behind a first one that finds everything closed. */
  async ask(...lists) {
    const { first } = this.queries
    const asked = [
      ['first', first[this.ours.first?.length ?? 0]],
      ...lists.flatMap((list) => this.queries[list].map((query) => [list, query])),
    ]
    const { report, peakBytes } = await this.#job({
      models: asked.map(([list, query], index) => modelOf(`${list}-${index}`, query)),
    })
    this.peakBytes = Math.max(this.peakBytes, peakBytes)
    for (const [index, [list]] of asked.entries()) {
      const { out, milliseconds } = report.runs[index].steps[0]
      this.ours[list] ??= []
      this.ours[list].push({ milliseconds, count: out })
    }
    for (const list of new Set(asked.map(([list]) => list))) say(`${list}: ${timesOf(this.ours[list]).join(' ')} ms`)
  }

  async #job(job) {
    let peakBytes = 0
    const run = this.app.start(
      { workspace: this.workspace, ...job },
      {
        password: PASSWORD,
        onLine: () => {
          peakBytes = run.peakBytes
        },
      },
    )
    const { report } = await run.ended
    if (!report.ok) throw new Error(report.error)
    return { report, peakBytes }
  }

  async askPeers(file, duplicates) {
    const [ripgrep] = searchNeeds
    if (ripgrep.isThere()) await this.#askPeer('ripgrep', openRipgrep(file), ['rare-4', 'common-2', 'or-5', 'or-50', '10x5'])
    const duckdb = await openDuckdb(file, duplicates, this.scratch)
    await duckdb.ask(this.queries.first[0])
    await this.#askPeer('duckdb-2', duckdb, ['rare-4', 'common-2', 'or-5', 'or-50', '10x5'])
    duckdb.close()
    const sqlite = await openSqlite(file, duplicates)
    await this.#askPeer('sqlite-fts5', sqlite.trigram, ['rare-4', 'common-2', 'or-5', 'or-50', '10x5'])
    await this.#askPeer('sqlite-instr', sqlite.instr, ['rare-4', 'common-2', '10x5'])
    sqlite.close()
  }

  async #askPeer(peer, { ask }, lists) {
    this.peers[peer] = {}
    for (const list of lists) {
      const answers = []
      for (const query of this.queries[list].slice(0, SLOW_PEER_QUESTIONS[peer]?.[list])) answers.push(await ask(query))
      this.peers[peer][list] = answers
      say(`${peer} ${list}: ${timesOf(answers).map(Math.round).join(' ')} ms`)
    }
  }

  async check(file, duplicates) {
    const lists = Object.keys(this.ours).filter((list) => list !== '10x5-cached')
    const asked = lists.flatMap((list) => this.queries[list].slice(0, this.ours[list].length))
    const counted = await countByBruteForce(file, duplicates, asked)
    for (const list of lists) this.counts[list] = counted.splice(0, this.ours[list].length)
    this.counts['10x5-cached'] = this.counts['10x5']
  }

  *lines(rows) {
    for (const { name, middle, must } of own) {
      const line = { name: `screen/${name}`, rows, value: middle(timesOf(this.ours[name])), unit: unitOf(middle) }
      if (must || name === '10x5-cached') yield lineOf({ ...line, must, counts: this.#verdict(name) })
      for (const [peer, answers] of Object.entries(this.peers)) {
        if (!answers[name]) continue
        const figures = { peer, peerValue: middle(timesOf(answers[name])), ratio: 'peer/ours', must: beside[name]?.[peer] }
        yield lineOf({ ...line, ...figures, counts: this.#verdict(name, peer) })
      }
    }
    yield this.#memory('screen/memory', rows, '<= 1000')
    yield this.#cold(rows)
  }

  *linesAlone(rows) {
    const size = `${Math.round(rows / 1_000_000)}m`
    const counts = this.#verdict('10x5')
    const value = p95(timesOf(this.ours['10x5']))
    yield lineOf({ name: `screen/${size}-10x5`, rows, value, unit: 'ms p95', must: '<= 500', counts })
    yield this.#memory(`screen/${size}-memory`, rows, '<= 2500')
    yield this.#cold(rows)
  }

  /** The most that all renderer processes held while they screened. */
  #memory(name, rows, must) {
    return lineOf({ name, rows, value: this.peakBytes / MEGABYTE, unit: 'MB', must })
  }

  #cold(rows) {
    const value = Math.max(...timesOf(this.ours.first))
    return lineOf({ name: 'screen/cold', rows, value, unit: 'ms max', must: '<= 1500', counts: this.#verdict('first') })
  }

  /**
   * Whether ours, and DuckDB's where it is the peer, are the counts of brute force. The other peers do not answer the same question (FTS5
   * knows no short words, ripgrep counts lines): that they count otherwise is said and `none` in the line, not judged.
   */
  #verdict(list, peer) {
    const isEqual = (answers) => answers.every(({ count }, index) => count === this.counts[list][index])
    const verdict = isEqual(this.ours[list]) ? 'equal' : 'different'
    if (verdict === 'different') say(`${list}: ${JSON.stringify({ ours: this.ours[list], bruteForce: this.counts[list] })}`)
    if (!peer || isEqual(this.peers[peer][list])) return verdict
    const wrong = this.peers[peer][list].filter(({ count }, index) => count !== this.counts[list][index]).length
    say(`${peer} counts ${wrong} of ${this.peers[peer][list].length} otherwise in ${list}`)
    return peer === 'duckdb-2' || verdict === 'different' ? 'different' : 'none'
  }
}

function modelOf(id, query) {
  return {
    format: 'guoshai.model/1',
    id,
    sources: { tickets: { kind: 'ticket' } },
    steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: id, where: screenText(query) }] }],
  }
}

const timesOf = (answers) => answers.map(({ milliseconds }) => milliseconds)
const unitOf = (middle) => (middle === p95 ? 'ms p95' : 'ms median')
