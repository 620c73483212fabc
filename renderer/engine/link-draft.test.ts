import { beforeAll, describe, expect, it } from 'vitest'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import type { LinkStep, Model } from '../../shared/model/model.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'

const auto = importOptionsSchema.parse({})
const phone = (n: number) => `139${String(10_000_000 + n * 7919).padStart(8, '0')}`
const plate = (n: number) => `京A${String(10_000 + n)}`

/** 3,000 tickets; the phones of every third are those of 1,000 cases, whose plates all tickets have. */
const tickets = Array.from({ length: 3000 }, (_, row) => `T${row},${phone(row)},${plate(row % 50)},张三反映第${row}件`)
const cases = Array.from({ length: 1000 }, (_, row) => `C${row},${phone(row * 3)},${plate(row % 50)},${row % 2 ? '是' : '否'}`)

const link: LinkStep = {
  id: 'link',
  op: 'link',
  left: '工单',
  right: '案件',
  keep: 'matched',
  on: [{ left: '联系电话', right: '电话', compare: 'phone' }],
}
const modelOf = (step: LinkStep): Model => ({
  format: 'guoshai.model/1',
  id: 'm',
  sources: { 工单: {}, 案件: {} },
  steps: [step],
})

let engine: Call<EngineContract>
const bindings: Record<string, string> = {}

beforeAll(async () => {
  engine = await openTestEngine()
  const load = async (name: string, text: string) => {
    const source = droppedFile(`${name}.csv`, text)
    bindings[name] = (await engine('import.run', { source, options: auto, target: { name, kind: 'table' } })).dataset
  }
  await load('工单', `编号,联系电话,车牌号,诉求内容\n${tickets.join('\n')}\n`)
  await load('案件', `案号,电话,车牌,已结\n${cases.join('\n')}\n`)
})

describe('building a link', () => {
  it('columns with the same kind of identifiers are suggested, those first whose values tell rows apart, with the share that the other side has', async () => {
    const found = await engine('link.suggest', { model: modelOf(link), bindings, left: '工单', right: '案件' })
    const [phones, plates] = found
    expect(phones).toMatchObject({ left: '联系电话', right: '电话', compare: 'phone', filled: [1, 1] })
    expect(phones!.overlap).toBeCloseTo(1 / 3, 1)
    expect(plates).toMatchObject({ left: '车牌号', right: '车牌', compare: 'plate', overlap: 1 })
    expect(found.some(({ left, right }) => left === '诉求内容' || right === '已结')).toBe(false)
  })

  it('dates of one name are offered, numbers that only count rows are not', async () => {
    const people = Array.from(
      { length: 40 },
      (_, row) => `${row + 1},张${phone(row).slice(-4)},19${60 + (row % 30)}-05-0${1 + (row % 9)}`,
    )
    const bound: Record<string, string> = {}
    for (const name of ['名单一', '名单二']) {
      const source = droppedFile(`${name}.csv`, `序号,姓名,出生日期\n${people.join('\n')}\n`)
      bound[name] = (await engine('import.run', { source, options: auto, target: { name, kind: 'table' } })).dataset
    }
    const model: Model = { ...modelOf(link), sources: { 名单一: {}, 名单二: {} }, steps: [] }
    const found = await engine('link.suggest', { model, bindings: bound, left: '名单一', right: '名单二' })
    expect(found.map(({ left }) => left)).toEqual(['姓名', '出生日期'])
  })

  it('a preview by 1,000 of the left rows expects what the whole then gives', async () => {
    const preview = await engine('link.preview', { model: modelOf(link), bindings, step: 'link' })
    expect([preview.sampled, preview.leftRows, preview.rightRows]).toEqual([1000, 3000, 1000])
    expect(Math.abs(preview.links - 1000)).toBeLessThan(100)
    expect(preview.matched).toBe(preview.links)
    expect(preview.isCheap).toBe(true)
    expect(await engine('link.preview', { model: modelOf(link), bindings, step: 'link' })).toMatchObject({ links: preview.links })
  })

  it('a preview tells for each rule how many rows it alone finds a partner for', async () => {
    const both = { ...link, on: [...link.on, { left: '车牌号', right: '车牌', compare: 'plate' as const }] }
    const preview = await engine('link.preview', { model: modelOf(both), bindings, step: 'link' })
    expect(preview.perRule[1]).toBe(1000)
    expect(Math.abs(preview.perRule[0]! - 333)).toBeLessThan(35)
  })

  it('a table with itself: a row is no partner of itself, and a pair is one link', async () => {
    const self = { ...link, left: '工单', right: '工单', on: [{ left: '车牌号', right: '车牌号', compare: 'plate' as const }] }
    const preview = await engine('link.preview', { model: modelOf(self), bindings, step: 'link' })
    expect(Math.abs(preview.links / ((50 * 60 * 59) / 2) - 1)).toBeLessThan(0.02)
    expect(preview.matched).toBe(3000)
  })

  it('a run leaves its result for the counts and rows of the same model', async () => {
    const notes = await engine('link.run', { model: modelOf(link), bindings, step: 'link' })
    expect(notes.compared).toBe(0)
    const counts = await engine('model.count', { model: modelOf(link), bindings })
    expect(counts.steps[0]!.out).toBe(1000)
  })

  it('two values are tried out under a rule, with their normal forms', async () => {
    const rule = { left: 'a', right: 'b', compare: 'phone' as const }
    const same = await engine('link.try', { rule, left: '138 0013 8000', right: '13800138000' })
    expect(same).toMatchObject({ similarity: 1, left: '13800138000', right: '13800138000' })
    expect(await engine('link.try', { rule, left: '无', right: '13800138000' })).toMatchObject({ similarity: 0, left: null })
  })

  it('a step that fails says why, in the preview and in the run', async () => {
    const broken = { ...link, on: [{ left: '没有', right: '电话', compare: 'phone' as const }] }
    for (const method of ['link.preview', 'link.run'] as const) {
      const answer = engine(method, { model: modelOf(broken), bindings, step: 'link' })
      await expect(answer).rejects.toMatchObject({ code: 'model.columnMissing' })
    }
  })
})

describe('what a link says of its columns', () => {
  const bound: Record<string, string> = {}
  const step: LinkStep = { ...link, left: '来电', right: '名册', on: [{ left: '电话', right: '手机', compare: 'phone' }] }
  const model: Model = { ...modelOf(step), sources: { 来电: {}, 名册: {} } }

  beforeAll(async () => {
    const load = async (name: string, text: string) => {
      const source = droppedFile(`${name}.csv`, text)
      bound[name] = (await engine('import.run', { source, options: auto, target: { name, kind: 'table' } })).dataset
    }
    const calls = Array.from({ length: 1000 }, (_, row) => `L${row},${row < 400 ? '13800138000' : row < 600 ? phone(row) : ''}`)
    const list = Array.from({ length: 300 }, (_, row) => `R${row},${row < 50 ? phone(400 + row) : phone(5000 + row)}`)
    list[299] = 'R299,13800138000'
    await load('来电', `编号,电话\n${calls.join('\n')}\n`)
    await load('名册', `编号,手机\n${list.join('\n')}\n`)
  })

  it('a number that most filled rows have is listed and no key, its rows have none then, until the analyst says that it is real', async () => {
    const counts = await engine('model.count', { model, bindings: bound })
    expect(counts.steps[0]!.out).toBe(50)
    expect(counts.notes.link).toMatchObject({
      placeholders: [{ column: '电话', side: 'left', value: '13800138000', rows: 400 }],
      keyless: { left: 800 },
    })
    const real: Model = { ...model, steps: [{ ...step, on: [{ ...step.on[0]!, real: ['13800138000'] }] }] }
    expect((await engine('model.count', { model: real, bindings: bound })).steps[0]!.out).toBe(450)
  })
})

describe('a link of names that are seldom equal', () => {
  const bound: Record<string, string> = {}
  const firms = Array.from(
    { length: 300 },
    (_, n) => `${'恒泽盛源华康瑞达永安'.slice(n % 10, (n % 10) + 1)}${'丰泰利嘉明顺宏祥'[n % 8]}${n}`,
  )
  const step: LinkStep = {
    id: 'link',
    op: 'link',
    left: '投诉',
    right: '登记',
    keep: 'unmatched',
    on: [{ left: '单位', right: '名称', compare: 'company' }],
  }
  const model: Model = { ...modelOf(step), sources: { 投诉: {}, 登记: {} } }
  const draft = { model, bindings: bound, step: 'link' }

  beforeAll(async () => {
    const load = async (name: string, text: string) => {
      const source = droppedFile(`${name}.csv`, text)
      bound[name] = (await engine('import.run', { source, options: auto, target: { name, kind: 'table' } })).dataset
    }
    const day = (n: number) => `2026-0${1 + (n % 6)}-${10 + (n % 18)}`
    const said = firms.map((firm, n) => `${n % 3 === 0 ? `北京${firm}建筑有限公司` : `${firm}建筑`},${day(n)}`)
    const listed = firms.slice(0, 200).map((firm, n) => `北京${firm}建筑有限公司,${day(n)}`)
    await load('投诉', `单位,日期\n${said.join('\n')}\n`)
    await load('登记', `名称,成立\n${listed.join('\n')}\n`)
  })

  it('is suggested with a similarity to ask for, by which short names are found', async () => {
    const [first] = await engine('link.suggest', { model, bindings: bound, left: '投诉', right: '登记' })
    expect(first).toMatchObject({ left: '单位', right: '名称', compare: 'company' })
    expect(first!.overlap).toBeLessThan(0.5)
    expect(first!.atLeast).toBeGreaterThan(0.7)
  })

  it('what its absences would prove is told by grades and by what is wanting', async () => {
    const found = await engine('link.proof', draft)
    expect(found.alone).toBe((await engine('model.count', { model, bindings: bound })).steps[0]!.out)
    expect(found.sampled).toBe(Math.min(200, found.alone))
    expect(found.grades.proved + found.grades.weak + found.grades['not provable']).toBe(found.sampled)
    expect(found.covered).toEqual({ from: '2026-01-10', to: '2026-06-27' })
    const undated = { ...step, proof: { leftDate: '', rightDate: '' } }
    const without = await engine('link.proof', { ...draft, model: { ...model, steps: [undated] } })
    expect([without.grades.proved, without.covered]).toEqual([0, null])
    expect(without.wanting.map(({ what }) => what)).toContain('period')
  })

  it('a step that keeps matched rows has no absence', async () => {
    const matched = { ...draft, model: { ...model, steps: [{ ...step, keep: 'matched' as const }] } }
    expect(await engine('link.proof', matched)).toMatchObject({ alone: 0, sampled: 0 })
  })
})

describe('a step that is too dear to follow every edit', () => {
  const bound: Record<string, string> = {}
  const step: LinkStep = {
    id: 'link',
    op: 'link',
    left: '一',
    right: '二',
    on: [{ left: '地址', right: '住址', compare: 'address', atLeast: 0.86 }],
  }
  const draft = { model: { ...modelOf(step), sources: { 一: {}, 二: {} } }, bindings: bound, step: 'link' }

  beforeAll(async () => {
    const load = async (name: string, column: string, from: number) => {
      const lines = Array.from({ length: 2500 }, (_, n) => `${from + n},西城区月坛街道三里河路${1 + (n % 2)}号`)
      const source = droppedFile(`${name}.csv`, `编号,${column}\n${lines.join('\n')}\n`)
      bound[name] = (await engine('import.run', { source, options: auto, target: { name, kind: 'table' } })).dataset
    }
    await load('一', '地址', 1)
    await load('二', '住址', 2000)
  })

  it('its preview tells before the run how many pairs each blocking rule gives, for all rows', async () => {
    const counts = await engine('model.count', draft)
    const preview = await engine('link.preview', draft)
    const sizes = preview.notes.blocks.reduce((sum, { pairs }) => sum + pairs, 0)
    expect(preview.isCheap).toBe(false)
    expect(counts.faults.link).toMatchObject({ code: 'link.needsRun', details: { compared: sizes } })
  })
})
