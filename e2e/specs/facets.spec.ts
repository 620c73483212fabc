import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

test.setTimeout(120_000)

const streets = ['月坛街道', '德胜街道', '金融街', '"引号" 街道：(东)']

/** 120 tickets, 20 in each month from January to June 2024, a quarter in each street; every other one is about a fire lane. */
async function openTickets(app: RunningApp, folder: string): Promise<WorkbenchPage> {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const lines = Array.from({ length: 120 }, (_, row) => {
    const month = 1 + Math.floor(row / 20)
    const date = `2024-0${month}-${String(1 + (row % 20)).padStart(2, '0')}`
    const content = row % 2 === 0 ? '消防通道被占用' : '路灯不亮'
    return `A${row},${date},${quoted(streets[row % 4]!)},${content}`
  })
  const file = join(folder, '工单.csv')
  writeFileSync(file, `工单编号,受理时间,所属街道,诉求内容\n${lines.join('\n')}\n`)
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(file)
  await sheet.start()
  await expect(app.window.getByRole('button', { name: /^工单\.csv\s*120$/ })).toBeVisible()
  const workbench = new WorkbenchPage(app.window)
  await workbench.open()
  await workbench.begin()
  await workbench.query.fill('消防通道')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(60)
  return workbench
}

test('facets narrow the rows and each other, count what they keep, and are there again after reopening', async ({
  launch,
  folder,
}) => {
  const first = await launch()
  const workbench = await openTickets(first, folder)
  const facets = first.window.getByRole('complementary', { name: '分面与图' })
  const street = (name: RegExp) => facets.getByRole('region', { name: '街道' }).getByRole('button', { name })
  const rows = () => workbench.grid.getAttribute('aria-rowcount').then((count) => Number(count) - 1)

  await street(/^月坛街道 30 件/).click()
  await expect.poll(rows).toBe(30)
  await expect.poll(() => workbench.rowsOf('分面')).toBe(30)
  await expect(first.window.getByRole('region', { name: '已选的分面' })).toContainText('所属街道：月坛街道')
  await expect(street(/^金融街 30 件$/)).toBeVisible()

  await facets.getByRole('button', { name: '每月件数: 看表' }).click()
  const month = (name: string) => facets.getByRole('table', { name: '每月件数' }).getByRole('button', { name })
  await expect(facets.getByRole('row', { name: '2024-02 5' })).toBeVisible()
  await month('2024-02').click()
  await month('2024-03').click({ modifiers: ['Shift'] })
  await expect.poll(rows).toBe(10)
  await expect(street(/^金融街 10 件$/)).toBeVisible()
  await expect(first.window.getByRole('region', { name: '已选的分面' })).toContainText('2024-02 至 2024-03')

  await street(/^金融街 10 件$/).click({ modifiers: ['Control'] })
  await expect(street(/^金融街 10 件，已排除$/)).toBeVisible()
  await street(/^月坛街道 10 件，已选$/).click()
  await expect.poll(rows).toBe(10)

  await workbench.select('分面')
  await expect(workbench.query).toHaveValue('NOT 所属街道=金融街 AND 受理时间:[2024-02 TO 2024-03]')
  await expect(first.window.getByText('已保存', { exact: true })).toBeVisible()
  await first.kill()

  const second = await launch(first.userData)
  const again = new WorkbenchPage(second.window)
  await again.open()
  await expect.poll(() => again.rowsOf('分面')).toBe(10)
  const chips = second.window.getByRole('region', { name: '已选的分面' })
  await expect(chips).toContainText('所属街道：不含 金融街')
  await chips.getByRole('button', { name: '取消：所属街道：不含 金融街' }).click()
  await expect(again.grid).toHaveAttribute('aria-rowcount', '21')
  await second.window.keyboard.press('Control+z')
  await chips.getByRole('button', { name: '全部取消' }).click()
  await expect(chips).toHaveCount(0)
  await expect(again.grid).toHaveAttribute('aria-rowcount', '61')
  await second.window.keyboard.press('Control+z')
  await expect(chips).toContainText('2024-02 至 2024-03')
})

test('a value with signs of the language, a dragged range of months, and a source on which nothing was screened yet', async ({
  app,
  folder,
}) => {
  const workbench = await openTickets(app, folder)
  const facets = app.window.getByRole('complementary', { name: '分面与图' })
  await workbench.select('工单')
  await facets
    .getByRole('region', { name: '街道' })
    .getByRole('button', { name: /^"引号" 街道：\(东\) 30 件$/ })
    .click()
  await expect(workbench.grid).toHaveAttribute('aria-rowcount', '31')

  const plot = facets.getByRole('region', { name: '每月件数' }).locator('.recharts-wrapper')
  await expect(plot.locator('.recharts-bar-rectangle')).toHaveCount(6)
  const box = (await plot.boundingBox())!
  const column = (index: number) => box.x + 4 + ((index + 0.5) * (box.width - 8)) / 6
  await app.window.mouse.move(column(1), box.y + 60)
  await app.window.mouse.down()
  await app.window.mouse.move(column(4), box.y + 60, { steps: 4 })
  await app.window.mouse.up()
  await expect(workbench.grid).toHaveAttribute('aria-rowcount', '21')
  await expect(app.window.getByRole('region', { name: '已选的分面' })).toContainText('2024-02 至 2024-05')
})
