import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../support/launch.ts'

test.setTimeout(180_000)

const model = {
  format: 'guoshai.model/1',
  id: 'lanes',
  title: '占用消防通道',
  sources: { tickets: { kind: 'ticket' }, cases: { kind: 'table' } },
  steps: [
    { id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '占用', where: '消防通道 NEAR/10 占用' }] },
    { id: 'linked', op: 'link', left: 'hits', right: 'cases', on: [{ left: '联系电话', right: '电话', compare: 'phone' }] },
    { id: 'faulty', op: 'screen', from: 'tickets', layers: [{ name: '错', where: '(消防' }] },
    { id: 'behind', op: 'screen', from: 'faulty', layers: [{ name: '后', where: '消防' }] },
  ],
  clues: 'linked',
}

function writeJob(folder: string, changes: object = {}): string {
  writeFileSync(
    join(folder, '六月.csv'),
    '工单编号,诉求内容,联系电话\r\nA1,消防通道被占用,13800138000\r\nA2,路灯不亮,13900139000\r\nA3,"消防通道\r\n长期占用",139 0013 9001\r\n',
  )
  writeFileSync(join(folder, '案件.csv'), '案号,电话\n甲,86-13800138000\n乙,13900139001\n')
  const file = join(folder, '任务.job.json')
  const job = {
    format: 'guoshai.job/1',
    imports: [
      { as: 'tickets', file: '六月.csv', kind: 'ticket' },
      { as: 'cases', file: '案件.csv', kind: 'table' },
    ],
    models: [model],
    outputs: [
      { what: 'rows', of: 'lanes/hits', to: 'hits.csv' },
      { what: 'links', of: 'lanes/linked', to: 'links.csv' },
      { what: 'rows', of: 'lanes/behind', to: 'behind.csv' },
      { what: 'packet', of: 'lanes', receiver: '公益诉讼检察部门', to: 'packet/' },
    ],
    ...changes,
  }
  writeFileSync(file, JSON.stringify(job))
  return file
}

function runJob(file: string, out: string, password?: string) {
  const env = { ...process.env, ...(password !== undefined && { GUOSHAI_PASSWORD: password }) }
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/job.mjs', file, '--out', out], {
    encoding: 'utf8',
    env,
  })
  return { status, stderr, report: JSON.parse(stdout.trim().split('\n').at(-1)!) }
}

test('a job runs headless; a failed step stops only what depends on it, and two runs give the same bytes', async ({ folder }) => {
  const file = writeJob(folder)
  const [first, second] = ['一', '二'].map((name) => runJob(file, join(folder, name)))
  expect(first!.status).toBe(1)
  const { ok, error, imports, runs, outputs } = first!.report
  expect([ok, error]).toEqual([false, expect.stringContaining('faulty')])
  expect(imports[0]).toMatchObject({ received: 3, accepted: 3, duplicate: 0, rejected: 0, encoding: 'utf-8', header: 1 })
  expect(
    runs[0].steps.map((step: { id: string; out?: number; error?: string }) => [step.id, step.out, Boolean(step.error)]),
  ).toEqual([
    ['hits', 2, false],
    ['linked', 2, false],
    ['faulty', undefined, true],
    ['behind', undefined, true],
  ])
  expect(
    outputs.map((output: { to: string; rows?: number; error?: string }) => [output.to, output.rows, Boolean(output.error)]),
  ).toEqual([
    ['hits.csv', 2, false],
    ['links.csv', 2, false],
    ['behind.csv', undefined, true],
    ['packet/packet.pdf', 2, false],
  ])
  expect(existsSync(join(folder, '一', 'behind.csv'))).toBe(false)
  expect(readFileSync(join(folder, '一', 'hits.csv'), 'utf8')).toBe(
    '\ufeffrow,工单编号,诉求内容,联系电话\r\n1,A1,消防通道被占用,13800138000\r\n3,A3,"消防通道\r\n长期占用",139 0013 9001\r\n',
  )
  for (const { to, error: failed } of outputs) {
    if (!failed) expect(readFileSync(join(folder, '一', to)).equals(readFileSync(join(folder, '二', to)))).toBe(true)
  }
  expect(JSON.parse(readFileSync(join(folder, '一', 'report.json'), 'utf8'))).toEqual(first!.report)
  expect(second!.report.outputs).toEqual(outputs)
})

test('a job file that is not valid ends with 2 and names the place', async ({ folder }) => {
  const file = writeJob(folder, { imports: [{ as: 'tickets', file: '六月.csv', kind: 'list' }] })
  const { status, stderr, report } = runJob(file, join(folder, 'out'))
  expect(status).toBe(2)
  expect(stderr).toContain('imports[0].kind')
  expect(report.ok).toBe(false)
})

test('a file that is missing stops what needs it, not the rest', async ({ folder }) => {
  mkdirSync(join(folder, 'out'))
  const imports = [
    { as: 'tickets', file: '六月.csv', kind: 'ticket' },
    { as: 'cases', file: '没有.csv', kind: 'table' },
  ]
  const { status, report } = runJob(writeJob(folder, { imports }), join(folder, 'out'))
  expect(status).toBe(1)
  expect(report.imports[1].error).toContain('没有.csv')
  expect(report.runs[0].steps[0]).toMatchObject({ id: 'hits', out: 2 })
  expect(report.outputs[0]).toMatchObject({ to: 'hits.csv', rows: 2 })
  expect(report.outputs[1].error).toBeTruthy()
})

const password = '密码正确的十二个字符'
const screenOnly = { ...model, steps: model.steps.slice(0, 1), clues: undefined }
const keptChanges = {
  workspace: '工作区',
  models: [screenOnly],
  outputs: [{ what: 'rows', of: 'lanes/hits', to: 'hits.csv' }],
}

test('a kept workspace grows over two jobs, needs its password, and shows no word of its rows on the disk', async ({
  folder,
}) => {
  const first = runJob(writeJob(folder, keptChanges), join(folder, '一'), password)
  expect([first.status, first.report.error]).toEqual([0, undefined])
  const [tickets] = first.report.datasets
  expect(first.report.datasets.map(({ name, kind, rows }: Record<string, unknown>) => [name, kind, rows])).toEqual([
    ['tickets', 'ticket', 3],
    ['cases', 'table', 2],
  ])
  expect(tickets.batches).toEqual([
    { file: '六月.csv', sha256: first.report.imports[0].sha256, received: 3, accepted: 3, duplicate: 0, rejected: 0 },
  ])

  const withoutImports = writeJob(folder, { ...keptChanges, imports: [] })
  const second = runJob(withoutImports, join(folder, '二'), password)
  expect([second.status, second.report.runs[0].steps[0].out]).toEqual([0, 2])
  expect(second.report.datasets).toEqual(first.report.datasets)

  writeFileSync(
    join(folder, '七月.csv'),
    '工单编号,诉求内容,联系电话\r\nA3,"消防通道\r\n长期占用",139 0013 9001\r\nA4,消防通道占用,1\r\n',
  )
  const imports = [{ as: 'tickets', file: '七月.csv', kind: 'ticket' }]
  const third = runJob(writeJob(folder, { ...keptChanges, imports }), join(folder, '三'), password)
  expect(third.report.imports[0]).toMatchObject({ received: 2, accepted: 1, duplicate: 1 })
  expect(third.report.runs[0].steps[0].out).toBe(3)
  expect(third.report.datasets[0].batches).toHaveLength(2)
  expect(third.report.datasets[0].digest).not.toBe(tickets.digest)

  const wrong = runJob(withoutImports, join(folder, '四'), '另一个密码12345')
  expect([wrong.status, wrong.report.error]).toEqual([1, expect.stringContaining('密码不对')])
  const without = runJob(withoutImports, join(folder, '五'))
  expect([without.status, without.report.error]).toEqual([2, expect.stringContaining('GUOSHAI_PASSWORD')])

  const bytes = readdirSync(join(folder, '工作区'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  expect(bytes.length).toBeGreaterThan(5)
  for (const word of ['消防通道', '长期占用', '六月.csv', 'lanes', '13800138000', password]) {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      expect(bytes.some((file) => file.includes(Buffer.from(word, encoding)))).toBe(false)
    }
  }
})

test('a job and a window do not share a workspace: the job says so, the window opens nothing', async ({ folder, launch }) => {
  const app = await launch(join(folder, '工作区'))
  const { status, report } = runJob(writeJob(folder, keptChanges), join(folder, 'out'), password)
  expect([status, report.error]).toEqual([1, expect.stringContaining('工作区正在被另一个过筛程序使用')])
  await expect(app.window.getByRole('dialog')).toHaveCount(0)
})
