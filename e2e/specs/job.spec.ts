import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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

function runJob(file: string, out: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/job.mjs', file, '--out', out], { encoding: 'utf8' })
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
