import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DataPage } from '../pages/data-page.ts'
import { ImportSheet } from '../pages/import-sheet.ts'
import { LexiconsPage } from '../pages/lexicons-page.ts'
import { WorkbenchPage } from '../pages/workbench-page.ts'
import { expect, type RunningApp, test } from '../support/launch.ts'

test.setTimeout(180_000)

const tickets = '工单编号,诉求内容\nA1,消防通道被占用\nA2,楼道堵了\nA3,生命通道乱停\nA4,井盖破损\n'

async function importTickets(app: RunningApp, folder: string): Promise<void> {
  const file = join(folder, '工单.csv')
  writeFileSync(file, tickets)
  const sheet = new ImportSheet(app)
  await new DataPage(app.window).open()
  await sheet.choose(file)
  await sheet.start()
  await expect(app.window.getByRole('button', { name: /^工单\.csv\s*4$/ })).toBeVisible()
}

test('a list becomes a group; a screen counts by its words, follows its changes and its restored versions; files come out as they went in', async ({
  app,
  folder,
}) => {
  await importTickets(app, folder)
  const lexicons = new LexiconsPage(app)
  await lexicons.open()
  await expect(lexicons.section.getByText('还没有词组')).toBeVisible()

  const list = join(folder, '占用.txt')
  writeFileSync(list, '占用\n堵、占用\n(锁\n')
  await lexicons.chooseFile(list)
  await expect(lexicons.dialog.getByRole('row', { name: /^占用 新增 2\s+2\s+1 1$/ })).toBeVisible()
  await expect(lexicons.dialog.getByText('第 3 行')).toBeVisible()
  await lexicons.confirmImport()
  await expect(lexicons.words).toHaveValue('占用\n堵')

  const workbench = new WorkbenchPage(app.window)
  await workbench.open()
  await workbench.begin()
  await workbench.query.fill('@占用')
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(2)
  await expect(workbench.grid.locator('mark')).toHaveText(['占用', '堵'])

  await lexicons.open()
  await lexicons.words.fill('占用\n堵\n乱停\n(锁')
  await expect(lexicons.section.getByRole('button', { name: '保存为第 2 版' })).toBeDisabled()
  await expect(lexicons.section.getByRole('button', { name: /^第 4 行.*括号没有收尾/ })).toBeVisible()
  await lexicons.words.fill('占用\n堵\n乱停')
  await lexicons.save(2)
  await workbench.open()
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(3)

  await lexicons.open()
  await lexicons.section.getByText('历史 2', { exact: true }).click()
  await lexicons.section.getByRole('listitem').filter({ hasText: '第 1 版' }).getByRole('button', { name: '恢复这一版' }).click()
  await expect(lexicons.section.getByText('恢复自第 1 版')).toBeVisible()
  await workbench.open()
  await expect.poll(() => workbench.rowsOf('第 1 层')).toBe(2)

  await lexicons.open()
  expect(await lexicons.exported(/“占用” · 词表/, join(folder, '出.txt'))).toBe('占用\n堵\n')
  expect(await lexicons.exported(/全部词组 · CSV/, join(folder, '出.csv'))).toBe('\ufeff组,词\r\n占用,占用\r\n占用,堵\r\n')
  const json = { format: 'guoshai.lexicon/1', groups: [{ name: '占用', words: ['占用', '堵'] }] }
  const written = await lexicons.exported(/全部词组 · JSON/, join(folder, '出.lexicon.json'))
  expect(written).toBe(`${JSON.stringify(json, null, 2)}\n`)
})

test('starter groups come with one click, are found in the palette, removed and taken back', async ({ app }) => {
  const lexicons = new LexiconsPage(app)
  await lexicons.open()
  await lexicons.section.getByRole('button', { name: '载入示例词组' }).first().click()
  await lexicons.select('占用消防通道')
  await expect(lexicons.words).toHaveValue('@消防通道场所 NEAR/20 @占用行为')
  await lexicons.select('占用行为')
  await expect(lexicons.section.getByText('用在：词组“占用消防通道”')).toBeVisible()

  await lexicons.select('井盖破损')
  await lexicons.section.getByRole('button', { name: '删除', exact: true }).click()
  await app.window.getByRole('button', { name: '撤销' }).click()
  await expect(lexicons.words).toHaveValue('@井盖 NEAR/10 @破损情形')

  await app.window.keyboard.press('Control+2')
  await app.window.keyboard.press('Control+k')
  await app.window.keyboard.type('拖欠工资')
  await app.window.keyboard.press('Enter')
  await expect(lexicons.section.getByRole('textbox', { name: '名称' })).toHaveValue('拖欠工资')
})

test('a dropped file is previewed by the lexicon, not by the import of tables; ten thousand words are edited without a halt', async ({
  app,
}) => {
  const lexicons = new LexiconsPage(app)
  await lexicons.open()
  const words = Array.from({ length: 10_000 }, (_, index) => `词语${index}号`).join('\n')
  const drag = await app.window.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], '大词表.txt'))
    return transfer
  }, words)
  const target = lexicons.section.getByRole('button', { name: '新建词组' }).first()
  for (const event of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(event, { dataTransfer: drag })
  await expect(lexicons.dialog.getByRole('row', { name: /^大词表 新增 10,000/ })).toBeVisible()
  await expect(app.window.getByRole('dialog')).toHaveCount(1)
  await lexicons.confirmImport()
  await expect(lexicons.section.getByText('10,000 个词', { exact: true })).toBeVisible()

  await app.window.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { seen })
    new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    })
  })
  await lexicons.words.focus()
  await app.window.keyboard.press('Control+End')
  for (const character of '\n(占用') await app.window.keyboard.insertText(character)
  await expect(lexicons.section.getByRole('button', { name: /^第 10,001 行/ })).toBeVisible()
  const longest = await app.window.evaluate(() => Math.max(0, ...(window as unknown as { seen: number[] }).seen))
  expect(longest).toBeLessThan(500)
})

test('a job reads lexicon files in every form and names what is wrong in them', async ({ folder }) => {
  writeFileSync(join(folder, '工单.csv'), tickets)
  writeFileSync(
    join(folder, '占用.lexicon.json'),
    '{"format":"guoshai.lexicon/1","groups":[{"name":"占用","words":["占用","堵"]}]}',
  )
  writeFileSync(join(folder, '行为.csv'), '组,词\n行为,@占用\n行为,乱停\n')
  writeFileSync(join(folder, '井盖.txt'), '井盖、窨井\n')
  const run = (lexicons: string[]) => {
    const file = join(folder, '任务.job.json')
    const screen = (id: string, where: string) => ({ id, op: 'screen', from: 'tickets', layers: [{ name: '', where }] })
    const steps = [screen('behaviour', '@行为'), screen('all', '@行为 OR @井盖')]
    const models = [{ format: 'guoshai.model/1', id: 'm', sources: { tickets: { kind: 'ticket' } }, steps }]
    const imports = [{ as: 'tickets', file: '工单.csv', kind: 'ticket' }]
    const outputs = [{ what: 'rows', of: 'm/behaviour', to: '出.csv' }]
    writeFileSync(file, JSON.stringify({ format: 'guoshai.job/1', imports, lexicons, models, outputs }))
    const { status, stdout } = spawnSync(process.execPath, ['scripts/job.mjs', file, '--out', folder], { encoding: 'utf8' })
    return { status, report: JSON.parse(stdout.trim().split('\n').at(-1)!) }
  }
  const sound = run(['占用.lexicon.json', '行为.csv', '井盖.txt'])
  expect([sound.status, sound.report.error]).toEqual([0, undefined])
  expect(sound.report.runs[0].steps.map(({ out }: { out: number }) => out)).toEqual([3, 4])
  expect(readFileSync(join(folder, '出.csv'), 'utf8').trim().split('\n')).toHaveLength(4)

  const groups = [
    { name: '占用', words: ['占用'] },
    { name: '堵', words: ['堵', '(锁'] },
  ]
  writeFileSync(join(folder, '坏.lexicon.json'), JSON.stringify({ format: 'guoshai.lexicon/1', groups }))
  const faulty = run(['坏.lexicon.json', '行为.csv', '井盖.txt'])
  expect(faulty.status).toBe(1)
  expect(faulty.report.error).toContain('groups[1].words[1]')
  expect(faulty.report.error).toContain('坏.lexicon.json')

  writeFileSync(join(folder, '圈.csv'), '组,词\n占用,@行为\n')
  const circle = run(['行为.csv', '圈.csv', '井盖.txt'])
  expect(circle.report.error).toContain('占用 → 行为 → 占用')
})
