import { beforeAll, describe, expect, it } from 'vitest'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import type { LinkStep, Model } from '../../shared/model/model.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'

const auto = importOptionsSchema.parse({})
const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const givens = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平']
const nameOf = (n: number) => surnames[n % 20]! + givens[(n * 7) % 20]! + givens[(n * 13 + 3) % 19]!
const dayOf = (n: number) => `19${60 + (n % 37)}-0${1 + (n % 9)}-${10 + (n % 18)}`

const one = Array.from({ length: 120 }, (_, n) => `${nameOf(n)},${dayOf(n)}`)
const two = Array.from(
  { length: 100 },
  (_, n) => `${n % 10 ? nameOf(n) : `${nameOf(n).slice(0, 2)}泽`},${n % 15 ? dayOf(n) : ''}`,
)

const link: LinkStep = {
  id: 'link',
  op: 'link',
  left: '甲',
  right: '乙',
  keep: 'matched',
  on: [
    { left: '姓名', right: '名字', compare: 'name' },
    { left: '生日', right: '出生日期', compare: 'date' },
  ],
  decide: { probability: 0.5 },
}
const modelOf = (step: LinkStep): Model => ({ format: 'guoshai.model/1', id: 'm', sources: { 甲: {}, 乙: {} }, steps: [step] })

let engine: Call<EngineContract>
const bindings: Record<string, string> = {}

beforeAll(async () => {
  engine = await openTestEngine()
  const load = async (name: string, text: string) => {
    const source = droppedFile(`${name}.csv`, text)
    bindings[name] = (await engine('import.run', { source, options: auto, target: { name, kind: 'table' } })).dataset
  }
  await load('甲', `姓名,生日\n${one.join('\n')}\n`)
  await load('乙', `名字,出生日期\n${two.join('\n')}\n`)
})

describe('links by probability', () => {
  it('the plot has every link in one bin, and higher thresholds keep fewer with more precision', async () => {
    const { bins, thresholds, model } = await engine('link.scores', { model: modelOf(link), bindings, step: 'link' })
    expect(bins).toHaveLength(50)
    expect(model!.comparisons.map(({ compare }) => compare)).toEqual(['name', 'date'])
    const links = bins.reduce((sum, bin) => sum + bin.links, 0)
    expect(links).toBe(thresholds[0]!.links)
    for (let at = 1; at < thresholds.length; at++) {
      expect(thresholds[at]!.links).toBeLessThanOrEqual(thresholds[at - 1]!.links)
      expect(thresholds[at]!.precision).toBeGreaterThanOrEqual(thresholds[at - 1]!.precision - 1e-9)
    }
  })

  it('the step keeps what the plot says of its threshold, each row with its probability', async () => {
    const asked = { model: modelOf(link), bindings }
    const { thresholds } = await engine('link.scores', { ...asked, step: 'link' })
    const page = await engine('rows.page', { of: { ...asked, step: 'link' }, offset: 0, limit: 20 })
    expect(page.total).toBe(thresholds.find(({ at }) => at === 0.5)!.links)
    for (const { link } of page.rows) {
      expect(link!.grade).toBe('scored')
      expect(link!.probability).toBeGreaterThanOrEqual(0.5)
    }
  })

  it('a step that decides by similarity has bins by score and no thresholds', async () => {
    const { decide: _, ...rest } = link
    const step = { ...rest, on: [{ ...link.on[0]!, atLeast: 0.6 }] }
    const { bins, thresholds, model } = await engine('link.scores', { model: modelOf(step), bindings, step: 'link' })
    expect([thresholds, model]).toEqual([[], null])
    expect(bins.slice(0, 29).every(({ links }) => links === 0)).toBe(true)
    expect(bins.at(-1)!.links).toBeGreaterThan(80)
  })
})
