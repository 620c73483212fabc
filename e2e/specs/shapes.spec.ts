import { DataPage } from '../pages/data-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, test } from '../support/launch.ts'

test.setTimeout(100_000)

test('groups, overlaps and clusters are built in the window, and a group leads to its rows', async ({ app }) => {
  const { window } = app
  const workbench = new WorkbenchPage(window)
  await new DataPage(window).loadSamples()
  await workbench.open()
  await workbench.newScreen()
  await window.getByRole('tree', { name: '步骤' }).getByRole('treeitem').first().click()
  const add = async (name: RegExp) => {
    await window.getByRole('navigation', { name: '步骤' }).getByRole('button', { name: /步骤$/ }).click()
    await window.getByRole('menuitem', { name }).click()
  }
  const choose = async (field: string, option: string) => {
    const box = window.getByRole('combobox', { name: field, exact: true })
    await box.locator('xpath=ancestor::*[contains(@class,"select")][last()]').click()
    await window.getByTitle(option, { exact: true }).last().click()
  }
  await add(/^分组/)
  const group = window.getByRole('region', { name: '分组 分组计数' })
  await expect(group).toBeVisible()
  await choose('第 1 个分组列', '联系电话')
  await group.getByRole('button', { name: '加统计' }).click()
  await choose('统计 2 算什么', '最密时段内件数')
  await group.getByRole('button', { name: '加条件' }).click()
  await expect(workbench.grid).toContainText('统计2')
  await expect.poll(() => workbench.rowsOf('分组计数')).toBeGreaterThan(10)
  await workbench.settled(await workbench.rowsOf('分组计数'))
  await workbench.openRow(workbench.grid.getByRole('row').nth(2))
  await group.getByRole('button', { name: '看这一组的各行' }).click()
  await expect(workbench.heading).toContainText('组的各行')
  await workbench.backToLayer()

  await window.getByRole('tree', { name: '步骤' }).getByRole('treeitem').first().click()
  await add(/^时段/)
  await expect(window.getByRole('region', { name: '时段 时段重叠' })).toBeVisible()
  await choose('左边的截止日期', '办结时间')
  await choose('右边的截止日期', '办结时间')
  await window.getByRole('button', { name: '加比对列' }).click()
  await expect.poll(() => workbench.rowsOf('时段重叠')).toBeGreaterThan(1)

  await add(/^成簇/)
  await expect(window.getByRole('region', { name: '成簇 连成簇' })).toBeVisible()
  await expect(workbench.grid).toContainText('簇内行数')
  await expect.poll(() => workbench.rowsOf('连成簇')).toBeGreaterThan(1)
})
