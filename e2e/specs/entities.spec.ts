import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConnectionsPage } from '../pages/connections-page.ts'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { ReadingPage } from '../pages/reading-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

test.setTimeout(120_000)

const head = '工单编号,受理时间,来电人,联系电话,诉求内容'
const may = [head, 'A1,2026-05-02,王小明,13800138000,项目部拖欠工资', 'A2,2026-05-03,李雷雷,13900139000,路灯不亮']
const june = [head, 'B1,2026-06-02,王小明,138-0013-8000,消防通道被占用', 'B2,2026-06-03,赵晓东,13700137000,井盖丢失']

/** Two months of tickets, the second screened and its one hit read. */
async function reading(app: RunningApp, folder: string): Promise<ReadingPage> {
  const { window } = app
  await new DataPage(window).open()
  for (const [name, lines] of [
    ['五月.csv', may],
    ['六月.csv', june],
  ] as const) {
    const file = join(folder, name)
    writeFileSync(file, `${lines.join('\n')}\n`)
    const sheet = new ImportSheet(app)
    await sheet.choose(file)
    await sheet.start()
    await expect(window.getByRole('button', { name: new RegExp(`^${name}\\s*2$`) })).toBeVisible()
  }
  const workbench = new WorkbenchPage(window)
  await workbench.open()
  await workbench.begin()
  await workbench.query.fill('消防通道')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(1)
  await workbench.settled(1)
  await workbench.grid.focus()
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Enter')
  return new ReadingPage(window)
}

test('a phone that called a month ago is said so, and leads to its rows, its neighbourhood and the other record', async ({
  app,
  folder,
}) => {
  const { window } = app
  const pane = await reading(app, folder)
  const connections = new ConnectionsPage(window)
  await pane.show('往来')
  const phone = connections.sightings(pane.root).filter({ hasText: '138****8000' })
  await expect(phone).toContainText('以前出现过')
  await expect(phone).toContainText('五月.csv')
  await expect(pane.root).not.toContainText('13800138000')

  await phone.getByRole('button', { name: '看含 138****8000 的 2 行' }).click()
  await expect(connections.title('含 138****8000 的行')).toBeVisible()
  await expect(connections.drawer.getByRole('row')).toHaveCount(3)
  await window.keyboard.press('Escape')
  await expect(connections.drawer).toHaveCount(0)
  await expect(pane.root).toBeVisible()

  await pane.root.getByRole('button', { name: '看往来图' }).click()
  await connections.graph.getByRole('button', { name: /消防通道被占用/ }).focus()
  await window.keyboard.press('ArrowRight')
  await window.keyboard.press('ArrowRight')
  await expect(connections.focused).toContainText('项目部拖欠工资')
  await window.keyboard.press('Enter')
  await expect(connections.drawer.getByText('五月.csv 第 1 行')).toBeVisible()
  await window.keyboard.press('Alt+ArrowLeft')
  await expect(connections.title('这一行的往来')).toBeVisible()
})

test('a cell of the grid and a node of the graph lead on by their menus, without a mouse', async ({ app, folder }) => {
  const { window } = app
  await reading(app, folder)
  const connections = new ConnectionsPage(window)
  const { grid } = new WorkbenchPage(window)
  const phone = grid.getByRole('gridcell', { name: '138-****-8000' })
  await phone.click()
  await grid.focus()
  await expect(await connections.menu()).toContainText('看往来图')
  await connections.take('看往来图')
  await expect(connections.title('138****8000 的往来')).toBeVisible()

  await connections.graph.getByRole('button', { name: /项目部拖欠工资/ }).focus()
  await expect(await connections.menu()).toContainText('以此为中心')
  await window.keyboard.press('Escape')
  await expect(connections.openMenus).toHaveCount(0)
  await expect(connections.graph).toBeVisible()
})
