import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { tableOf } from '../bench/report.mjs'
import { ensureInstalled } from './install.mjs'
import { callerPath, main, root, say } from './project.mjs'

/** Fixed by interfaces.md; `bench/<name>.mjs` exports `run(options)`, which gives or yields lines, and `needsPeers` where it does. */
const names = [
  'import',
  'store',
  'screen',
  'link',
  'link-quality',
  'pollock',
  'sheets',
  'layout',
  'templates',
  'entities',
  'clusters',
  'kill',
  'typing',
]
const moduleOf = (name) => join(root, 'bench', `${name}.mjs`)
const present = names.filter((name) => existsSync(moduleOf(name)))

const usage = `npm run bench -- [NAME] [--rows N] [--runs N] [--seed N] [--json] [FOLDER …]
NAME: ${present.join(' · ')}；不写则全部运行 · all of them when left out
--rows N   数据行数 · rows    --runs N   重复次数 · repetitions    --seed N   随机种子 · seed    --json   每行一个结果 · one result a line`

await main(async () => {
  const options = readOptions()
  if (!options) {
    say(usage)
    return 2
  }
  await ensureInstalled()
  const lines = []
  const [load] = loadavg()
  if (load > availableParallelism() / 2) {
    say(
      `处理器正被别的程序占用（负载 ${load.toFixed(1)}），结果会偏慢 · other programs keep the processors busy: figures will be worse than they are`,
    )
  }
  for (const name of options.names) {
    const bench = await import(moduleOf(name))
    if (bench.needsPeers) await (await import('../bench/peers.mjs')).ensurePeers()
    say(`量测 · measuring ${name}`)
    const scratch = mkdtempSync(join(tmpdir(), `guoshai-bench-${name}-`))
    try {
      for await (const line of await bench.run({ ...options.settings, scratch })) {
        lines.push(line)
        if (options.json) process.stdout.write(`${JSON.stringify(line)}\n`)
      }
    } finally {
      rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
    }
  }
  if (lines.length === 0) say('没有找到可量测的数据 · found nothing to measure')
  else if (!options.json) process.stdout.write(`${tableOf(lines)}\n`)
  return lines.length > 0 && lines.every((line) => line.ok) ? 0 : 1
})

/** `settings` is what a bench is given: `rows`, `runs`, `seed` (undefined where not said) and `folders`, and `scratch`, erased at the end. */
function readOptions() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { rows: { type: 'string' }, runs: { type: 'string' }, seed: { type: 'string' }, json: { type: 'boolean' } },
    })
    const [name, ...folders] = positionals
    if (name !== undefined && !present.includes(name)) return undefined
    const settings = {
      rows: countOf(values.rows),
      runs: countOf(values.runs),
      seed: countOf(values.seed),
      folders: folders.map(callerPath),
    }
    return { names: name ? [name] : present, json: values.json === true, settings }
  } catch (error) {
    say(error.message)
    return undefined
  }
}

function countOf(text) {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Error(`应为正整数，实为 ${text} · a positive whole number is needed, not ${text}`)
  return Number(text)
}
