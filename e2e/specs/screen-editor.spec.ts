import type { Page } from '@playwright/test'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'
import { ticketFile } from '../support/tickets.ts'

test.setTimeout(120_000)

const contents = [
  '楼道消防通道被电动车占用',
  '消防通道畅通，没有问题',
  '小區消防通道長期佔用，救護車進不來',
  '路灯不亮',
  '想咨询消防通道占用归谁管',
]

/** A list of five tickets, imported and open in a new screen. */
async function openScreen(app: RunningApp, folder: string): Promise<WorkbenchPage> {
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(ticketFile(folder, '工单.csv', contents))
  await sheet.start()
  await expect(app.window.getByRole('button', { name: /^工单\.csv\s*5$/ })).toBeVisible()
  const workbench = new WorkbenchPage(app.window)
  await workbench.open()
  await workbench.begin()
  return workbench
}

/** What the marks of the grid enclose, in the order of the rows. */
function marked(workbench: WorkbenchPage): Promise<string[]> {
  return workbench.grid.locator('mark').allTextContents()
}

test('counts of the layer and of each word follow the keys', async ({ app, folder }) => {
  const workbench = await openScreen(app, folder)
  await workbench.query.pressSequentially('占用')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(3)
  await workbench.query.pressSequentially(' OR 路灯')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(4)
  await expect.poll(() => workbench.termCounts()).toEqual({ 占用: 3, 路灯: 1 })
  await workbench.openTerm('路灯')
  await expect(workbench.heading).toContainText('第 1 层结果中含“路灯”的 1 行')
  await expect.poll(() => marked(workbench)).toEqual(['路灯'])
  await workbench.backToLayer()
  await expect(workbench.heading).toHaveCount(0)
})

test('traditional characters find simplified text and the other way round, marked exactly', async ({ app, folder }) => {
  const workbench = await openScreen(app, folder)
  await workbench.query.fill('消防通道 THEN/10 佔用')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(3)
  const hits = ['消防通道', '占用', '消防通道', '佔用', '消防通道占用']
  await expect.poll(() => marked(workbench)).toEqual(hits)
  await workbench.query.fill('小区')
  await expect.poll(() => marked(workbench)).toEqual(['小區'])
  await workbench.query.fill('救护车')
  await expect.poll(() => marked(workbench)).toEqual(['救護車'])
})

test('a fault is underlined where it stands and mended by Alt+Enter', async ({ app, folder }) => {
  const workbench = await openScreen(app, folder)
  await workbench.query.fill('路灯')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(1)
  await workbench.query.fill('(消防通道 OR 路灯')
  await expect(workbench.main.getByRole('alert')).toContainText('第 1 个字：括号没有收尾')
  expect(await underlined(app.window)).toBe('(')
  await workbench.query.press('Alt+Enter')
  await expect(workbench.query).toHaveValue('(消防通道 OR 路灯)')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(5)
  await workbench.query.fill('诉求内文:路灯')
  await expect(workbench.main.getByRole('alert')).toContainText('没有列“诉求内文”')
  await workbench.main.getByRole('button', { name: /^改为：诉求内容:路灯/ }).click()
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(1)
})

test('a word that looks like an operator is said to be one, and mended by Alt+Enter', async ({ app, folder }) => {
  const workbench = await openScreen(app, folder)
  await workbench.query.fill('路灯 or 消防通道')
  await expect(workbench.main.getByText('“or”现在是要找的词。如果是运算，请写 OR。')).toBeVisible()
  await workbench.query.press('Alt+Enter')
  await expect(workbench.query).toHaveValue('路灯 OR 消防通道')
  await expect(workbench.main.getByText('现在是要找的词')).toBeHidden()
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(5)
})

/** The text under the wavy line. */
function underlined(window: Page): Promise<string | null> {
  return window.evaluate(() => {
    const marks = [...document.querySelectorAll('[aria-hidden=true] span')]
    return marks.find((mark) => getComputedStyle(mark).textDecorationStyle === 'wavy')?.textContent ?? null
  })
}

test('columns and operators are put in by keyboard', async ({ app, folder }) => {
  const workbench = await openScreen(app, folder)
  await workbench.query.pressSequentially('诉求')
  await expect(app.window.getByRole('option', { name: /诉求内容/ })).toBeVisible()
  await workbench.query.press('ArrowDown')
  await workbench.query.press('Enter')
  await expect(workbench.query).toHaveValue('诉求内容:')
  await workbench.query.press('Escape')
  await workbench.query.pressSequentially('消防通道 ')
  await workbench.query.press('Control+ ')
  await expect(app.window.getByRole('listbox', { name: '可填入' })).toBeVisible()
  await workbench.query.pressSequentially('SA')
  await workbench.query.press('Tab')
  await workbench.query.pressSequentially('占用')
  await expect(workbench.query).toHaveValue('诉求内容:消防通道 SAME 占用')
  await expect(app.window.getByRole('listbox', { name: '可填入' })).toHaveCount(0)
})

test('a pasted list of words becomes one OR', async ({ app, folder }) => {
  const workbench = await openScreen(app, folder)
  await workbench.paste('路灯\n救护车\n电动车')
  await expect(workbench.main.getByText('贴入的是 3 个词的清单。')).toBeVisible()
  await workbench.query.press('Alt+Enter')
  await expect(workbench.query).toHaveValue('路灯 OR 救护车 OR 电动车')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(3)
})

test('ten thousand words stay usable, as text and as a form', async ({ app, folder }) => {
  const workbench = await openScreen(app, folder)
  const words = ['路灯', ...Array.from({ length: 9_999 }, (_, index) => `第${index}号词`)]
  await workbench.query.fill(words.join(' OR '))
  await expect.poll(() => workbench.rowsOf('第 1 层'), { timeout: 20_000 }).toBe(1)
  await expect(workbench.main.getByRole('button', { name: '还有 9,940 个' })).toBeVisible()
  await app.window.getByText('表单', { exact: true }).click()
  const list = workbench.main.getByRole('group', { name: '任一词' })
  await expect(list).toContainText('10,000 个词')
  await list.getByRole('button', { name: '去掉 路灯' }).click()
  await expect.poll(() => workbench.rowsOf('第 1 层'), { timeout: 20_000 }).toBe(0)
})

test('rows that a layer took away are opened, and layers change places, by keyboard', async ({ app, folder }) => {
  const workbench = await openScreen(app, folder)
  await workbench.query.fill('消防通道')
  await app.window.getByRole('button', { name: '加一层' }).click()
  await workbench.query.fill('NOT (咨询 OR 畅通)')
  await expect.poll(() => workbench.rowsOf('第 2 层')).toBe(2)
  await workbench.select('第 2 层')
  await app.window.keyboard.press('-')
  await expect(workbench.heading).toContainText('被第 2 层去掉的 2 行')
  await expect(workbench.grid.getByText('想咨询', { exact: false })).toBeVisible()
  await expect(workbench.grid).toHaveAttribute('aria-rowcount', '3')
  await app.window.getByRole('treeitem', { name: /^第 2 层 / }).focus()
  await app.window.keyboard.press('Alt+ArrowUp')
  await expect(workbench.query).toHaveValue('NOT (咨询 OR 畅通)')
  await expect.poll(() => workbench.layerNames()).toEqual(['第 2 层', '第 1 层'])
  await expect.poll(() => workbench.rowsOf('第 2 层')).toBe(3)
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(2)
})

test('a draft is held against what it was, and the rows it lost are opened', async ({ app, folder }) => {
  const workbench = await openScreen(app, folder)
  await workbench.query.fill('消防通道')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(4)
  await app.window.waitForTimeout(1100)
  await workbench.query.fill('消防通道 NOT 畅通')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(3)
  await app.window.getByRole('button', { name: '对比', exact: true }).click()
  const dialog = app.window.getByRole('dialog', { name: '对比：现在与当时' })
  await expect(dialog.getByRole('row', { name: /第 1 层\s+4\s+3\s+0\s+−1/ })).toBeVisible()
  await dialog.getByRole('button', { name: '−1' }).last().click()
  await expect(workbench.heading).toContainText('减少的 1 行')
  await expect(workbench.grid.getByText('畅通', { exact: false })).toBeVisible()
})
