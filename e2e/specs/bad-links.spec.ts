import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { LinkEditorPage } from '../pages/link-editor-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, test } from '../support/launch.ts'

test.setTimeout(120_000)

const rows = 5000
const phoneOf = (row: number) => `139${String(10_000_000 + 37 * row)}`
/** Phones that few rows have, or one that half of them share; one street in all rows. */
const lists: Record<string, (row: number) => string> = {
  甲表: (row) => `${row % 2 === 0 ? phoneOf(row) : '13712345678'},月坛街道`,
  乙表: (row) => `${row % 100 === 0 ? phoneOf(row) : ''},月坛街道`,
}

test('a link of bad columns says in words which values, how many rows and what to do; steps in a circle are refused', async ({
  app,
  folder,
}) => {
  const { window } = app
  const workbench = new WorkbenchPage(window)
  const editor = new LinkEditorPage(window)
  const sheet = new ImportSheet(app)
  for (const [name, valuesOf] of Object.entries(lists)) {
    const file = join(folder, `${name}.csv`)
    const lines = Array.from({ length: rows }, (_, row) => `${name}${row},${valuesOf(row)}`)
    writeFileSync(file, `${name}编号,联系电话,街道\n${lines.join('\n')}\n`)
    await new DataPage(window).open()
    await sheet.choose(file)
    await sheet.start()
    await expect(window.getByRole('button', { name: new RegExp(`^${name}\\.csv\\s*5,000$`) })).toBeVisible()
  }
  await workbench.open()
  await workbench.begin()
  await workbench.addLinkStep()
  await workbench.setInput('左边', /^甲表/)
  await workbench.setInput('右边', /^乙表/)
  await expect.poll(() => workbench.rowsOf('与乙表碰撞')).toBe(50)
  const notes = editor.region.getByRole('region', { name: '这次碰撞的情况' })
  await expect(notes).toContainText('乙表有 4,950 行（99%）没有可比的值：这一列大多空着，查不到不等于没有。')
  await expect(notes).toContainText('这些值太多行都有，不当作同一个：137****5678（2,500 行）')

  await workbench.choose('规则 1 左列', '街道')
  await workbench.choose('规则 1 右列', '街道')
  await expect(window.getByRole('alert').filter({ hasText: '碰撞产生的配对超过 20,000,000 对' })).toContainText(
    '“月坛街道”在左表有 5,000 行、右表有 5,000 行，结果没有生成。请加一条比对规则，或限定时间窗。',
  )

  const on = [{ left: '联系电话', right: '联系电话', compare: 'phone' }]
  const steps = [
    { id: 'first', op: 'link', left: 'second', right: '甲表', on },
    { id: 'second', op: 'link', left: 'first', right: '乙表', on },
  ]
  const model = join(folder, '绕圈.model.json')
  writeFileSync(model, JSON.stringify({ format: 'guoshai.model/1', id: 'circle', sources: { 甲表: {}, 乙表: {} }, steps }))
  app.answerDialogs({ open: [model] })
  await window.getByRole('button', { name: /^调查：/ }).click()
  await window.getByRole('menuitem', { name: '导入模型文件…' }).click()
  const refusal = window.getByRole('alert').filter({ hasText: '步骤“first”绕回了自己' })
  await expect(refusal).toContainText('它读取“second”，而那一步又要用它的结果。已有数据没有改动。')
  await expect(editor.region).toBeVisible()
})
