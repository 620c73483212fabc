import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { inspectBackup, SettingsPage } from '../pages/settings-page.ts'
import { testPassword, UnlockPage } from '../pages/unlock-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'
import { ticketFile } from '../support/tickets.ts'

test.setTimeout(180_000)

function dataset({ window }: RunningApp, name: string) {
  return window
    .getByRole('navigation', { name: '数据集' })
    .getByRole('button', { name: new RegExp(`^${name.replace('.csv', '')}`) })
    .first()
}

async function importTickets(app: RunningApp, folder: string, name: string, contents: string[]): Promise<void> {
  await new DataPage(app.window).open()
  const sheet = new ImportSheet(app)
  await sheet.choose(ticketFile(folder, name, contents))
  await sheet.start()
  await expect(dataset(app, name)).toBeVisible()
}

/** Writes a backup of the workspace as it stands and gives its path. */
async function backUp(app: RunningApp, folder: string, name = '过筛备份.guoshai-backup'): Promise<string> {
  const file = join(folder, name)
  const settings = new SettingsPage(app.window)
  await settings.open()
  app.answerDialogs({ save: file })
  await settings.writeBackup()
  return file
}

test('a backup is written, read again and accounted for; no word of it is readable', async ({ app, folder }) => {
  await importTickets(app, folder, '六月.csv', ['永宁里小区消防通道被占用', '路灯不亮'])
  const file = await backUp(app, folder)
  const settings = new SettingsPage(app.window)
  await expect(settings.backup).toContainText(file)
  await expect(settings.backup).toContainText('1 个数据集，2 行')
  await expect(settings.backup).toContainText(/SHA-256[0-9a-f]{64}/)
  expect(statSync(file).size).toBeGreaterThan(500)
  expect(readFileSync(file).includes(Buffer.from('消防通道'))).toBe(false)
  await expect.poll(() => settings.auditEntries()).toContain('备份 过筛备份.guoshai-backup')
})

test('a backup opens an empty workspace, with its own password from then on', async ({ launch, folder }) => {
  const first = await launch()
  await importTickets(first, folder, '六月.csv', ['永宁里小区消防通道被占用', '路灯不亮'])
  const file = await backUp(first, folder)
  await first.close()
  const second = await launch(join(folder, 'empty'), { stayAtStart: true })
  const start = new UnlockPage(second.window)
  await start.first.getByRole('button', { name: '从备份恢复…' }).click()
  second.answerDialogs({ open: [file] })
  await inspectBackup(start.restore, 'not the password')
  await expect(start.restore).toContainText('密码不是做这份备份时的密码', { timeout: 30_000 })
  await start.restore.getByLabel('备份的密码').fill(testPassword)
  await start.restore.getByRole('button', { name: '检查备份' }).click()
  await expect(start.restore).toContainText('备份完好', { timeout: 30_000 })
  await expect(start.restore).toContainText('2 行')
  await start.restore.getByRole('button', { name: '恢复', exact: true }).click()
  await expect(start.lock).toContainText('已从备份恢复', { timeout: 60_000 })
  await start.enter(testPassword)
  await expect(dataset(second, '六月.csv')).toBeVisible({ timeout: 30_000 })
})

test('a backup takes the place of an existing workspace after saying what is lost; its password stays', async ({
  launch,
  folder,
}) => {
  const first = await launch()
  await importTickets(first, folder, '六月.csv', ['永宁里小区消防通道被占用'])
  const file = await backUp(first, folder)
  await first.close()
  const second = await launch(join(folder, 'other'), { stayAtStart: true })
  const start = new UnlockPage(second.window)
  await start.open('tern ohm walnut 47')
  await importTickets(second, folder, '七月.csv', ['井盖破损', '路灯不亮', '噪音扰民'])
  const settings = new SettingsPage(second.window)
  await settings.open()
  second.answerDialogs({ open: [file] })
  const dialog = await settings.inspect(testPassword)
  await expect(dialog).toContainText('备份完好', { timeout: 30_000 })
  await expect(dialog).toContainText('将失去：1 个数据集（3 行）')
  await dialog.getByRole('button', { name: '取代并恢复' }).click()
  await start.enter('tern ohm walnut 47')
  await expect(dataset(second, '六月.csv')).toBeVisible({ timeout: 30_000 })
  await expect(dataset(second, '七月.csv')).toHaveCount(0)
  await settings.open()
  expect((await settings.auditEntries())[1]).toMatch(/^恢复备份/)
})

test('a backup with one flipped bit is refused, naming the record, and nothing changes', async ({ app, folder }) => {
  await importTickets(app, folder, '六月.csv', ['永宁里小区消防通道被占用'])
  const file = await backUp(app, folder)
  const bytes = readFileSync(file)
  bytes[Math.floor(bytes.length * 0.7)]! ^= 4
  writeFileSync(file, bytes)
  const settings = new SettingsPage(app.window)
  app.answerDialogs({ open: [file] })
  const dialog = await settings.inspect(testPassword)
  await expect(dialog).toContainText(/已损坏（第 \d+ 条记录）/, { timeout: 30_000 })
  await expect(dialog.getByRole('button', { name: '取代并恢复' })).toHaveCount(0)
  await dialog.getByRole('button', { name: '返回' }).click()
  await app.window.keyboard.press('Control+1')
  await expect(dataset(app, '六月.csv')).toBeVisible()
})

test('a cancelled backup leaves no file', async ({ app, folder }) => {
  await new DataPage(app.window).loadSamples()
  const file = join(folder, '没有.guoshai-backup')
  const settings = new SettingsPage(app.window)
  await settings.open()
  app.answerDialogs({ save: file })
  await settings.backup.getByRole('button', { name: '立即备份…' }).click()
  await app.window.getByRole('button', { name: '取消：备份工作区' }).click()
  await expect(settings.backup.getByRole('button', { name: '立即备份…' })).toBeEnabled()
  expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined()
})
