import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { drawnAfterClick, watchGrid } from '../support/drawn-rows.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

/** Lists that 左表 is linked with; pairs, and the rows of 左表 that have a partner. */
interface Plan {
  leftRows: number
  lists: { name: string; pairs: number; matched: number }[]
}

/**
 * `npm run bench -- link` measures a large workspace by this spec: GUOSHAI_LINK_GRID names a file with the plan, the workspace and the file for the result. Among the
 * tests it says that the rows of a link come into the grid and are as many as there are.
 */
interface Bench {
  plan: Plan
  workspace: string
  result: string
}

test('the rows of a link are drawn when its list is chosen, and when other rows of it are kept', async ({ launch, folder }) => {
  test.setTimeout(300_000)
  const given = process.env.GUOSHAI_LINK_GRID
  const bench = given === undefined ? undefined : (JSON.parse(readFileSync(given, 'utf8')) as Bench)
  const app = await launch(bench?.workspace)
  const { leftRows, lists } = bench?.plan ?? (await importLists(app, folder))
  const { window } = app
  const workbench = new WorkbenchPage(window)
  await workbench.open()
  await workbench.begin()
  await workbench.addLinkStep()
  await workbench.setInput('左边', /^左表/)
  await watchGrid(window)
  const milliseconds: Record<string, { chosen: number; kept: number }> = {}
  for (const { name, pairs, matched } of lists) {
    await workbench.linkEditor.getByText('未匹配', { exact: true }).click()
    await workbench.setInput('右边', new RegExp(`^${name}`))
    const chosen = await drawnAfterClick(window, leftRows - matched)
    expect(await workbench.rule(1)).toEqual(['联系电话', '号码相同', '联系电话'])
    await window.waitForTimeout(1000)
    await workbench.linkEditor.getByText('匹配', { exact: true }).click()
    const kept = await drawnAfterClick(window, pairs)
    expect(await workbench.rowsOf(`与${name}碰撞`)).toBe(pairs)
    milliseconds[name] = { chosen, kept }
  }
  if (bench) writeFileSync(bench.result, JSON.stringify(milliseconds))
})

/** Of 右表 every third number is in 左表, of 小表 the first twenty, one of them twice. */
async function importLists(app: RunningApp, folder: string): Promise<Plan> {
  const phones = (length: number, phoneOf: (row: number) => number) =>
    Array.from({ length }, (_, row) => 13_800_000_000 + phoneOf(row))
  const files: Record<string, number[]> = {
    左表: phones(3000, (row) => 7 * row),
    右表: phones(2000, (row) => (row % 3 === 0 ? 7 * row : 100_003 + row)),
    小表: phones(21, (row) => 7 * (row % 20)),
  }
  const sheet = new ImportSheet(app)
  for (const [name, list] of Object.entries(files)) {
    const file = join(folder, `${name}.csv`)
    writeFileSync(file, `${name}编号,联系电话\n${list.map((phone, row) => `${name[0]}${row + 1},${phone}`).join('\n')}\n`)
    await new DataPage(app.window).open()
    await sheet.choose(file)
    await sheet.start()
    await expect(app.window.getByRole('button', { name: new RegExp(`^${name}\\.csv`) })).toBeVisible()
  }
  const lists = [
    { name: '右表', pairs: 667, matched: 667 },
    { name: '小表', pairs: 21, matched: 20 },
  ]
  return { leftRows: 3000, lists }
}
