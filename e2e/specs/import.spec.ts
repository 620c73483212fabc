import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { expect, test } from '../support/launch.ts'

test.setTimeout(180_000)

/** A list of so many rows that its import can be interrupted. */
function longList(folder: string, rows: number): string {
  const file = join(folder, '六月 热线工单.csv')
  const body = Array.from(
    { length: rows },
    (_, row) => `${20260600000000 + row},2026-06-${(row % 30) + 1},楼道堆放杂物，消防通道被占用已有${row}天`,
  )
  writeFileSync(file, `工单编号,受理时间,诉求内容\n${body.join('\n')}\n`)
  return file
}

test('a kill in the middle of an import leaves whole batches only, and the file can be imported again', async ({
  launch,
  folder,
}) => {
  const file = longList(folder, 400_000)
  const small = join(folder, '五月.csv')
  writeFileSync(small, '工单编号,受理时间,诉求内容\n1,2026-05-01,井盖破损\n2,2026-05-02,路灯不亮\n')

  const first = await launch()
  const sheet = new ImportSheet(first)
  await new DataPage(first.window).open()
  await sheet.choose(small)
  await sheet.start()
  const datasets = first.window.getByRole('navigation', { name: '数据集' })
  await expect(datasets.getByRole('button', { name: /^五月\.csv\s*2$/ })).toBeVisible()
  await sheet.choose(file)
  await sheet.start()
  await expect(first.window.getByRole('region', { name: '任务栏' })).toContainText(/[1-9][\d,]* 行 ·/)
  await first.kill()

  const second = await launch(first.userData)
  await new DataPage(second.window).open()
  const after = second.window.getByRole('navigation', { name: '数据集' })
  await expect(after.getByRole('button', { name: /^五月\.csv/ })).toBeVisible()
  await expect(after.getByRole('button', { name: /^六月/ })).toHaveCount(0)
  const again = new ImportSheet(second)
  await again.choose(file)
  await again.start()
  await expect(after.getByRole('button', { name: /^六月 热线工单\.csv\s*400,000$/ })).toBeVisible({ timeout: 90_000 })
})

test('a cancelled import leaves no row', async ({ app, folder }) => {
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(longList(folder, 400_000))
  await sheet.start()
  const jobs = app.window.getByRole('region', { name: '任务栏' })
  await expect(jobs).toContainText(/[1-9][\d,]* 行 ·/)
  await jobs.getByRole('button', { name: /取消/ }).click()
  await expect(app.window.getByText('没有留下这个文件的任何行。')).toBeVisible()
  await expect(app.window.getByRole('button', { name: '载入示例数据' })).toBeVisible()
})

test('a file that is no table gets a sentence that names it, and the next file is imported', async ({ app, folder }) => {
  const empty = join(folder, '空.csv')
  const pdf = join(folder, '其实是PDF.csv')
  const good = join(folder, '企业.csv')
  writeFileSync(empty, '')
  writeFileSync(pdf, '%PDF-1.7\n%âãÏÓ\n')
  writeFileSync(good, '企业名称,电话\n永宁物业有限公司,010-68012345\n')
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(empty)
  await expect(sheet.refusal(/空\.csv/)).toBeVisible()
  await sheet.skip()
  await sheet.choose(pdf)
  await expect(sheet.refusal(/其实是PDF\.csv/)).toContainText('PDF')
  await sheet.skip()
  await sheet.choose(good)
  await sheet.start()
  await expect(
    app.window.getByRole('navigation', { name: '数据集' }).getByRole('button', { name: /^企业\.csv\s*1$/ }),
  ).toBeVisible()
})
