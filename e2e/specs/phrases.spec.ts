import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

test.setTimeout(120_000)

const matters = ['路灯不亮', '小区停水', '占道经营', '噪音扰民', '公交改线', '井盖缺失', '垃圾清运', '违章搭建']
const places = ['东大街', '西门口', '南湖路', '北新桥', '中心村', '河沿', '金水湾']

/** 500 tickets of five months; in the last one 20 tell of a matter that was new. */
async function openTickets(app: RunningApp, folder: string): Promise<WorkbenchPage> {
  const lines = Array.from({ length: 500 }, (_, row) => {
    const month = 1 + Math.floor(row / 100)
    const matter = month === 5 && row % 5 === 0 ? '充电桩漏电' : matters[(row * 7) % matters.length]
    const day = String(1 + (row % 28)).padStart(2, '0')
    return `A${row},2024-0${month}-${day},市民反映${places[(row * 5) % places.length]}${matter}，电话13800001111`
  })
  const file = join(folder, '工单.csv')
  writeFileSync(file, `工单编号,受理时间,诉求内容\n${lines.join('\n')}\n`)
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(file)
  await sheet.start()
  await expect(app.window.getByRole('button', { name: /^工单\.csv\s*500$/ })).toBeVisible()
  const workbench = new WorkbenchPage(app.window)
  await workbench.open()
  await workbench.begin()
  return workbench
}

test('a phrase becomes a keyword by one click, and the count follows', async ({ app, folder }) => {
  const workbench = await openTickets(app, folder)
  await workbench.query.fill('诉求内容:有')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(500)
  await app.window.getByRole('button', { name: '高频词' }).click()
  const panel = app.window.getByRole('dialog', { name: '“第 1 层”中的词' })
  const line = (word: string) => panel.getByRole('row', { name: new RegExp(`^${word}\\s`) })
  await expect(line('充电桩漏电')).toContainText('20')
  await workbench.query.fill('')
  await panel.getByRole('button', { name: '把“充电桩漏电”加为关键词' }).click()
  await expect(workbench.query).toHaveValue('充电桩漏电')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(20)
  const shown = await line('路灯不亮').getByRole('cell').first().textContent()
  await panel.getByRole('button', { name: '把“路灯不亮”加为关键词' }).click()
  await expect(workbench.query).toHaveValue('充电桩漏电 OR 路灯不亮')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(20 + Number(shown))
})

test('what is new in the last month is found first, and a count opens its rows', async ({ app, folder }) => {
  const workbench = await openTickets(app, folder)
  await workbench.query.fill('诉求内容:有')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(500)
  await app.window.getByRole('button', { name: '高频词' }).click()
  const panel = app.window.getByRole('dialog', { name: '“第 1 层”中的词' })
  await panel.getByRole('tab', { name: '新增词' }).click()
  await expect(panel.getByText('本期 100 件，基期 300 件。')).toBeVisible()
  await expect(panel.getByText(/^比较了 \d+ 个词，\d+ 个的 z 不小于 3；/)).toBeVisible()
  const first = panel.locator('tbody').getByRole('row').first()
  await expect(first).toContainText(/^充电桩漏电/)
  await expect(first).toContainText('仅本期')
  await first.getByRole('button', { name: '20', exact: true }).click()
  await expect(workbench.grid).toHaveAttribute('aria-rowcount', '21')
  await expect(app.window.getByText('有“充电桩漏电”的件，2024-05')).toBeVisible()
})
