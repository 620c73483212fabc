import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

test.setTimeout(120_000)

const contents = [
  '楼道消防通道被电动车占用',
  '消防通道畅通，没有问题',
  '小區消防通道長期佔用，救護車進不來',
  '路灯不亮',
  '想咨询消防通道占用归谁管',
]

/** A list of five tickets, imported and open in a new screen. */
async function openTickets(app: RunningApp, folder: string): Promise<WorkbenchPage> {
  const file = join(folder, '工单.csv')
  writeFileSync(file, `工单编号,诉求内容\n${contents.map((content, row) => `A${row + 1},${content}`).join('\n')}\n`)
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(file)
  await sheet.start()
  await expect(app.window.getByRole('button', { name: /^工单\.csv\s*5$/ })).toBeVisible()
  const workbench = new WorkbenchPage(app.window)
  await workbench.open()
  return workbench
}

test('an investigation is where it was after the program was killed', async ({ launch, folder }) => {
  const first = await launch()
  const workbench = await openTickets(first, folder)
  await workbench.begin()
  await workbench.query.fill('消防通道 NEAR/10 占用')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(3)
  await expect(first.window.getByText('已保存', { exact: true })).toBeVisible()
  await first.kill()

  const second = await launch(first.userData)
  const again = new WorkbenchPage(second.window)
  await again.open()
  await expect.poll(() => again.rowsOf('第 1 层')).toBe(3)
  await again.select('第 1 层')
  await expect(again.query).toHaveValue('消防通道 NEAR/10 占用')
})

test('hits are marked exactly, also in traditional characters', async ({ app, folder }) => {
  const workbench = await openTickets(app, folder)
  await workbench.begin()
  await workbench.query.fill('消防通道 AND (占用 OR 咨询)')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(3)
  await expect(workbench.grid.locator('mark')).toHaveText(['消防通道', '占用', '消防通道', '佔用', '咨询消防通道占用'])
})

test('a faulty query names its place, and the counts of other steps stay', async ({ app, folder }) => {
  const workbench = await openTickets(app, folder)
  await workbench.begin()
  await workbench.query.fill('消防通道')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(4)
  await workbench.query.fill('(消防通道 OR')
  await expect(workbench.main.getByRole('alert')).toBeVisible()
  await workbench.query.fill('消防通道 NEAR/2 占用')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(2)
})

test('a saved run leads to the rows that it had', async ({ app, folder }) => {
  const workbench = await openTickets(app, folder)
  await workbench.begin()
  await workbench.query.fill('消防通道')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(4)
  await workbench.main.getByRole('button', { name: '保存运行' }).click()
  await app.window.getByRole('button', { name: '看结果' }).click()
  const runs = app.window.getByRole('dialog', { name: '运行记录' })
  await expect(runs.getByRole('grid').getByRole('row', { name: /小區消防通道/ })).toBeVisible()
})

/** A window of another spec may take the focus and end a composition; such a one is begun anew. */
test('while an input method composes nothing is counted; its commit is', async ({ app, folder }) => {
  const workbench = await openTickets(app, folder)
  await workbench.begin()
  await workbench.query.fill('路灯')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(1)
  await workbench.query.press('End')
  const session = await app.window.context().newCDPSession(app.window)
  const compose = (text: string) =>
    session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  const ends = await workbench.query.evaluateHandle((field) => {
    const seen = { count: 0 }
    field.addEventListener('compositionend', () => seen.count++)
    return seen
  })
  for (let isOver = false; !isOver; ) {
    await workbench.query.fill('路灯')
    await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(1)
    await workbench.query.press('End')
    const before = await ends.evaluate((seen) => seen.count)
    for (const text of ['b', 'bu', "bu'l", "bu'liang"]) {
      await compose(text)
      await app.window.waitForTimeout(250)
    }
    const seen = [await workbench.query.inputValue(), await workbench.rowsOf('第 1 层')]
    const wasInterrupted = (await ends.evaluate((counter) => counter.count)) > before
    if (wasInterrupted) continue
    expect(seen).toEqual(["路灯bu'liang", 1])
    isOver = true
  }
  await session.send('Input.insertText', { text: '不亮' })
  await expect(workbench.query).toHaveValue('路灯不亮')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(1)
  await workbench.query.press('End')
  await compose('wu')
  await session.send('Input.insertText', { text: '无' })
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(0)
})
