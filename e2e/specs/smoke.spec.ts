import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SettingsPage } from '../pages/settings-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

test('the workstation opens its window in a real Electron', async ({ app }, testInfo) => {
  const version = await app.electron.evaluate(() => process.versions.electron)
  testInfo.annotations.push({ type: 'electron', description: version })
  process.stdout.write(`process.versions.electron = ${version}\n`)
  await expect(app.window).toHaveTitle(/过筛/)
  await expect(app.window.locator('#root')).not.toBeEmpty()
  expect(app.window.url()).toMatch(/^app:\/\/guoshai\/index\.html/)
  await app.window.screenshot({ path: testInfo.outputPath('window.png') })
})

test('the menu is Chinese and its accelerators reach the five places', async ({ app }) => {
  const labels = await app.electron.evaluate(({ Menu }) => Menu.getApplicationMenu()!.items.map((item) => item.label))
  expect(labels).toEqual(['文件', '编辑', '视图', '帮助'])
  const accelerators = await app.electron.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()!
      .items.find((item) => item.label === '视图')!
      .submenu!.items.filter((item) => item.accelerator)
      .map((item) => `${item.label} ${item.accelerator}`),
  )
  expect(accelerators).toContain('工作台 CmdOrCtrl+2')
})

test('the window opens where it was closed', async ({ launch }) => {
  const first = await launch()
  const bounds = { x: 40, y: 30, width: 1210, height: 760 }
  await first.electron.evaluate(({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]!.setBounds(wanted), bounds)
  const boundsOf = ({ BrowserWindow }: typeof import('electron')) => BrowserWindow.getAllWindows()[0]!.getBounds()
  await expect.poll(() => first.electron.evaluate(boundsOf)).toEqual(bounds)
  await first.close()
  expect(JSON.parse(readFileSync(join(first.userData, 'window.json'), 'utf8')).bounds).toEqual(bounds)
  const second = await launch()
  await expect.poll(() => second.electron.evaluate(boundsOf)).toEqual(bounds)
})

test('a second start hands over to the first window and ends', async ({ app }) => {
  expect(await app.startAgain([])).toBe(0)
  expect(app.electron.windows()).toHaveLength(1)
})

test('a window that is closed in the middle of typing stores what was typed, and is gone', async ({ launch }) => {
  const first = await launch()
  const officeOf = ({ window }: RunningApp) => window.getByRole('textbox', { name: '机关名称' })
  await new SettingsPage(first.window).open()
  await officeOf(first).fill('永宁区人民检察院')
  const over = first.electron.waitForEvent('close')
  await first.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.close())
  await over
  const second = await launch(first.userData)
  await new SettingsPage(second.window).open()
  await expect(officeOf(second)).toHaveValue('永宁区人民检察院')
})
