import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { SettingsPage } from '../pages/settings-page.ts'
import { expect, test } from '../support/launch.ts'
import { pdfPages, pdfText } from '../support/pdf.ts'

test.setTimeout(120_000)

const header = '工单编号,受理时间,联系电话,诉求内容,办理结果'

function sha256(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** A hotline's export. */
function exportFile(folder: string, name: string, lines: readonly string[]): string {
  const file = join(folder, name)
  writeFileSync(file, `${header}\n${lines.join('\n')}\n`)
  return file
}

const may = [
  'T202605001,2026-05-01 09:00,13800138001,小区消防通道被占用,正在办理',
  'T202605002,2026-05-02 10:00,13800138002,路灯不亮,已办结',
  'T202605003,2026-05-30 11:00,1380013,井盖破损,已办结',
  'T202605004,2026-05-31 12:00,13800138004,垃圾无人清运,已办结',
]
/** The first again, the second changed, the fourth gone, and a new one. */
const again = [
  may[0]!,
  'T202605002,2026-05-02 10:00,13800138002,路灯仍然不亮,退回重办',
  may[2]!,
  'T202605005,2026-05-31 13:00,13800138005,电梯停运,已办结',
]

test('a second export is compared with the first: duplicates, changes with both versions, what vanished', async ({
  app,
  folder,
}) => {
  const data = new DataPage(app.window)
  const sheet = new ImportSheet(app)
  await data.open()
  await sheet.choose(exportFile(folder, '五月.csv', may))
  await sheet.start()
  await expect(data.count('接收', 4)).toBeVisible()
  await sheet.choose(exportFile(folder, '五月补.csv', again))
  await sheet.start()
  await expect(data.panel('五月补.csv')).toContainText('收到 4')
  await expect(data.count('接收', 2)).toBeVisible()

  await data.count('重复', 2).click()
  await expect(data.grid('重复行')).toContainText('本批 第 1 行 ＝ 五月.csv 第 1 行')
  await data.count('变更', 1).click()
  const changed = data.grid('变更的工单')
  await expect(changed).toContainText('五月.csv 第 2 行')
  await data.openLine(changed, 1)
  const versions = data.pane('两版对照')
  await expect(versions).toContainText('不同的列：诉求内容、办理结果')
  await expect(versions.locator('mark')).toContainText(['仍然', '退回重办', '已办结'])
  await data.count('较上批消失', 1).click()
  await expect(data.grid('消失的工单')).toContainText('T202605004')

  await data.count('接收', 2).click()
  await data.openLine(data.grid('五月补.csv'), 1)
  await expect(data.pane('整行与历史')).toContainText('收到过 2 版')
  await app.window.keyboard.press('Escape')
  await expect(data.pane('整行与历史')).toHaveCount(0)
})

/** A piece of a ticket: it fits no column but the text's, and stands in the first. */
const torn = '水管破裂漏水'

test('a reject is mended in place and re-admitted as a batch of its own, which can be undone; the log has it', async ({
  app,
  folder,
}) => {
  const data = new DataPage(app.window)
  const sheet = new ImportSheet(app)
  await data.open()
  await sheet.choose(exportFile(folder, '六月.csv', [...may.slice(0, 2), torn, ...may.slice(2)]))
  await sheet.start()
  await data.count('问题', 1).click()
  const rejects = data.grid('问题行')
  await expect(rejects).toContainText('列数与表头不符')
  await data.openLine(rejects, 1)
  const pane = data.pane(/^修补文件第 4 行/)
  await expect(pane.getByRole('status')).toHaveText('1 格，应为 5 格')
  await expect(pane.getByRole('button', { name: '修好，下一条' })).toBeDisabled()
  await pane.getByRole('textbox', { name: /^原文/ }).fill('T202605006,2026-05-31 14:00,13800138006,"水管破裂,漏水",')
  await expect(pane.getByRole('textbox', { name: '诉求内容' })).toHaveValue('水管破裂,漏水')
  await pane.getByRole('textbox', { name: '办理结果' }).fill('已办结')
  await pane.getByRole('button', { name: '修好，下一条' }).click()
  await expect(rejects).toContainText('已修补，待重新接收')
  await app.window.getByRole('button', { name: '重新接收 1 条' }).click()

  await expect(rejects).toContainText('已重新接收')
  await expect(data.panel('六月.csv')).toContainText('（已重新接收 1）')
  await expect(data.datasets.getByRole('button', { name: /^六月\s*5$/ })).toBeVisible()
  const settings = new SettingsPage(app.window)
  await settings.open()
  const log = (await settings.auditEntries()).join('\n')
  expect(log).toMatch(/问题行 六月\.csv/)
  expect(log).toContain('六月.csv · 修补文件第 4 行')

  await data.open()
  await data.choose(/^重新接收的问题行/)
  await data.tab(/^行/).click()
  await expect(data.grid('六月.csv')).toContainText('水管破裂,漏水')
  await app.window.getByRole('button', { name: '撤销这次导入' }).click()
  const question = app.window.getByRole('dialog')
  await expect(async () => {
    await question.getByRole('button', { name: '撤销这次导入' }).click({ timeout: 1000 })
    await expect(question).toBeHidden({ timeout: 2000 })
  }).toPass()
  await expect(data.datasets.getByRole('button', { name: /^重新接收的问题行/ })).toHaveCount(0)
  await data.choose(/^六月\.csv/)
  await data.tab(/^问题行/).click()
  await expect(rejects.getByRole('button', { name: '修补第 4 行' })).toBeVisible()
})

test('the verification report has the figures of the batch, as PDF on one page and as a workbook', async ({ app, folder }) => {
  const data = new DataPage(app.window)
  const sheet = new ImportSheet(app)
  await data.open()
  const file = exportFile(folder, '五月.csv', [may[0]!, '残缺的一行,1', ...may])
  await sheet.choose(file)
  await sheet.start()
  await expect(data.count('接收', 4)).toBeVisible()
  await app.window.getByRole('button', { name: '联系电话：格式不符 1，打开查看' }).click()
  await expect(data.grid('五月.csv')).toHaveAttribute('aria-rowcount', '2')
  await expect(data.grid('五月.csv')).toContainText('井盖破损')

  await app.window.getByRole('button', { name: '核查报告' }).click()
  await expect(data.report.frameLocator('iframe').getByText('核查报告').first()).toBeVisible()
  const pdf = join(folder, '核查.pdf')
  app.answerDialogs({ save: pdf })
  await data.report.getByRole('button', { name: '导出 PDF…' }).click()
  await expect(app.window.getByText('已导出 核查.pdf')).toBeVisible({ timeout: 30_000 })
  expect(pdfPages(pdf)).toBe(1)
  const text = pdfText(pdf).replace(/\s/g, '')
  for (const part of ['五月.csv', sha256(file), '6收到=4接收+1重复+1问题', '列数与表头不符1', '格式不符1', '2026-05-01'])
    expect(text).toContain(part)
  const xlsx = join(folder, '核查.xlsx')
  app.answerDialogs({ save: xlsx })
  await data.report.getByRole('button', { name: '导出 XLSX…' }).click()
  await expect(app.window.getByText('已导出 核查.xlsx')).toBeVisible({ timeout: 30_000 })
  expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK')
})

test('an import is taken back at once from the notice that says it is done', async ({ app, folder }) => {
  const data = new DataPage(app.window)
  const sheet = new ImportSheet(app)
  await data.open()
  await sheet.choose(exportFile(folder, '五月.csv', may))
  await sheet.start()
  await expect(data.count('接收', 4)).toBeVisible()
  await app.window.getByRole('region', { name: '任务栏' }).getByRole('button', { name: '撤销' }).click()
  await expect(app.window.getByRole('button', { name: '载入示例数据' })).toBeVisible()
  await expect(app.window.getByRole('region', { name: '任务栏' })).toContainText('已撤销“五月.csv”')
})
