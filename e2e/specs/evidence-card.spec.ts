import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CluesPage } from '../pages/clues-page.ts'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { ReadingPage } from '../pages/reading-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, test } from '../support/launch.ts'

test.setTimeout(120_000)

const day = (at: number) => `2026-0${1 + (at % 6)}-${String(1 + (at % 28)).padStart(2, '0')}`
const firm = (at: number) =>
  `京城${['安达', '宏远', '天泽', '瑞丰', '汇通'][at % 5]}${['物业', '餐饮', '建筑', '家政'][at % 4]}有限公司`
const records = Array.from({ length: 120 }, (_, at) => `（2026）检${1000 + at}号,${day(at)},1391234${2000 + at},${firm(at)}`)
const tickets = [
  'A1,2026-06-02,13912342005,宏远物业公司,停车被多收费',
  'A2,2026-03-05,139****2007,天泽建筑有限公司,停车被多收费',
  'A3,2026-05-06,13800001111,北方餐馆,停车被多收费',
  'A4,2026-11-08,13800002222,北方餐馆,停车被多收费',
]

test('a row of a link tells on its evidence card why it was found, and what it is worth that it was not', async ({
  app,
  folder,
}) => {
  const { window } = app
  const sheet = new ImportSheet(app)
  const files = {
    '工单.csv': ['工单编号,受理时间,联系电话,被反映单位,诉求内容', ...tickets],
    '案件.csv': ['案号,立案日期,电话,单位', ...records],
  }
  for (const [name, lines] of Object.entries(files)) {
    const file = join(folder, name)
    writeFileSync(file, `${lines.join('\n')}\n`)
    await new DataPage(window).open()
    await sheet.choose(file)
    await sheet.start()
    await expect(
      window.getByRole('button', { name: new RegExp(`^${name.replace('.', '\\.')}\\s*${lines.length - 1}$`) }),
    ).toBeVisible()
  }
  const workbench = new WorkbenchPage(window)
  await workbench.open()
  await workbench.begin()
  await workbench.query.fill('停车')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(4)
  await workbench.addLinkStep()
  await workbench.setInput('右边', /^案件/)
  await workbench.choose('规则 1 比对方式', '脱敏号相符')
  await expect.poll(() => workbench.rowsOf('与案件碰撞')).toBe(2)

  const pane = new ReadingPage(window)
  await workbench.settled(2)
  await workbench.openRow(workbench.row('A2'))
  const card = pane.root.getByRole('region', { name: '证据卡' })
  await expect(card).toContainText('未遮盖部分相符')
  await expect(card).toContainText(/看得见 [\d.]+%；同样相符的 1 条；碰巧相符的可能/)
  await expect(card).toContainText(/案件\.csv　第 8 行/)
  await expect(card).not.toContainText('13912342007')
  await window.keyboard.down('Alt')
  await expect(card).toContainText('13912342007')
  await window.keyboard.up('Alt')
  await expect(card).not.toContainText('13912342007')

  await workbench.linkEditor.getByText('未匹配').click()
  await expect.poll(() => workbench.rowsOf('与案件碰撞')).toBe(2)
  await expect(workbench.row('A2')).toHaveCount(0)
  await workbench.settled(2)
  await workbench.openRow(workbench.row('A4'))
  const proof = pane.root.getByRole('region', { name: '缺位证明' })
  await expect(proof).toContainText('不能证明没有')
  await expect(proof).toContainText(/要看 2026-11-08；对方有 2026-01-01 至 2026-06-\d\d，缺 2026-11/)
  await expect(proof.getByRole('figure', { name: '对方每月行数' })).toBeVisible()

  await workbench.takeClues()
  const clues = new CluesPage(window)
  await clues.row(2).click()
  const onClue = clues.page.getByRole('region', { name: '缺位证明' })
  await expect(onClue).toContainText('不能证明没有')
  await expect(onClue).not.toContainText('13800002222')
})
