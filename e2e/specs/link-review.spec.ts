import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { ReviewPage } from '../pages/review-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

test.setTimeout(120_000)

const PAIRS = 12

const phoneOf = (n: number) => `138${10_000_000 + n * 37}`

async function openLink(app: RunningApp, folder: string): Promise<WorkbenchPage> {
  const numbers = Array.from({ length: PAIRS }, (_, at) => at + 1)
  const files = {
    '工单.csv': ['工单编号,联系电话,诉求内容', ...numbers.map((n) => `A${100 + n},${phoneOf(n)},第 ${n} 件停车被多收费`)],
    '案件.csv': ['案号,电话,案由', ...numbers.map((n) => `（2026）检${1000 + n}号,${phoneOf(n)},诈骗`)],
  }
  const sheet = new ImportSheet(app)
  for (const [name, lines] of Object.entries(files)) {
    const file = join(folder, name)
    writeFileSync(file, `${lines.join('\n')}\n`)
    await new DataPage(app.window).open()
    await sheet.choose(file)
    await sheet.start()
    await expect(app.window.getByRole('button', { name: new RegExp(`^${name.replace('.', '\\.')}\\s*${PAIRS}$`) })).toBeVisible()
  }
  const workbench = new WorkbenchPage(app.window)
  await workbench.open()
  await workbench.begin()
  await workbench.query.fill('停车')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(PAIRS)
  await workbench.addLinkStep()
  await workbench.setInput('右边', /^案件/)
  await expect.poll(() => workbench.rowsOf('与案件碰撞')).toBe(PAIRS)
  return workbench
}

/** Tickets A101 … A104 are judged to be somebody else. */
const careful = (left: string) => (/A10[1-4]\b/.test(left) ? 'd' : ' ')

test('pairs are judged by keyboard, taken back, and what is judged to be different is no link; cards name the judge', async ({
  app,
  folder,
}) => {
  const workbench = await openLink(app, folder)
  const review = new ReviewPage(app.window)
  await review.open()
  await expect(review.progress(0, PAIRS)).toBeVisible()
  await expect(review.pair).not.toContainText(/概率|得分/)
  await review.nameFirstJudge('王检')
  await review.judge(PAIRS - 1, careful)
  await app.window.keyboard.press('?')
  await expect(review.progress(PAIRS, PAIRS)).toBeVisible()
  await expect(review.place.getByRole('button', { name: '存疑 1', exact: true })).toBeVisible()
  await app.window.keyboard.press('Backspace')
  await expect(review.progress(PAIRS - 1, PAIRS)).toBeVisible()
  await review.judge(1, careful)
  await expect(review.place.getByRole('heading', { name: `${PAIRS} 对已判完` })).toBeVisible()
  await app.window.keyboard.press('Enter')
  await expect(review.place).toContainText('判为同一的 8 对总是碰上，判为不同的 4 对总不碰上')
  await review.close()
  await expect.poll(() => workbench.rowsOf('与案件碰撞')).toBe(PAIRS - 4)
  await workbench.settled(PAIRS - 4)
  await workbench.openRow(workbench.row('A112'))
  await expect(app.window.getByRole('region', { name: '证据卡' })).toContainText('研判：认定为同一　王检')
})

test('two judges judge alone; their agreement is measured and what they dispute is settled', async ({ app, folder }) => {
  const workbench = await openLink(app, folder)
  const review = new ReviewPage(app.window)
  await review.open()
  await review.judge(PAIRS, careful)
  await review.asSecondJudge()
  await expect(review.progress(0, PAIRS)).toBeVisible()
  await review.judge(PAIRS, (left) => (/A10[1-6]\b/.test(left) ? 'x' : 's'))
  await review.show(/^分层抽样$/)
  await expect(review.place.getByRole('heading', { name: `${PAIRS} 对已判完` })).toBeVisible()
  await app.window.keyboard.press('Enter')
  const agreement = review.place.getByRole('region', { name: '两人一致程度' })
  await expect(agreement).toContainText('两人都判过 12 对，一致 10 对')
  await expect(agreement).toContainText('κ = 0.67')
  await expect(review.place.getByRole('region', { name: '精确率' })).toContainText('60.0 %')
  await review.place.getByRole('button', { name: '逐对定 2 对' }).click()
  await expect(review.pair).toContainText('甲：同一　乙：不同')
  await review.judge(2, () => 'd')
  await app.window.keyboard.press('Enter')
  await expect(review.place).toContainText('判为同一的 6 对总是碰上，判为不同的 6 对总不碰上')
  await review.close()
  await expect.poll(() => workbench.rowsOf('与案件碰撞')).toBe(PAIRS - 6)
})
