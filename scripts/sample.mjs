import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './install.mjs'
import { loadShared } from './load-shared.mjs'
import { callerPath } from './project.mjs'

const usage = `npm run sample -- --rows 100000 [--cases 10000] [--seed 永宁] [--year 2026] [--encoding gb18030|utf-8] [--dirty] --out DIR
写出一个区的样例数据（热线工单、刑事案件、治安案件、民事诉讼、企业和学校名录），并在 truth.json 中写明其中埋设的关联。
npm run sample -- --months 12 [--rows 400] [--seed 永宁] [--year 2025] --out DIR
写出同一个区逐月的热线工单导出：来自不同系统和版本，表头、编码、格式、列序各不相同；truth.json 写明每列应对应的字段和埋设的重复、变更、损坏。`

/** Writes chunks as the disk takes them, so that only a few are in memory at a time; returns the bytes written. */
async function writeChunks(path, chunks) {
  const stream = createWriteStream(path)
  let bytes = 0
  for (const chunk of chunks) {
    bytes += chunk.length
    if (!stream.write(chunk)) await once(stream, 'drain')
  }
  stream.end()
  await finished(stream)
  return bytes
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string' },
      months: { type: 'string' },
      cases: { type: 'string' },
      seed: { type: 'string' },
      year: { type: 'string' },
      encoding: { type: 'string' },
      dirty: { type: 'boolean' },
      out: { type: 'string' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return undefined
  const count = (name) => {
    if (values[name] === undefined) return undefined
    if (!/^[1-9]\d{0,7}$/.test(values[name])) throw new Error(`--${name} 应为正整数，实为 ${values[name]}`)
    return Number(values[name])
  }
  if (values.out === undefined || (values.rows ?? values.months) === undefined) throw new Error('缺少 --rows、--months 或 --out')
  const months = count('months')
  if (months > 12) throw new Error(`--months 应为 1 至 12，实为 ${months}`)
  if (values.encoding !== undefined && !['gb18030', 'utf-8'].includes(values.encoding)) {
    throw new Error(`--encoding 应为 gb18030 或 utf-8，实为 ${values.encoding}`)
  }
  const { seed, encoding, dirty } = values
  return {
    out: callerPath(values.out),
    months,
    sample: { tickets: count('rows'), cases: count('cases'), year: count('year'), seed, encoding, dirty },
  }
}

let options
try {
  options = readOptions()
} catch (error) {
  process.stderr.write(`${error.message}\n${usage}\n`)
  process.exit(2)
}
if (options === undefined) {
  process.stdout.write(`${usage}\n`)
  process.exit(0)
}

await ensureInstalled()
const { monthlyExports, sampleFiles, sampleTruth } = await loadShared('samples/index-for-node.ts')
await mkdir(options.out, { recursive: true })
if (options.months !== undefined) {
  const { tickets, seed, year } = options.sample
  const exports = monthlyExports({ months: options.months, rows: tickets, seed, year })
  for (const { truth, bytes } of exports) {
    await writeFile(join(options.out, truth.file), bytes)
    process.stdout.write(`${truth.file}  ${truth.rows} 行  ${truth.vendor}\n`)
  }
  await writeTruth({ months: exports.map(({ truth }) => truth) })
  process.exit(0)
}
for (const file of sampleFiles(options.sample)) {
  const started = performance.now()
  const bytes = await writeChunks(join(options.out, file.name), file.chunks())
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${file.name}  ${file.rows} 行  ${(bytes / 1e6).toFixed(1)} MB  ${seconds} 秒\n`)
}
await writeTruth(sampleTruth(options.sample))

async function writeTruth(truth) {
  await writeFile(join(options.out, 'truth.json'), `${JSON.stringify(truth)}\n`)
  process.stdout.write(`${join(options.out, 'truth.json')}\n`)
}
