import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { SettingsPage } from '../pages/settings-page.ts'
import { testPassword, UnlockPage } from '../pages/unlock-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, test } from '../support/launch.ts'
import { wordsIn } from '../support/profile-words.ts'
import { ticketFile } from '../support/tickets.ts'

test.setTimeout(180_000)

test('the finder of words finds them in each encoding', ({ folder }) => {
  writeFileSync(join(folder, 'a'), '前言鹧鸪坪水塔后语')
  writeFileSync(join(folder, 'b'), Buffer.from('x鹧鸪坪水塔', 'utf16le'))
  writeFileSync(join(folder, 'c'), Uint8Array.of(0x20, 0xf0, 0xd1, 0xf0, 0xb3, 0xc6, 0xba, 0xcb, 0xae, 0xcb, 0xfe))
  expect(wordsIn(folder, ['鹧鸪坪水塔']).map((found) => found.slice(folder.length + 1))).toEqual([
    'a: 鹧鸪坪水塔 in UTF-8',
    'b: 鹧鸪坪水塔 in UTF-16LE',
    'c: 鹧鸪坪水塔 in GB18030',
  ])
})

test('the profile folder holds no word of tickets, screens, files, settings or the password', async ({ launch, folder }) => {
  const app = await launch()
  const { window } = app
  const tickets = Array.from({ length: 300 }, (_, row) => `鹧鸪坪水塔边第${row}处堆放獬豸牌煤气罐`)
  await new DataPage(window).open()
  const sheet = new ImportSheet(app)
  await sheet.choose(ticketFile(folder, '蒹葭台账.csv', tickets))
  await sheet.start()
  await expect(
    window
      .getByRole('navigation', { name: '数据集' })
      .getByRole('button', { name: /^蒹葭台账/ })
      .first(),
  ).toBeVisible()
  const workbench = new WorkbenchPage(window)
  await workbench.open()
  await workbench.begin()
  await workbench.query.fill('鹧鸪坪 NEAR/20 獬豸牌')
  await expect(workbench.grid.locator('mark').first()).toBeVisible({ timeout: 30_000 })
  await window.keyboard.down('Alt')
  await window.waitForTimeout(300)
  await window.keyboard.up('Alt')
  const settings = new SettingsPage(window)
  await settings.open()
  await window.getByLabel('机关名称').fill('饕餮区人民检察院')
  const backup = join(folder, 'a.guoshai-backup')
  app.answerDialogs({ save: backup })
  await settings.writeBackup()
  const words = ['鹧鸪坪', '獬豸牌', '蒹葭', '饕餮', '13812340000', '20260600000000', testPassword, '青石板']
  await window.keyboard.press('Control+l')
  await expect(new UnlockPage(window).lock).toBeVisible({ timeout: 30_000 })
  expect(wordsIn(app.userData, words)).toEqual([])
  await app.close()
  expect(wordsIn(app.userData, words)).toEqual([])
})
