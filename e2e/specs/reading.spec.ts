import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { ReadingPage } from '../pages/reading-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

test.setTimeout(120_000)

const contents = [
  '三里河二区楼下消防通道长期被私家车占用，占用者不听劝阻，消防通道形同虚设',
  '经核实金融街消防通道畅通，沒有佔用',
  '德胜街道路灯不亮，请核实处理',
  '想咨询小区消防通道占用归谁管',
  '月坛街道消防通道占用的问题已经解决，来电人要求撤诉',
  '三里河二区的消防通道又被私家车占用，居民多次反映',
]

/** The tickets, screened for blocked fire lanes; the first of them came again with another text. */
async function screened(app: RunningApp, folder: string): Promise<WorkbenchPage> {
  const write = (name: string, lines: string[]) => {
    const file = join(folder, name)
    writeFileSync(file, `工单编号,受理时间,诉求内容\n${lines.join('\n')}\n`)
    return file
  }
  const tickets = contents.map((content, row) => `A${row + 1},2026-06-0${row + 1},${content}`)
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(write('六月.csv', tickets))
  await sheet.start()
  await expect(app.window.getByRole('button', { name: /^六月\.csv\s*6$/ })).toBeVisible()
  const workbench = new WorkbenchPage(app.window)
  await workbench.open()
  await workbench.begin()
  await workbench.query.fill('消防通道 AND 占用')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(5)
  await workbench.settled(5)
  return workbench
}

function rowWith(window: Page, text: string) {
  return window.getByLabel('步骤与结果', { exact: true }).getByRole('row').filter({ hasText: text })
}

test('the ticket is read from hit to hit and row to row, by keys', async ({ app, folder }) => {
  const workbench = await screened(app, folder)
  await rowWith(app.window, '形同虚设').dblclick()
  const pane = new ReadingPage(app.window)
  await expect(pane.marks).toHaveText(['消防通道', '占用', '占用', '消防通道'])
  await expect(pane.currentMark).toHaveText('消防通道')
  await expect(pane.root).toContainText('命中 1 / 4')
  await app.window.keyboard.press('n')
  await expect(pane.root).toContainText('命中 2 / 4')
  await expect(pane.currentMark).toHaveText('占用')
  await app.window.keyboard.press('p')
  await app.window.keyboard.press('p')
  await expect(pane.root).toContainText('命中 4 / 4')
  await app.window.keyboard.press('j')
  await expect(pane.root).toContainText('第 2 / 5 件')
  await expect(pane.marks).toHaveText(['消防通道', '佔用'])
  await app.window.keyboard.press('k')
  await expect(pane.root).toContainText('第 1 / 5 件')
  await app.window.keyboard.press('Escape')
  await expect(pane.root).toHaveCount(0)
  await expect(workbench.grid).toBeVisible()
})

test('a hit that is denied has its tag in the grid and is named in the pane', async ({ app, folder }) => {
  await screened(app, folder)
  const denied = rowWith(app.window, '佔用')
  await expect(denied.getByLabel('否定')).toHaveText('否')
  await expect(denied.locator('[data-cue="negated"]', { hasText: '沒有' })).toBeVisible()
  await expect(rowWith(app.window, '想咨询').getByLabel('咨询')).toHaveText('咨')
  await expect(rowWith(app.window, '撤诉').getByLabel('已解决')).toHaveText('结')
  await expect(rowWith(app.window, '形同虚设').locator('abbr')).toHaveCount(0)
  await denied.dblclick()
  const pane = new ReadingPage(app.window)
  await expect(pane.legend).toContainText('否定')
  await expect(pane.legend).toContainText('沒有')
})

test('rows are shown kind by kind; the counts add up and none is lost', async ({ app, folder }) => {
  const workbench = await screened(app, folder)
  await app.window.getByRole('button', { name: '按语境区分' }).click()
  const kinds = app.window.getByRole('radiogroup', { name: '按语境看' })
  await expect(kinds).toContainText('全部 5')
  const numbers = [...((await kinds.textContent()) ?? '').matchAll(/\d+/g)].map(Number)
  expect(numbers.slice(1).reduce((sum, rows) => sum + rows, 0)).toBe(numbers[0])
  await kinds.getByText('否定 1').click()
  await expect(workbench.grid.getByRole('row')).toHaveCount(2)
  await expect(rowWith(app.window, '佔用')).toBeVisible()
  await kinds.getByText('无提示 2').click()
  await expect(workbench.grid.getByRole('row')).toHaveCount(3)
  await expect(rowWith(app.window, '形同虚设')).toBeVisible()
  await kinds.getByText('全部 5').click()
  await app.window.getByRole('checkbox', { name: '无提示的在前' }).check()
  await expect(workbench.grid.getByRole('row').nth(2)).toContainText('居民多次反映')
  await expect(workbench.grid.getByRole('row').nth(3)).toContainText('佔用')
  await app.window.getByRole('checkbox', { name: '无提示的在前' }).uncheck()
  await kinds.getByText('咨询 1').click()
  await workbench.settled(1)
  await workbench.grid.focus()
  await app.window.keyboard.press('Control+a')
  await expect(app.window.getByRole('button', { name: '取为线索 1' })).toBeEnabled()
  expect(await workbench.takeClues()).toBe(1)
  await expect(app.window.getByRole('main', { name: '线索' })).toContainText('A4')
})

test('similar tickets are listed, opened, and left by Alt+Left', async ({ app, folder }) => {
  await screened(app, folder)
  await rowWith(app.window, '形同虚设').dblclick()
  const pane = new ReadingPage(app.window)
  await pane.show('相似工单')
  const first = pane.similar.first()
  await expect(first).toContainText('居民多次反映')
  await expect(first.locator('mark').first()).toHaveText('三里河二区')
  await first.getByRole('button').click()
  await expect(pane.root).toContainText('六月.csv 第 6 行')
  await expect(pane.root).toContainText('A6')
  await app.window.keyboard.press('Alt+ArrowLeft')
  await expect(pane.similar.first()).toBeVisible()
})

test('every version of the ticket that was received is its history', async ({ app, folder }) => {
  await screened(app, folder)
  const again = join(folder, '七月.csv')
  writeFileSync(again, `工单编号,受理时间,诉求内容\nA1,2026-06-01,${contents[0]}，已派消防队查看\n`)
  await new DataPage(app.window).open()
  const sheet = new ImportSheet(app)
  await sheet.choose(again)
  await sheet.start()
  await expect(app.window.getByRole('button', { name: /^七月\.csv\s*1$/ })).toBeVisible()
  const workbench = new WorkbenchPage(app.window)
  await workbench.open()
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(6)
  await expect(workbench.grid.getByRole('row')).toHaveCount(7)
  await expect(workbench.grid).toHaveAttribute('aria-busy', 'false')
  await rowWith(app.window, '已派消防队').dblclick()
  const pane = new ReadingPage(app.window)
  await pane.show('历史')
  await expect(pane.root).toContainText('收到过 2 版')
  await expect(pane.marks).toHaveText(['，已派消防队查看'])
  await pane.root.getByRole('button', { name: /^第 1 版/ }).click()
  await expect(pane.root).toContainText('六月.csv 第 1 行')
  await pane.root.getByRole('button', { name: /^返回/ }).click()
  await expect(pane.root).toContainText('收到过 2 版')
})
