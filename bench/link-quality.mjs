import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { loadShared } from '../scripts/load-shared.mjs'
import { root, say } from '../scripts/project.mjs'
import { openApp } from './app.mjs'
import { entityGold, pairGold, rowGold } from './link-gold.mjs'
import { derivedJob, importsOf, isRepeating, layouts, manyToMany, ownSets } from './link-sets.mjs'
import { lineOf } from './report.mjs'

const jobs = join(root, 'bench', 'link-quality')

/**
 * The public gold sets: what each must reach, and the pairs that belong together by row numbers. One configuration for all, which the columns' types give;
 * `oneToOne` between two lists.
 */
const sets = [
  { name: 'febrl1', must: '>= 0.98', gold: (data) => entityGold(join(data, 'febrl', 'dataset1.csv'), febrlEntity) },
  { name: 'febrl2', must: '>= 0.96', gold: (data) => entityGold(join(data, 'febrl', 'dataset2.csv'), febrlEntity) },
  {
    name: 'splink_fake1000',
    must: '>= 0.88',
    gold: (data) => entityGold(join(data, 'splink_fake1000', 'fake_1000.csv'), ({ cluster }) => cluster),
  },
  { name: 'restaurants', must: '>= 0.93', isIncomplete: true, gold: (data) => pairGold(join(data, 'er_restaurants', 'gt.csv')) },
  { name: 'abt_buy', must: '>= 0.6', gold: (data) => pairGold(join(data, 'er_abt_buy', 'gt.csv')) },
  { name: 'cn_companies', must: '>= 0.9', gold: (_data, rows) => rowGold(rows) },
]

/**
 * Links by probability 0.5 over the gold sets in `shared/data` (or another folder of the same layout), by the job files beside this file, in the real app: F1 over
 * pairs. The restaurants' gold leaves out pairs that are the same by name and telephone: `restaurants-gold-rows` counts the pairs of which at least one row stands in the
 * gold, `restaurants-all-rows` every pair, those that the gold leaves out as errors. Of another folder the sets that it holds itself are measured too: {@link layouts}.
 */
export async function* run({ folders, scratch }) {
  const data = folders[0] ?? join(root, '..', 'shared', 'data')
  const known = sets.flatMap(({ name }) => jobOver(name, data).imports.map(({ file }) => file)).filter((file) => existsSync(file))
  const others = folders.flatMap(ownSets).filter(({ paths }) => !paths.some((path) => known.includes(path)))
  if (folders.length > 0 && known.length === 0 && others.length === 0) throw new Error(layouts)
  const app = await openApp(scratch)
  try {
    for (const { name, must, gold, isIncomplete } of sets) {
      const job = jobOver(name, data)
      if (!job.imports.every(({ file }) => existsSync(file))) continue
      const { links, report } = await linksOf(app, job)
      const truth = gold(data, report.imports[0].accepted)
      const [{ out, milliseconds }] = report.runs[0].steps
      say(`${name}: ${out} 对 · links, ${milliseconds} ms`)
      const line = { rows: report.imports.reduce((sum, { accepted }) => sum + accepted, 0), unit: 'F1' }
      if (!isIncomplete) {
        yield lineOf({ ...line, name: `link-quality/${name}`, value: scoreOf(name, links, truth), must })
        continue
      }
      const known = links.filter(([left, right]) => truth.lefts.has(left) || truth.rights.has(right))
      yield lineOf({ ...line, name: `link-quality/${name}-gold-rows`, value: scoreOf(`${name}-gold-rows`, known, truth), must })
      yield lineOf({ ...line, name: `link-quality/${name}-all-rows`, value: scoreOf(`${name}-all-rows`, links, truth) })
    }
    for (const set of others) yield await measured(app, set)
  } finally {
    await app.close()
  }
}

/** A set of one's own, by its job file or by the types of its columns. */
async function measured(app, set) {
  const { links, report } = await linksOfSet(app, set)
  const { out, compared, milliseconds } = report.runs[0].steps.find(({ op }) => op === 'link')
  say(`${set.name}: ${out} 对 · links of ${set.count}, ${compared} 对比较 · compared, ${(milliseconds / 1000).toFixed(1)} s`)
  const rows = report.imports.reduce((sum, { accepted }) => sum + accepted, 0)
  return lineOf({ rows, unit: 'F1', name: `link-quality/${set.name}`, value: scoreOf(set.name, links, set) })
}

/** The links of a set by its own job; else by that of its columns' types, with one partner each unless a list repeats its records. */
async function linksOfSet(app, set) {
  if (set.job) {
    const { format: _, ...job } = JSON.parse(readFileSync(set.job, 'utf8'))
    return linksOf(app, { ...job, imports: job.imports.map((each) => ({ ...each, file: join(set.folder, each.file) })) })
  }
  const job = await derivedJobOf(app, set)
  const one = await linksOf(app, job)
  if (set.paths.length === 1) return one
  const many = await linksOf(app, manyToMany(job))
  const repeats = isRepeating(many.links.length, one.links.length)
  const counts = `${one.links.length} 对一对一，${many.links.length} 对不限 · one to one, without limit`
  say(`${set.name}: ${counts}: ${repeats ? '名单有重复，不限 · a list repeats, no limit' : '一对一 · one to one'}`)
  return repeats ? many : one
}

async function derivedJobOf(app, set) {
  const { report } = await app.start({ imports: importsOf(set.paths) }).ended
  if (!report?.ok) throw new Error(report?.error ?? JSON.stringify(report?.imports))
  const { suggestedComparison, weighedComparison } = await loadShared('linkage/suggested-comparison.ts')
  const job = derivedJob(
    set,
    report.imports.map(({ columns }) => columns),
    (left, right) => weighedComparison(suggestedComparison(left, right)),
  )
  const { on } = job.models[0].steps[0]
  if (on.length === 0) throw new Error(`${set.name}: 两表没有可比的列 · the tables have no column in common`)
  say(
    `${set.name}: ${on.map(({ left, right, compare }) => `${left === right ? left : `${left}=${right}`} ${compare}`).join(', ')}`,
  )
  return job
}

/** A job file, its files found in the folder of the data. */
function jobOver(name, data) {
  const { format: _, ...job } = JSON.parse(readFileSync(join(jobs, `${name}.job.json`), 'utf8'))
  return { ...job, imports: job.imports.map((each) => ({ ...each, file: join(data, each.file) })) }
}

/** Row numbers of the links, left and right. */
async function linksOf(app, job) {
  const run = app.start(job)
  const { report } = await run.ended
  if (!report?.ok) throw new Error(report?.error ?? JSON.stringify(report?.runs))
  const { data } = Papa.parse(readFileSync(join(run.out, 'links.csv'), 'utf8').replace(/^\ufeff/, ''), {
    header: true,
    skipEmptyLines: true,
  })
  return { links: data.map(({ leftRow, rightRow }) => [Number(leftRow), Number(rightRow)]), report }
}

function scoreOf(name, links, { count, has }) {
  const right = links.filter(([one, other]) => has(one, other)).length
  say(`${name}: P ${(right / links.length).toFixed(4)} R ${(right / count).toFixed(4)}`)
  return (2 * right) / (links.length + count)
}

function febrlEntity(row) {
  return row.rec_id.split('-')[1]
}
