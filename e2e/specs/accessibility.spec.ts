import AxeBuilder from '@axe-core/playwright'
import { CluesPage } from '../pages/clues-page.ts'
import { DataPage } from '../pages/data-page.ts'
import { UnlockPage } from '../pages/unlock-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

test.setTimeout(180_000)

/** Faults of WCAG 2 A and AA on the screen as it stands, each as rule and place. */
async function faults({ window }: RunningApp): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa']).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

test('no place of the program breaks WCAG 2 AA', async ({ app }) => {
  const { window } = app
  await expect(window.getByRole('button', { name: '载入示例数据' })).toBeVisible()
  expect(await faults(app)).toEqual([])
  await new DataPage(window).loadSamples()
  expect(await faults(app)).toEqual([])
  const workbench = new WorkbenchPage(window)
  await workbench.open()
  await expect(workbench.grid.locator('mark').first()).toBeVisible()
  expect(await faults(app)).toEqual([])
  await workbench.takeClues()
  const clues = new CluesPage(window)
  await expect(clues.grid).toBeVisible()
  expect(await faults(app)).toEqual([])
  await clues.press('Home', ' ')
  await clues.intoPacket()
  await expect(window.getByRole('region', { name: '打印预览' }).getByText(/^\/ [1-9]\d*$/)).toBeVisible()
  expect(await faults(app)).toEqual([])
  await window.keyboard.press('Control+5')
  await expect(window.getByRole('main', { name: '设置' })).toBeVisible()
  expect(await faults(app)).toEqual([])
  await window.getByRole('button', { name: '载入示例词组' }).first().click()
  await window.getByRole('textbox', { name: '词，每行一个' }).fill('占用\n佔用\n(锁')
  await expect(window.getByRole('button', { name: /^第 3 行/ })).toBeVisible()
  expect(await faults(app)).toEqual([])
})

test('the start breaks it neither, in light and dark', async ({ launch }) => {
  const app = await launch(undefined, { stayAtStart: true })
  const { window } = app
  const start = new UnlockPage(window)
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme })
    await expect(start.first).toBeVisible({ timeout: 30_000 })
    await start.fillFirst('1234', '12')
    await window.keyboard.press('Enter')
    await expect(start.first).toContainText('至少要 8 个字符')
    await window.waitForTimeout(500)
    expect(await faults(app)).toEqual([])
  }
  await start.open()
  await window.keyboard.press('Control+l')
  await start.enter('not the password')
  await expect(start.lock).toContainText('密码不对', { timeout: 30_000 })
  for (const colorScheme of ['dark', 'light'] as const) {
    await window.emulateMedia({ colorScheme })
    await window.waitForTimeout(500)
    expect(await faults(app)).toEqual([])
  }
})
