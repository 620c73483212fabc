import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { LinkEditorPage } from '../pages/link-editor-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

test.setTimeout(180_000)

/** Two tables, imported, with a link between them. */
async function openLink(app: RunningApp, folder: string, tables: Record<string, string[]>): Promise<WorkbenchPage> {
  const sheet = new ImportSheet(app)
  for (const [name, lines] of Object.entries(tables)) {
    const file = join(folder, `${name}.csv`)
    writeFileSync(file, `${lines.join('\n')}\n`)
    await new DataPage(app.window).open()
    await sheet.choose(file)
    await sheet.start()
    const count = (lines.length - 1).toLocaleString('en-US')
    await expect(app.window.getByRole('button', { name: new RegExp(`^${name}\\.csv\\s*${count}$`) })).toBeVisible()
  }
  const workbench = new WorkbenchPage(app.window)
  await workbench.open()
  await workbench.begin()
  await workbench.addLinkStep()
  await workbench.setInput('右边', new RegExp(`^${Object.keys(tables)[1]}`))
  return workbench
}

/** Addresses of two districts that share their roads, so that millions of pairs are candidates and few are links. */
const addresses = (district: string, date: string) => [
  ...Array.from({ length: 2500 }, (_, n) => `${n + 1},${district}三里河路${1 + (n % 2)}号,${date}`),
  ...Array.from({ length: 10 }, (_, n) => `${n + 2501},东城区安定门路${n + 30}号,${date}`),
]

test('a dear link: widened by a suggestion, taken back, its blocks and a sample shown, run as a job, its absences weighed', async ({
  app,
  folder,
}) => {
  const { window } = app
  const workbench = await openLink(app, folder, {
    投诉: ['序号,地址,日期', ...addresses('西城区', '2026-03-05')],
    登记: ['编号,住址,成立', ...addresses('海淀区', '2026-03-06')],
  })
  const editor = new LinkEditorPage(window)
  const rows = () => workbench.rowsOf('与登记碰撞')
  await expect.poll(rows).toBe(10)

  await editor.take(/放宽到 ≥ 0\.86/)
  await expect(editor.atLeast(1)).toHaveValue('0.86')
  await expect(editor.runButton).toBeVisible()
  await window.keyboard.press('Control+z')
  await expect(editor.atLeast(1)).toHaveValue('1.00')
  await expect.poll(rows).toBe(10)
  await window.keyboard.press('Control+y')
  await expect(editor.expected).toContainText('抽左边 1,000 行（2,510 行的 40%）')
  await expect(editor.region.getByText('取对办法')).toBeVisible()
  await editor.runButton.click()
  await expect(editor.runButton).toHaveCount(0, { timeout: 60_000 })
  await expect.poll(rows).toBe(10)

  await expect(await editor.tryRule(1, '西城区三里河路1号', '海淀区三里河路1号')).toContainText('不符合')
  await expect(await editor.tryRule(1, '西城区三里河路1号', '西城区三里河路一号')).toContainText(/^符合/)
  const trial = await editor.tryRule(1, '东城区安定门路30号', '车辇店老院')
  await expect(trial).toContainText('不符合')
  await editor.region.getByRole('button', { name: '记为同一名称' }).click()
  await expect(trial).toContainText('符合相似度 1.00别名')
  await expect(editor.region.getByRole('list', { name: '本条规则的别名' })).toHaveText('东城区安定门路30号 = 车辇店老院')
  await editor.region.getByRole('button', { name: /^不再当作同一名称：/ }).click()
  await expect(trial).toContainText('不符合')
  await editor.region.getByRole('button', { name: '记入 @别名' }).click()
  await expect(trial).toContainText('符合相似度 1.00别名')
  await window.keyboard.press('Control+z')
  await expect(trial).toContainText('不符合')

  await editor.atLeast(1).fill('1')
  await editor.choose('未匹配')
  await expect(editor.proof).toContainText('查不到的 2,500 行，抽看 200 行（8%）')
  await expect(editor.proof).toContainText('右边日期 2026-03-06 至 2026-03-06')
  await expect(workbench.grid).toHaveAttribute('aria-busy', 'false')
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa']).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target}`)).toEqual([])
})

const stems = Array.from(
  { length: 200 },
  (_, n) =>
    `${'恒泽盛源华康瑞达永安'[n % 10]}${'丰泰利嘉明顺宏祥庆和'[(n * 3 + Math.floor(n / 10)) % 10]}${'升茂通兴'[Math.floor(n / 50) % 4]}`,
)
const month = (n: number) => `20${10 + (n % 14)}-0${1 + (n % 9)}-${10 + (n % 18)}`

test('a link by probability: one partner at first, levels that can be corrected and estimated again', async ({ app, folder }) => {
  const workbench = await openLink(app, folder, {
    名册: ['单位,成立日期', ...stems.map((stem, n) => `${stem}建筑,${month(n)}`)],
    登记: ['企业,设立', ...stems.slice(0, 150).map((stem, n) => `北京${stem}建筑有限公司,${month(n)}`)],
  })
  const editor = new LinkEditorPage(app.window)
  await workbench.pairByKeyboard(workbench.linkColumn('left', '成立日期'), workbench.linkColumn('right', '设立'))
  await editor.take(/单位 ↔ 企业 放宽到/)
  await editor.choose('按概率')
  await expect(editor.oneToOne).toBeChecked()
  await expect.poll(() => workbench.rowsOf('与登记碰撞')).toBeGreaterThan(100)
  await editor.openPlot()
  const share = editor.share('成立日期 ↔ 设立', '相同')
  const estimated = await share.inputValue()
  await share.fill('50')
  await share.press('Enter')
  await expect(editor.weights.getByText('已改')).toBeVisible()
  await expect(share).toHaveValue('50')
  await editor.weights.getByRole('button', { name: '恢复估计值：成立日期 ↔ 设立' }).click()
  await expect(share).toHaveValue(estimated)
  await expect(editor.weights.getByText('已改')).toHaveCount(0)
  await editor.closePlot()
  await editor.oneToOne.uncheck()
  await expect.poll(() => workbench.rowsOf('与登记碰撞')).toBeGreaterThan(100)
})
