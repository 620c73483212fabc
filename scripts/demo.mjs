import { createWriteStream, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { runJobFile } from './headless.mjs'
import { ensureInstalled } from './install.mjs'
import { loadShared } from './load-shared.mjs'
import { main, root, say } from './project.mjs'

const folder = join(root, 'dist', 'demo')
const tickets = 20_000

await main(async () => {
  await ensureInstalled()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { sampleFiles, demoModel } = await loadShared('samples/index-for-node.ts')
  const files = await writeSamples(sampleFiles)
  const job = writeJob(files, demoModel)
  const { exitCode, report } = await runJobFile(job)
  if (!report) return exitCode || 1
  tell(JSON.parse(report), files)
  if (exitCode !== 0) return exitCode
  const letter = findLetter()
  if (!letter) throw new Error(`${join(folder, 'packet')} 里没有 PDF · holds no PDF`)
  print(`PDF: ${letter}`)
  return 0
})

async function writeSamples(sampleFiles) {
  const files = sampleFiles({ tickets }).filter((file) => file.as === 'tickets' || file.as === 'cases')
  for (const file of files) {
    await pipeline(Readable.from(file.chunks()), createWriteStream(join(folder, file.name)))
    print(`样例 · sample: ${file.name}（${count(file.rows)} 行）`)
  }
  return files
}

function writeJob(files, demoModel) {
  const file = join(folder, 'demo.job.json')
  const model = demoModel.id
  const job = {
    format: 'guoshai.job/1',
    workspace: null,
    imports: files.map(({ as, name, kind, title }) => ({ as, file: name, kind, title })),
    models: [demoModel],
    outputs: [
      { what: 'rows', of: `${model}/hits`, to: 'hits.csv' },
      { what: 'links', of: `${model}/linked`, to: 'links.csv' },
      { what: 'packet', of: model, receiver: '公益诉讼检察部门', redaction: 'masked', formats: ['pdf'], to: 'packet/' },
    ],
  }
  writeFileSync(file, `${JSON.stringify(job, null, 2)}\n`)
  return file
}

function tell(report, files) {
  for (const one of report.imports) {
    const title = files.find((file) => file.as === one.as)?.title ?? one.as
    if (one.error) print(`导入 · imported: ${title}：${one.error}`)
    else
      print(
        `导入 · imported: ${title}，收到 ${count(one.received)} = 接收 ${count(one.accepted)} + 重复 ${count(one.duplicate)} + 问题 ${count(one.rejected)}`,
      )
  }
  for (const step of report.runs.flatMap((run) => run.steps)) {
    const verb = { screen: '筛查 · screened', link: '碰撞 · linked' }[step.op] ?? step.op
    const funnel = (step.layers ?? []).map((layer) => `${layer.name} ${count(layer.out)}`).join(' → ')
    print(`${verb}: ${count(step.in)} → ${count(step.out)}${funnel && `（${funnel}）`}${step.error ? `：${step.error}` : ''}`)
  }
  for (const output of report.outputs) print(`写出 · written: ${output.to}${output.error ? `：${output.error}` : ''}`)
  if (report.error) say(report.error)
}

function findLetter() {
  const packet = join(folder, 'packet')
  if (!existsSync(packet)) return undefined
  const pdfs = readdirSync(packet, { recursive: true })
    .filter((name) => name.endsWith('.pdf'))
    .sort()
  const letter = pdfs.find((name) => /函|letter/i.test(name)) ?? pdfs[0]
  return letter && join(packet, letter)
}

function count(number) {
  return (number ?? 0).toLocaleString('en-US')
}

function print(line) {
  process.stdout.write(`${line}\n`)
}
