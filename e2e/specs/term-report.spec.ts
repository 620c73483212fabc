import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { read, utils } from '@e965/xlsx'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, test } from '../support/launch.ts'

test.setTimeout(120_000)

const texts = ['消防通道被占用，电话13812345678', '消防通道和消防车道被堵', '消防通道很通畅，提出表扬', '楼道被占用', '路灯不亮']
const TICKETS = 60

test('the term report of a layer: numbers open their rows, samples are marked, the workbook says the same', async ({
  launch,
  folder,
}) => {
  const app = await launch()
  const { window } = app
  const file = join(folder, '工单.csv')
  const lines = Array.from({ length: TICKETS }, (_, at) => `A${at + 101},${texts[at % texts.length]}`)
  writeFileSync(file, `工单编号,诉求内容\n${lines.join('\n')}\n`)
  const sheet = new ImportSheet(app)
  await new DataPage(window).open()
  await sheet.choose(file)
  await sheet.start()
  await expect(window.getByRole('button', { name: new RegExp(`^工单\\.csv\\s*${TICKETS}$`) })).toBeVisible()
  const workbench = new WorkbenchPage(window)
  await workbench.open()
  await workbench.begin()
  await workbench.query.fill('(消防通道 OR 消防车道 OR 占用) NOT 表扬')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(36)

  const drawer = window.getByRole('dialog', { name: /^词项报告/ })
  const terms = drawer.getByRole('table', { name: '各词项' })
  const open = async () => {
    await window.getByRole('button', { name: '词项报告' }).click()
    await expect(terms).toBeVisible()
  }
  await open()
  await expect(terms.getByRole('row').nth(1)).toHaveText(/^消防通道\s*24\s*0\s*0\s*66\.7%\s*36\s*12$/)
  await expect(terms.getByRole('row').nth(3)).toHaveText(/^占用\s*24\s*12\s*12/)
  await expect(drawer.getByRole('table', { name: '排除项' }).getByRole('row').nth(1)).toHaveText(/^表扬\s*12\s*12$/)

  await terms.getByRole('button', { name: '独有', exact: true }).click()
  await expect(terms.getByRole('rowheader').first()).toHaveText('占用')
  await terms.getByRole('button', { name: '占用', exact: true }).press('Enter')
  const samples = drawer.getByRole('table', { name: '占用 的样例行' })
  await expect(samples.getByRole('row')).toHaveCount(21)
  await expect(samples.locator('mark').first()).toHaveText('占用')
  await expect(samples).toContainText('138****5678')
  await expect(samples).not.toContainText('13812345678')

  const target = join(folder, '词项.xlsx')
  app.answerDialogs({ save: target })
  await drawer.getByRole('button', { name: '导出 XLSX' }).click()
  await expect.poll(() => existsSync(target)).toBe(true)
  const book = read(readFileSync(target))
  expect(book.SheetNames).toEqual(['词项', '排除项', '样例', '各层', '口径'])
  const lineOf = utils.sheet_to_json<unknown[]>(book.Sheets['词项']!, { header: 1 })[3]!
  expect(lineOf.slice(2, 6)).toEqual(['占用', 24, 12, 12])

  await drawer.getByRole('button', { name: /^占用：独有 12 行/ }).click()
  await expect(drawer).toBeHidden()
  await expect(window.getByText('第 1 层 · 占用 · 独有 12 行')).toBeVisible()
  await expect(workbench.grid).toHaveAttribute('aria-rowcount', '13')
  await expect(workbench.grid).toContainText('楼道被占用')
  await expect(workbench.grid).not.toContainText('消防通道')

  await open()
  await drawer.getByRole('button', { name: /^因“非”去除 12 行/ }).click()
  await expect(window.getByText('第 1 层 · 被排除 12 行')).toBeVisible()
  await expect(workbench.grid).toContainText('提出表扬')
})

test('a job writes the terms of a step as CSV, workbook and pages, the same bytes in a second run; a step without terms fails by name', ({
  folder,
}) => {
  const lines = Array.from({ length: TICKETS }, (_, at) => `A${at + 101},${texts[at % texts.length]}`)
  writeFileSync(join(folder, '工单.csv'), `工单编号,诉求内容\n${lines.join('\n')}\n`)
  const steps = [
    { id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '占用', where: '消防通道 OR 占用' }, { where: 'NOT 表扬' }] },
    { id: 'twice', op: 'link', left: 'hits', right: 'tickets', on: [{ left: '工单编号', right: '工单编号', compare: 'id' }] },
  ]
  const job = {
    format: 'guoshai.job/1',
    imports: [{ as: 'tickets', file: '工单.csv', kind: 'table' }],
    models: [{ format: 'guoshai.model/1', id: 'lanes', sources: { tickets: {} }, steps }],
    outputs: ['csv', 'xlsx', 'pdf'].map((form) => ({ what: 'terms', of: 'lanes/hits', to: `terms.${form}` })),
  }
  const link = { what: 'terms', of: 'lanes/twice', to: 'twice.csv' }
  writeFileSync(join(folder, 'a.job.json'), JSON.stringify({ ...job, outputs: [...job.outputs, link] }))
  const runJob = (out: string) => {
    spawnSync(process.execPath, ['scripts/job.mjs', join(folder, 'a.job.json'), '--out', join(folder, out)], { encoding: 'utf8' })
    const bytesOf = (name: string) => readFileSync(join(folder, out, name))
    return { report: JSON.parse(bytesOf('report.json').toString()), files: job.outputs.map(({ to }) => bytesOf(to)) }
  }
  const first = runJob('first')
  expect(first.files[0]!.toString().split('\r\n').slice(1, 3)).toEqual([
    '1,占用,消防通道,36,24,24,0.75,0,,,,0,0,0,36,12,60,48',
    '1,占用,占用,24,12,12,0.5,0,,,,0,0,0,24,0,60,48',
  ])
  expect(first.report.outputs.map(({ error }: { error?: string }) => error !== undefined)).toEqual([false, false, false, true])
  expect(runJob('second').files.map((bytes, at) => bytes.equals(first.files[at]!))).toEqual([true, true, true])
})
