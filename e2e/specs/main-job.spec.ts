import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CluesPage } from '../pages/clues-page.ts'
import { DataPage } from '../pages/data-page.ts'
import { PacketsPage } from '../pages/packets-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'
import { pdfPages, pdfText } from '../support/pdf.ts'

const unmaskedPhone = /(?<!\d)1[3-9]\d{9}(?!\d)/g

test.setTimeout(180_000)

/** The clues of the sample investigation in the ledger. */
async function takeSampleClues({ window }: RunningApp): Promise<{ clues: CluesPage; taken: number }> {
  await new DataPage(window).loadSamples()
  const workbench = new WorkbenchPage(window)
  await workbench.open()
  const taken = await workbench.takeClues()
  return { clues: new CluesPage(window), taken }
}

test('the main job: samples, a screen typed, a collision, clues, a packet, its PDF on disk', async ({ app, folder }) => {
  const { window } = app
  const data = new DataPage(window)
  const workbench = new WorkbenchPage(window)
  const clues = new CluesPage(window)
  const packets = new PacketsPage(window)
  const target = join(folder, '移送', '消防通道线索.pdf')

  await data.loadSamples()
  await workbench.open()
  await workbench.newScreen()
  await workbench.query.pressSequentially('(消防通道 OR 消防车道 OR 生命通道) NEAR/20 (占用 OR 堵 OR 停车)')
  await expect(workbench.grid.locator('mark').first()).toBeVisible()
  const screened = await workbench.rowsOf('第 1 层')
  expect(screened).toBeGreaterThan(0)

  await workbench.addLinkStep()
  await expect(window.getByRole('button', { name: /^取为线索 [1-9]/ })).toBeVisible()
  const taken = await workbench.takeClues()
  expect(taken).toBeGreaterThan(0)
  expect(taken).toBeLessThan(screened)

  await clues.expectAccount(taken, 0, 0)
  await clues.selectAll()
  await clues.intoPacket()

  const tickets = await packets.ticketNumbers()
  expect(new Set(tickets).size).toBe(taken)
  await packets.field('标题').fill('关于移送占用消防通道线索的函')
  await packets.field('回复期限和方式').fill('请于收到本函之日起两个月内书面回复我院。')
  await expect(packets.sheet(1)).toContainText('关于移送占用消防通道线索的函')
  await expect(packets.checks).toContainText('未发现未遮盖的个人信息')
  const pages = await packets.pageCount()

  app.answerDialogs({ save: target })
  await packets.exportPdf()
  await expect(packets.written(basename(target))).toContainText(`${pages} 页`, { timeout: 60_000 })

  expect(pdfPages(target)).toBe(pages)
  const text = pdfText(target)
  expect(tickets.filter((ticket) => !text.includes(ticket))).toEqual([])
  expect(text.replace(/\s/g, '')).toContain('请于收到本函之日起两个月内书面回复我院。')
  expect(text.match(unmaskedPhone)).toBeNull()
  expect(readdirSync(join(folder, '移送'))).toEqual([basename(target)])

  await packets.register()
  await clues.open()
  await clues.expectAccount(0, taken, 0)
  await packets.open()
  await packets.revoke()
  await clues.open()
  await clues.expectAccount(taken, 0, 0)
})

test('the ledger by keyboard alone: dispositions, undo, a note, a packet', async ({ app }) => {
  const { clues, taken } = await takeSampleClues(app)
  await clues.press('j', 'r', 'j', 'x', 'j', ' ', 'j', ' ')
  await clues.expectAccount(taken - 2, 1, 1)
  await clues.press('x')
  await clues.expectAccount(taken - 4, 1, 3)
  await clues.press('Control+z')
  await clues.expectAccount(taken - 2, 1, 1)

  await clues.press('Escape', 'Home', 'n')
  await app.window.keyboard.type('已电话联系，愿意作证')
  await app.window.keyboard.press('Escape')
  await expect(clues.row(1)).toContainText('已电话联系，愿意作证')

  await clues.press(' ')
  await app.window.getByRole('button', { name: '编入移送 1' }).focus()
  await app.window.keyboard.press('Enter')
  await expect.poll(() => new PacketsPage(app.window).ticketNumbers()).toHaveLength(1)
})

test('personal data on a clue are masked until Alt is held', async ({ app }) => {
  const { clues } = await takeSampleClues(app)
  await clues.press('j')
  await expect(clues.page).toContainText(/1[3-9]\d\*{4}\d{4}/)
  await expect(clues.page).not.toContainText(/1[3-9]\d{9}/)
  await app.window.keyboard.down('Alt')
  await expect(clues.page).toContainText(/1[3-9]\d{9}/)
  await app.window.keyboard.up('Alt')
  await expect(clues.page).not.toContainText(/1[3-9]\d{9}/)
})

test('clues are reordered and taken out of a packet, and the change is taken back', async ({ app }) => {
  const { clues } = await takeSampleClues(app)
  await clues.press('Home', ' ', 'j', ' ', 'j', ' ')
  await clues.intoPacket()
  const packets = new PacketsPage(app.window)
  const [first, second, third] = await packets.ticketNumbers()
  await packets.members.getByRole('button', { name: new RegExp(`^${first}`) }).focus()
  await app.window.keyboard.press('Alt+ArrowDown')
  await expect.poll(() => packets.ticketNumbers()).toEqual([second, first, third])
  await app.window.keyboard.press('Delete')
  await expect.poll(() => packets.ticketNumbers()).toEqual([second, third])
  await packets.members.getByRole('button', { name: '撤销' }).click()
  await packets.members.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => packets.ticketNumbers()).toEqual([first, second, third])
})

test('a disk that refuses the PDF gets a sentence; the app goes on and nothing half-written stays', async ({ app, folder }) => {
  const { clues } = await takeSampleClues(app)
  await clues.press('Home', ' ')
  await clues.intoPacket()
  const packets = new PacketsPage(app.window)
  await packets.pageCount()
  app.answerDialogs({ save: '/proc/移送.pdf' })
  await packets.exportPdf()
  await expect(app.window.getByRole('alert').filter({ hasText: '/proc/移送.pdf' })).toBeVisible({ timeout: 30_000 })
  expect(existsSync('/proc/移送.pdf')).toBe(false)

  const target = join(folder, '移送.pdf')
  app.answerDialogs({ save: target })
  await packets.exportPdf()
  await expect(packets.written('移送.pdf')).toBeVisible({ timeout: 30_000 })
  expect(pdfPages(target)).toBe(await packets.pageCount())
})

test('the print command of the menu prints the packet', async ({ app }) => {
  const { clues } = await takeSampleClues(app)
  await clues.press('Home', ' ')
  await clues.intoPacket()
  await new PacketsPage(app.window).pageCount()
  app.answerDialogs({ print: true })
  await app.electron.evaluate(({ BrowserWindow, Menu }) => {
    const items = Menu.getApplicationMenu()!.items.flatMap((item) => item.submenu?.items ?? [])
    items.find((item) => item.accelerator === 'CmdOrCtrl+P')!.click(undefined, BrowserWindow.getAllWindows()[0])
  })
  await expect(app.window.getByText('已送打印机')).toBeVisible()
})

test('a letter is where it was after the program was killed', async ({ launch }) => {
  const first = await launch()
  const { clues } = await takeSampleClues(first)
  await clues.press('Home', ' ')
  await clues.intoPacket()
  await new PacketsPage(first.window).field('处理建议').fill('请依法督促清理，保障生命通道畅通。')
  await expect(first.window.getByText('已保存', { exact: true })).toBeVisible()
  await first.kill()

  const second = await launch(first.userData)
  const packets = new PacketsPage(second.window)
  await packets.open()
  await expect(packets.field('处理建议')).toHaveValue('请依法督促清理，保障生命通道畅通。')
})
