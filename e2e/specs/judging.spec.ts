import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { JudgingPage } from '../pages/judging-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

test.setTimeout(120_000)

const TICKETS = 48

/** Half of the tickets name a fire lane; every sixth of those praises it, every eighth other ticket means one by other words. */
function textOf(ticket: number): string {
  if (ticket % 2 === 0) return ticket % 12 === 0 ? '消防通道很通畅，提出表扬' : `${ticket} 号楼消防通道被占用`
  return ticket % 16 === 1 ? '救护车进不来，路口堵了' : '路灯不亮'
}

async function openScreen(app: RunningApp, folder: string): Promise<WorkbenchPage> {
  const file = join(folder, '工单.csv')
  const lines = Array.from({ length: TICKETS }, (_, at) => `A${at + 101},${textOf(at + 1)}`)
  writeFileSync(file, `工单编号,诉求内容\n${lines.join('\n')}\n`)
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(file)
  await sheet.start()
  await expect(app.window.getByRole('button', { name: new RegExp(`^工单\\.csv\\s*${TICKETS}$`) })).toBeVisible()
  const workbench = new WorkbenchPage(app.window)
  await workbench.open()
  await workbench.begin()
  await workbench.query.fill('消防通道')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(24)
  await workbench.settled(24)
  return workbench
}

const careful = (text: string) => (/被占用|救护车/.test(text) ? ' ' : 'x')

test('twenty rows are judged by keyboard; precision and verdicts are there again after a restart', async ({ launch, folder }) => {
  const first = await launch()
  await openScreen(first, folder)
  const judging = new JudgingPage(first.window)
  await judging.open()
  await expect(judging.progress(0, 24)).toBeVisible()
  await judging.judge(19, careful)
  await judging.judge(1, () => '?')
  await expect(judging.progress(20, 24)).toBeVisible()
  await expect(judging.count('存疑', 1)).toBeVisible()
  await expect(judging.place.getByRole('status')).toHaveText(/^精确率 \d+\.\d %（\d+\.\d–\d+\.\d %）/)
  await first.window.keyboard.press('Backspace')
  await expect(judging.progress(19, 24)).toBeVisible()
  await judging.judge(1, careful)
  const precision = await judging.place.getByRole('status').textContent()
  await expect(first.window.getByText('已保存', { exact: true })).toBeVisible()
  await first.close()

  const second = await launch(first.userData)
  const workbench = new WorkbenchPage(second.window)
  await workbench.open()
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(24)
  await workbench.select('第 1 层')
  const again = new JudgingPage(second.window)
  await again.open()
  await expect(again.progress(20, 24)).toBeVisible()
  await expect(again.place.getByRole('status')).toHaveText(precision!)
  await again.judge(4, careful)
  await expect(again.place.getByRole('heading', { name: '命中的 24 件已判完' })).toBeVisible()
  await expect(again.count('相关', 20)).toBeVisible()
  await again.close()
  await expect(workbench.grid.getByRole('img', { name: '相关' }).first()).toBeVisible()
})

test('two judges judge alone; then their agreement is shown and what they dispute is settled', async ({ app, folder }) => {
  await openScreen(app, folder)
  const judging = new JudgingPage(app.window)
  await judging.open()
  await judging.judge(24, careful)
  await app.window.keyboard.press('Enter')
  await judging.judge(24, careful)
  await app.window.keyboard.press('Enter')
  const precision = judging.place.getByRole('region', { name: '精确率' })
  await expect(precision).toContainText('83.3 %')
  const recall = judging.place.getByRole('region', { name: '召回率' })
  await expect(recall).toContainText('87.0 %')
  await judging.place.getByRole('button', { name: '换乙研判' }).click()
  await expect(judging.progress(0, 24)).toBeVisible()
  await expect(judging.list.getByRole('option', { name: /相关|无关/ })).toHaveCount(0)
  await judging.judge(22, () => ' ')
  await judging.view('结果')
  const agreement = judging.place.getByRole('region', { name: '两人一致程度' })
  await expect(agreement).toContainText('甲 已判 48/48，乙 已判 22/48')
  await judging.view('命中')
  await judging.judge(2, () => ' ')
  await judging.view('结果')
  await expect(agreement).toContainText('一致 20 件（83.3 %）')
  await expect(agreement).toContainText('κ = 0.00')
  await expect(precision).toContainText('100.0 %')
  await agreement.getByRole('button', { name: '逐件定 4 件' }).click()
  await expect(judging.ticket).toContainText('甲：无关　乙：相关')
  await judging.judge(4, () => 'x')
  await app.window.keyboard.press('Enter')
  await expect(precision).toContainText('83.3 %')
  await expect(agreement).toContainText('不一致 4 件，已定 4 件')
})

test('in the grid the same keys judge the row under the cursor and go on', async ({ app, folder }) => {
  const workbench = await openScreen(app, folder)
  await workbench.grid.getByText('A102', { exact: true }).click()
  for (const key of [' ', 'x', '?']) await app.window.keyboard.press(key)
  await expect(workbench.grid.getByRole('rowheader').getByRole('img')).toHaveText(['●', '×', '?'])
  await app.window.keyboard.press('k')
  await app.window.keyboard.press('Backspace')
  await expect(workbench.grid.getByRole('rowheader').getByRole('img')).toHaveText(['●', '×'])
  await app.window.keyboard.press('Control+Space')
  await expect(workbench.grid.getByRole('row', { selected: true })).toHaveCount(1)
})
