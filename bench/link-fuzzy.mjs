import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { say } from '../scripts/project.mjs'
import { openApp } from './app.mjs'
import { writeFirms } from './firm-tables.mjs'
import { lineOf } from './report.mjs'

const LOOPED = 2_000_000

/**
 * Firms by name and address in the real app, two lists of which six of ten rows belong together as planted: how much of what is linked is right, how much of what was
 * planted is linked, pairs compared a second over the whole step (reading, blocks, estimation included), and the memory at its peak. Beside it a plain loop that
 * gives name and address of pairs drawn from the same rows their Jaro–Winkler similarity: its pairs a second, and how long all pairs would take it.
 */
export async function* fuzzyLines({ rows, seed, scratch }) {
  const { files, lists, truth, shared } = await writeFirms(scratch, rows, seed)
  const { links, step, peakBytes } = await linkedFirms(scratch, files)
  const right = links.filter(([left, other]) => truth[left - 1] === other - 1).length
  const seconds = step.milliseconds / 1000
  const looped = pairsASecond(lists)
  say(`fuzzy, seed ${seed}: ${links.length} links, ${right} right of ${shared}; ${step.compared} pairs compared in ${seconds} s`)
  const loop = { peer: 'jaro-winkler-loop', counts: 'none' }
  yield lineOf({ name: 'link/fuzzy-precision', rows, value: right / links.length, unit: 'share', must: '>= 0.97' })
  yield lineOf({ name: 'link/fuzzy-recall', rows, value: right / shared, unit: 'share', must: '>= 0.95' })
  const rates = { value: step.compared / seconds, unit: 'pairs/s', peerValue: looped, ratio: 'ours/peer' }
  yield lineOf({ name: 'link/fuzzy-compared', rows, ...rates, ...loop })
  const times = { value: seconds, unit: 's', peerValue: rows ** 2 / looped, ratio: 'peer/ours' }
  yield lineOf({ name: 'link/fuzzy', rows, ...times, ...loop })
  yield lineOf({ name: 'link/fuzzy-memory', rows, value: peakBytes / 2 ** 20, unit: 'MB peak', must: '<= 1500' })
}

/** Numbers (编号) of the rows that are linked, and what the job says of the step. */
async function linkedFirms(scratch, files) {
  const app = await openApp(scratch)
  try {
    const run = app.start({
      imports: Object.entries(files).map(([as, file]) => ({ as, file, kind: 'table' })),
      models: [model],
      outputs: [{ what: 'rows', of: 'firms/linked', to: 'firms.csv' }],
    })
    const { report, peakBytes } = await run.ended
    if (!report?.ok) throw new Error(report?.error ?? JSON.stringify(report?.runs))
    const text = readFileSync(join(run.out, 'firms.csv'), 'utf8').replace(/^\ufeff/, '')
    const [head, ...records] = Papa.parse(text, { skipEmptyLines: true }).data
    const [left, right] = ['编号', 'right.编号'].map((name) => head.indexOf(name))
    const links = records.map((record) => [Number(record[left]), Number(record[right])])
    return { links, step: report.runs[0].steps[0], peakBytes }
  } finally {
    app.close()
  }
}

const model = {
  format: 'guoshai.model/1',
  id: 'firms',
  sources: { left: { kind: 'table' }, right: { kind: 'table' } },
  steps: [
    {
      id: 'linked',
      op: 'link',
      left: 'left',
      right: 'right',
      on: [
        { left: '企业名称', right: '企业名称', compare: 'company' },
        { left: '地址', right: '地址', compare: 'address' },
      ],
      decide: { probability: 0.5 },
      oneToOne: true,
    },
  ],
}

function pairsASecond({ left, right }) {
  let seen = 0
  const started = performance.now()
  for (let at = 0; at < LOOPED; at++) {
    const [[name, address], [otherName, otherAddress]] = [left[at % left.length], right[(at * 7919) % right.length]]
    seen += jaroWinkler(name, otherName) + jaroWinkler(address, otherAddress)
  }
  const seconds = (performance.now() - started) / 1000
  if (!(seen > 0)) throw new Error('nothing was alike')
  return LOOPED / seconds
}

function jaroWinkler(a, b) {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short === '') return 0
  const reach = Math.max(0, Math.floor(long.length / 2) - 1)
  const used = new Array(long.length).fill(false)
  let matched = ''
  for (let at = 0; at < short.length; at++) {
    for (let other = Math.max(0, at - reach); other < Math.min(long.length, at + reach + 1); other++) {
      if (used[other] || long[other] !== short[at]) continue
      used[other] = true
      matched += short[at]
      break
    }
  }
  if (matched === '') return 0
  let moved = 0
  for (let other = 0, place = 0; other < long.length; other++) if (used[other] && long[other] !== matched[place++]) moved++
  const common = matched.length
  const jaro = (common / short.length + common / long.length + (common - moved / 2) / common) / 3
  let start = 0
  while (start < 4 && start < short.length && a[start] === b[start]) start++
  return jaro + start * 0.1 * (1 - jaro)
}
