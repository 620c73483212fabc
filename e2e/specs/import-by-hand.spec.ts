import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { expect, test } from '../support/launch.ts'

test.setTimeout(120_000)

/** Traditional characters that Big5 and GB18030 read differently. */
const big5 = Buffer.from([0xa4, 0xe5, 0xa6, 0x72, 0xa4, 0xa4, 0xb0, 0xea])

test('what was detected is overridden by hand and the preview follows at once', async ({ app, folder }) => {
  const file = join(folder, '三种分隔.csv')
  writeFileSync(file, Buffer.concat([Buffer.from('id;name\n1;'), big5, Buffer.from('\n2;a^b\n')]))
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(file)
  await expect(sheet.preview.getByRole('columnheader')).toHaveText(['id', 'name'])
  await expect(sheet.preview).not.toContainText('文字中國')
  await expect(sheet.reading).toContainText('依据：')

  await sheet.set('编码', 'BIG5')
  await expect(sheet.preview).toContainText('文字中國')
  await expect(sheet.reading).toContainText('依据：手工指定')

  await sheet.set('分隔符', '逗号')
  await expect(sheet.preview.getByRole('columnheader')).toHaveCount(1)
  await sheet.set('分隔符', '其他分隔符')
  await sheet.reading.getByRole('textbox', { name: '其他分隔符' }).fill(';')
  await expect(sheet.preview.getByRole('columnheader')).toHaveText(['id', 'name'])

  await sheet.reading.getByRole('checkbox', { name: '没有表头' }).check()
  await expect(sheet.preview.getByRole('cell').first()).toHaveText('id')
  await sheet.reading.getByRole('checkbox', { name: '没有表头' }).uncheck()
  await expect(sheet.preview.getByRole('cell').first()).toHaveText('1')
})

test('a value that cleaning changes shows both, and a corrected type is judged at once', async ({ app, folder }) => {
  const file = join(folder, '电话.csv')
  writeFileSync(file, '编号,时间,备注\n1,2026/6/1 9:05,１３８0013\n')
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(file)
  await sheet.set('类型 时间', '日期')
  await expect(sheet.preview.getByRole('cell', { name: /^2026\/6\/1 9:05 → 2026-06-01 09:05$/ })).toBeVisible()
  await sheet.set('类型 备注', '电话')
  await expect(sheet.preview.getByTitle('不符合该列类型，原值照样导入')).toHaveCount(1)
})

test('a recipe that was kept knows the next file, whatever the order of its columns, and can be left aside', async ({
  app,
  folder,
}) => {
  const may = join(folder, '五月.csv')
  const june = join(folder, '六月.csv')
  writeFileSync(may, '编码甲,说明乙,日期丙\n1,井盖破损,2026-05-01\n')
  writeFileSync(june, '日期丙,编码甲,说明乙\n2026-06-01,2,路灯不亮\n')
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(may)
  await sheet.set('种类', '热线工单')
  await sheet.set('工单字段 说明乙', '诉求内容')
  await sheet.mapping.getByRole('textbox', { name: '列名 说明乙' }).fill('诉求')
  await sheet.keepRecipe('月报配方')
  await sheet.start()

  await sheet.choose(june)
  await expect(sheet.shown('配方')).toContainText('按配方“月报配方”识别')
  await expect(sheet.mapping.getByRole('textbox', { name: '列名 说明乙' })).toHaveValue('诉求')
  await expect(sheet.shown('工单字段 说明乙')).toContainText('诉求内容')
  await sheet.set('配方', '不用配方')
  await expect(sheet.mapping.getByRole('textbox', { name: '列名 说明乙' })).toHaveValue('说明乙')
  await sheet.set('配方', '月报配方')
  await expect(sheet.mapping.getByRole('textbox', { name: '列名 说明乙' })).toHaveValue('诉求')
})

test('a recipe goes out as a file and comes in again; a file that is none is refused by its place', async ({ app, folder }) => {
  const list = join(folder, '企业.csv')
  const wrong = join(folder, '坏配方.json')
  const target = join(folder, '企业.recipe.json')
  writeFileSync(list, '企业名称,电话\n永宁物业有限公司,010-68012345\n')
  writeFileSync(wrong, '{"format":"guoshai.recipe/1","name":"x","kind":"ticket","signature":"","columns":[{"name":1}]}')
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(list)
  await sheet.start()
  app.answerDialogs({ save: target })
  await app.window.getByRole('button', { name: '配方' }).click()
  await app.window.getByRole('menuitem', { name: '导出配方文件…' }).click()
  await expect(app.window.getByText('已导出 企业.recipe.json')).toBeVisible()
  const recipe = JSON.parse(readFileSync(target, 'utf8'))
  expect(recipe).toMatchObject({ format: 'guoshai.recipe/1', kind: 'table', columns: [{ name: '企业名称' }, { name: '电话' }] })

  await sheet.choose(list)
  app.answerDialogs({ open: [wrong] })
  await sheet.dialog.getByRole('button', { name: '配方的更多操作' }).click()
  await app.window.getByRole('menuitem', { name: '载入配方文件…' }).click()
  await expect(app.window.getByRole('alert').filter({ hasText: '坏配方.json' })).toContainText('columns[0].name')
  app.answerDialogs({ open: [target] })
  await sheet.dialog.getByRole('button', { name: '配方的更多操作' }).click()
  await app.window.getByRole('menuitem', { name: '载入配方文件…' }).click()
  await expect(sheet.shown('配方')).toContainText('企业（文件）')
})
