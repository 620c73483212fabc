import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { LinkEditorPage } from '../pages/link-editor-page.ts'
import { testPassword, UnlockPage } from '../pages/unlock-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

test.setTimeout(180_000)

/** Threads that compare for links. */
function linkThreads({ window }: RunningApp): number {
  return window.workers().filter((worker) => worker.url().includes('link-worker')).length
}

/** Two lists of addresses of different districts on six roads: ten million pairs are compared, none is a link but those of the last ten rows. */
async function importLists(app: RunningApp, folder: string): Promise<void> {
  const sheet = new ImportSheet(app)
  const lists = [
    ['投诉', '序号,地址', '西城区'],
    ['登记', '编号,住址', '海淀区'],
  ] as const
  for (const [name, header, district] of lists) {
    const roads = Array.from({ length: 7800 }, (_, row) => `${row + 1},${district}三里河路${1 + (row % 6)}号`)
    const own = Array.from({ length: 10 }, (_, row) => `${row + 7801},东城区安定门路${row + 30}号`)
    const file = join(folder, `${name}.csv`)
    writeFileSync(file, `${[header, ...roads, ...own].join('\n')}\n`)
    await new DataPage(app.window).open()
    await sheet.choose(file)
    await sheet.start()
    await expect(app.window.getByRole('button', { name: new RegExp(`^${name}\\.csv\\s*7,810$`) })).toBeVisible()
  }
}

test('a link that runs is cancelled, ended by a lock, and run again beside a second start; no thread is left and its count is right', async ({
  app,
  folder,
}) => {
  const { window } = app
  const workbench = new WorkbenchPage(window)
  const editor = new LinkEditorPage(window)
  const start = new UnlockPage(window)
  const jobs = window.getByRole('region', { name: '任务栏' })
  const cancel = jobs.getByRole('button', { name: /^取消：运行碰撞/ })
  const run = async () => {
    await editor.runButton.click()
    await expect(jobs).toContainText(/已比较 [1-9][\d,]* 对/, { timeout: 30_000 })
  }
  await importLists(app, folder)
  await workbench.open()
  await workbench.begin()
  await workbench.addLinkStep()
  await workbench.setInput('右边', /^登记/)
  await expect.poll(() => workbench.rowsOf('与登记碰撞')).toBe(10)
  await editor.atLeast(1).fill('0.86')
  await editor.atLeast(1).press('Enter')

  await run()
  await cancel.click()
  await expect(cancel).toHaveCount(0)
  await expect(editor.runButton).toBeEnabled()

  await run()
  expect(linkThreads(app)).toBeGreaterThan(0)
  await window.keyboard.press('Control+l')
  await window.getByRole('dialog').getByRole('button', { name: '取消任务并锁定' }).click()
  await expect(start.lock).toBeVisible({ timeout: 30_000 })
  expect(linkThreads(app)).toBe(0)
  await start.enter(testPassword)
  await expect(start.places).toBeVisible({ timeout: 30_000 })
  await workbench.open()
  await expect(editor.atLeast(1)).toHaveValue('0.86')

  await editor.runButton.click()
  expect(await app.startAgain([])).toBe(0)
  await expect(editor.runButton).toHaveCount(0, { timeout: 60_000 })
  expect(await workbench.rowsOf('与登记碰撞')).toBe(10)
})
