import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { expect, test } from '../support/launch.ts'
import { longTicketFile, ticketFile } from '../support/tickets.ts'

test('a file on a path with Chinese and blanks that changes after it was chosen is refused by name, and can be chosen again', async ({
  app,
  folder,
}) => {
  const place = join(folder, '案件 材料（二〇二六）', ' 第 1 批')
  mkdirSync(place, { recursive: true })
  const file = ticketFile(place, '六月 热线  工单（终）.csv', ['井盖破损', '路灯不亮'])
  const data = new DataPage(app.window)
  const sheet = new ImportSheet(app)
  await data.open()
  await sheet.choose(file)
  await expect(sheet.dialog).toContainText('井盖破损')
  appendFileSync(file, '20260600000009,2026-06-09,13812340009,电梯停运\n')
  await sheet.start()
  await expect(app.window.getByText('文件“六月 热线  工单（终）.csv”在打开之后被改动').first()).toBeVisible()
  await expect(data.datasets.getByRole('button', { name: /^六月/ })).toHaveCount(0)
  await sheet.choose(file)
  await sheet.start()
  await expect(data.count('接收', 3)).toBeVisible()
})

test('a file that grows while it is read is refused by name and leaves no row; what is imported beside it stays', async ({
  app,
  folder,
}) => {
  const data = new DataPage(app.window)
  const sheet = new ImportSheet(app)
  const long = longTicketFile(folder, '长表.csv', 300_000)
  await data.open()
  await sheet.choose(long)
  await sheet.start()
  const jobs = app.window.getByRole('region', { name: '任务栏' })
  await expect(jobs).toContainText(/[1-9][\d,]* 行 ·/)
  appendFileSync(long, '1,2026-06-09,13812340009,后来写入\n')
  await sheet.choose(ticketFile(folder, '小表.csv', ['井盖破损']))
  await sheet.start()
  await expect(app.window.getByText('文件“长表.csv”在打开之后被改动').first()).toBeVisible({ timeout: 30_000 })
  await expect(data.datasets.getByRole('button', { name: /^小表/ }).first()).toBeVisible()
  await expect(data.datasets.getByRole('button', { name: /^长表/ })).toHaveCount(0)
})
