import { join } from 'node:path'
import { fireLaneWords } from '../../shared/samples/demo-model.ts'
import { sampleSizes } from '../../shared/samples/options.ts'
import { SamplePlan } from '../../shared/samples/plan.ts'
import { ticketHeader, ticketRows } from '../../shared/samples/tickets.ts'
import { sampleTruth } from '../../shared/samples/truth.ts'
import { CluesPage } from '../pages/clues-page.ts'
import { DataPage } from '../pages/data-page.ts'
import { PacketsPage } from '../pages/packets-page.ts'
import { ReadingPage } from '../pages/reading-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, test } from '../support/launch.ts'
import { pdfText } from '../support/pdf.ts'

test.setTimeout(240_000)

const { lanes, blocked, within, takenBack } = fireLaneWords
const either = (words: readonly string[]) => `(${words.join(' OR ')})`
const screen = `${either(lanes)} NEAR/${within} ${either(blocked)} AND NOT 诉求类型:咨询 AND NOT ${either(takenBack)}`

/** What the sample that the window loads has planted. */
const sample = { tickets: 5000, seed: 'guoshai' }

function ticketNumbers(rows: readonly number[]): string[] {
  const at = ticketHeader.indexOf('工单编号')
  const all = [...ticketRows(new SamplePlan(sampleSizes(sample)))]
  return rows.map((row) => all[row - 1]![at]!)
}

test('three sources: hits × own cases − civil suits, by mouse and keyboard, into a packet', async ({ app, folder }) => {
  const { window } = app
  const workbench = new WorkbenchPage(window)
  const clues = new CluesPage(window)
  const packets = new PacketsPage(window)
  const truth = sampleTruth(sample)
  const planted = ticketNumbers(truth.threeSources.map(({ ticketRow }) => ticketRow))

  await new DataPage(window).loadSamples()
  await workbench.open()
  await workbench.newScreen()
  await workbench.query.fill(screen)
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(truth.fireLane.hits.length)

  await workbench.addLinkStep()
  await workbench.setInput('右边', /^本院刑事案件/)
  expect(await workbench.rule(1)).toEqual(['联系电话', '号码相同', '联系电话'])
  await expect.poll(() => workbench.rowsOf('与本院刑事案件碰撞')).toBe(truth.fireLane.links.length)

  await workbench.addLinkStep()
  await workbench.setInput('右边', /^民事诉讼/)
  await workbench.pairByKeyboard(workbench.linkColumn('left', '身份证号'), workbench.linkColumn('right', '原告身份证号'))
  await workbench.dragColumn(workbench.linkColumn('left', '联系电话'), workbench.linkColumn('right', '原告电话'))
  await workbench.linkEditor.getByText('未匹配').click()
  await expect.poll(() => workbench.rowsOf('与民事诉讼碰撞')).toBe(planted.length)

  const pane = new ReadingPage(window)
  await workbench.settled(planted.length)
  await workbench.openRow(workbench.grid.getByRole('row').nth(1))
  await expect(pane.root.getByRole('region', { name: '缺位证明' })).toContainText('民事诉讼')
  await expect(pane.root.getByRole('region', { name: '证据卡' })).toContainText('本院刑事案件')
  await workbench.takeClues()
  await clues.selectAll()
  await clues.intoPacket()
  expect((await packets.ticketNumbers()).toSorted()).toEqual(planted.toSorted())

  const target = join(folder, '三源.pdf')
  app.answerDialogs({ save: target })
  await packets.exportPdf()
  await expect(packets.written('三源.pdf')).toBeVisible({ timeout: 60_000 })
  const text = pdfText(target).replace(/\s+/g, '')
  for (const wanted of ['证据卡1与本院刑事案件比对', '证据卡2在民事诉讼中无相符记录', '缺位证明']) {
    expect(text.split(wanted).length - 1, wanted).toBeGreaterThanOrEqual(planted.length)
  }
  for (const number of planted) expect(text).toContain(number)
  expect(text).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/)
})
