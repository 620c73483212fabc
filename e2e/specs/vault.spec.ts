import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { SettingsPage } from '../pages/settings-page.ts'
import { testPassword, UnlockPage } from '../pages/unlock-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'
import { longTicketFile, ticketFile } from '../support/tickets.ts'

test.setTimeout(180_000)

async function importTickets(app: RunningApp, folder: string): Promise<void> {
  await new DataPage(app.window).open()
  const sheet = new ImportSheet(app)
  await sheet.choose(ticketFile(folder, '六月.csv', ['永宁里小区消防通道被占用', '路灯不亮']))
  await sheet.start()
  await expect(
    app.window.getByRole('navigation', { name: '数据集' }).getByRole('button', { name: /^六月/ }).first(),
  ).toBeVisible()
}

test('the first password is set twice, after saying that a forgotten one is final', async ({ launch }) => {
  const { window } = await launch(undefined, { stayAtStart: true })
  const start = new UnlockPage(window)
  await expect(start.first).toContainText('忘记密码，数据就找不回来')
  await expect(start.first.getByLabel('密码', { exact: true })).toBeFocused()
  await start.fillFirst('1234567')
  await window.keyboard.press('Enter')
  await expect(start.first).toContainText('至少要 8 个字符')
  await start.fillFirst('tern ohm walnut', 'tern ohm walnuts')
  await window.keyboard.press('Enter')
  await expect(start.first).toContainText('两次输入的密码不一样')
  await expect(start.first.getByLabel('再输入一次')).toBeFocused()
  await start.fillFirst('tern ohm walnut')
  await window.keyboard.press('Enter')
  await expect(start.first).toContainText('请先确认这一条')
  await start.setFirst('tern ohm walnut')
  await expect(start.places).toBeVisible({ timeout: 30_000 })
})

test('a restart asks for the password, says calmly when it is wrong, and shows nothing before it is right', async ({
  launch,
  folder,
}) => {
  const first = await launch()
  await importTickets(first, folder)
  await first.close()
  const { window } = await launch(first.userData, { stayAtStart: true })
  const start = new UnlockPage(window)
  await expect(start.field).toBeFocused({ timeout: 30_000 })
  await start.enter('not the password')
  await expect(start.lock.getByRole('alert')).toHaveText('密码不对。请检查大小写和输入法后再试。', { timeout: 30_000 })
  await expect(start.field).toBeFocused()
  await window.keyboard.press('Control+1')
  await window.keyboard.press('Control+k')
  await expect(window.locator('body')).not.toContainText(/六月|数据集|命令面板/)
  await expect(start.places).toHaveCount(0)
  await start.enter(testPassword)
  await expect(window.getByRole('navigation', { name: '数据集' }).getByRole('button', { name: /^六月/ }).first()).toBeVisible({
    timeout: 30_000,
  })
  const settings = new SettingsPage(window)
  await settings.open()
  await expect(settings.audit).toContainText('校验完整')
  expect((await settings.auditEntries()).slice(0, 2)).toEqual(['解锁', '密码不对'])
})

test('key, rail and menu lock; what was typed last is kept, the window begins anew', async ({ app }) => {
  const { window } = app
  const start = new UnlockPage(window)
  const settings = new SettingsPage(window)
  await settings.open()
  await window.getByLabel('机关名称').fill('永宁区人民检察院')
  await window.evaluate(() => Object.assign(globalThis, { leftover: true }))
  await window.keyboard.press('Control+l')
  await start.enter(testPassword)
  await expect(start.places).toBeVisible({ timeout: 30_000 })
  expect(await window.evaluate(() => 'leftover' in globalThis)).toBe(false)
  await settings.open()
  await expect(window.getByLabel('机关名称')).toHaveValue('永宁区人民检察院')
  await window.getByRole('navigation', { name: '功能区' }).getByRole('button', { name: '锁定' }).click()
  await start.open()
  await app.electron.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()!.items.flatMap((item) => item.submenu?.items ?? [])
    items.find(({ label }) => label === '锁定')!.click()
  })
  await start.open()
})

test('an idle workspace announces the lock and locks; a key puts it off', async ({ app }) => {
  const { window } = app
  const start = new UnlockPage(window)
  const settings = new SettingsPage(window)
  await settings.open()
  await window.clock.install()
  await settings.lockAfter('1 分钟')
  const warning = window.getByRole('dialog', { name: '即将锁定' })
  await window.clock.fastForward(35_000)
  await expect(warning).toContainText(/2\d 秒后锁定/)
  await window.keyboard.press('Shift')
  await expect(warning).toBeHidden()
  await window.clock.fastForward(50_000)
  await expect(warning).toBeVisible()
  await window.clock.fastForward(15_000)
  await expect(start.lock).toContainText('一段时间没有操作', { timeout: 30_000 })
})

test('the lock screen and the sleep of the machine lock the workspace', async ({ app }) => {
  const start = new UnlockPage(app.window)
  for (const event of ['lock-screen', 'suspend'] as const) {
    await app.electron.evaluate(({ powerMonitor }, name) => void powerMonitor.emit(name), event)
    await expect(start.lock).toContainText('离开了这台电脑', { timeout: 30_000 })
    await start.enter(testPassword)
    await expect(start.places).toBeVisible({ timeout: 30_000 })
  }
})

test('a lock during an import asks first, and leaves no row of it', async ({ app, folder }) => {
  const { window } = app
  const start = new UnlockPage(window)
  await new DataPage(window).open()
  const sheet = new ImportSheet(app)
  await sheet.choose(longTicketFile(folder, '长表.csv', 400_000))
  await sheet.start()
  const jobs = window.getByRole('region', { name: '任务栏' })
  await expect(jobs.getByRole('progressbar')).toBeVisible()
  await window.keyboard.press('Control+l')
  const question = window.getByRole('dialog', { name: '有任务正在进行' })
  await expect(question).toContainText('长表.csv')
  await question.getByRole('button', { name: '不锁定' }).click()
  await expect(question).toBeHidden()
  await window.keyboard.press('Control+l')
  await question.getByRole('button', { name: '取消任务并锁定' }).click()
  await start.enter(testPassword)
  await expect(start.places).toBeVisible({ timeout: 30_000 })
  await expect(window.getByRole('button', { name: '载入示例数据' })).toBeVisible()
})

test('the password can be changed; the old one opens nothing any more', async ({ launch, folder }) => {
  const first = await launch()
  await importTickets(first, folder)
  const settings = new SettingsPage(first.window)
  await settings.open()
  const dialog = await settings.changePassword('not the password', 'tern ohm walnut 47')
  await expect(dialog).toContainText('现在的密码不对', { timeout: 30_000 })
  await dialog.getByLabel('现在的密码').fill(testPassword)
  await dialog.getByRole('button', { name: '更改密码' }).click()
  await expect(dialog).toBeHidden({ timeout: 30_000 })
  await expect.poll(() => settings.auditEntries()).toContain('更改密码')
  await first.close()
  const { window } = await launch(first.userData, { stayAtStart: true })
  const start = new UnlockPage(window)
  await start.enter(testPassword)
  await expect(start.lock.getByRole('alert')).toHaveText(/密码不对/, { timeout: 30_000 })
  await start.enter('tern ohm walnut 47')
  await expect(window.getByRole('navigation', { name: '数据集' }).getByRole('button', { name: /^六月/ }).first()).toBeVisible({
    timeout: 30_000,
  })
})

test('showing masked values is one entry of the log with its place; the log can be written as CSV', async ({ app, folder }) => {
  const { window } = app
  await importTickets(app, folder)
  await window
    .getByRole('tab', { name: /^行|^数据/ })
    .first()
    .click()
  const grid = window.getByRole('grid')
  await expect(grid).toContainText('138****0000')
  await window.keyboard.down('Alt')
  await expect(grid).toContainText('13812340000')
  await window.waitForTimeout(500)
  await window.keyboard.up('Alt')
  await expect(grid).toContainText('138****0000')
  const settings = new SettingsPage(window)
  await settings.open()
  const reveals = (await settings.auditEntries()).filter((entry) => entry.startsWith('显示遮盖内容'))
  expect(reveals).toEqual([expect.stringMatching(/^显示遮盖内容 数据 · .*六月/)])
  const file = join(folder, '审计日志.csv')
  app.answerDialogs({ save: file })
  await settings.audit.getByRole('button', { name: '导出 CSV…' }).click()
  await expect.poll(() => settings.auditEntries()).toContain('导出文件 审计日志.csv')
  const lines = readFileSync(file, 'utf8').split('\r\n')
  expect(lines[0]).toBe('\ufeffnumber,at,action,subject,details,previous,hash')
  expect(lines.map((line) => line.split(',')[2]).slice(1, -1)).toEqual(['vault.create', 'import', 'reveal'])
})

test('the palette locks too', async ({ app }) => {
  await app.window.keyboard.press('Control+k')
  await app.window.getByRole('combobox', { name: '命令面板' }).fill('锁定')
  await app.window.keyboard.press('Enter')
  await expect(new UnlockPage(app.window).lock).toBeVisible({ timeout: 30_000 })
})
