import { describe, expect, it } from 'vitest'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { ReviewSummary } from '../../shared/contract/link-reviews.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { questionOf } from '../../shared/ledger/judgement.ts'
import type { LinkVerdict } from '../../shared/ledger/link-judgement.ts'
import { type Model, modelSchema } from '../../shared/model/model.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'
import { type ReadPair, readPairs } from './testing/review-cells.ts'

const auto = importOptionsSchema.parse({})
const question = questionOf('reviewed', 'linked')

/** Two lists, each imported as its first or its next batch. */
class Lists {
  readonly bindings: Record<string, string> = {}

  constructor(private readonly call: Call<EngineContract>) {}

  async import(lists: Record<string, readonly string[]>): Promise<void> {
    for (const [name, lines] of Object.entries(lists)) {
      const known = this.bindings[name]
      const target = known ? { dataset: known } : { name, kind: 'table' as const }
      const source = droppedFile(`${name}.csv`, `${lines.join('\n')}\n`)
      this.bindings[name] = (await this.call('import.run', { source, options: auto, target })).dataset
    }
  }

  async queue(model: Model, kind: 'strata' | 'threshold', size: number): Promise<ReadPair[]> {
    const of = { model, bindings: this.bindings, step: 'linked' }
    const { pairs } = await this.call('review.queue', { ...of, draw: { kind, size, seed: 'a' }, isBlind: false })
    return readPairs(this.call, pairs)
  }

  summary(model: Model, kind: 'strata' | 'threshold', size: number): Promise<ReviewSummary> {
    const of = { model, bindings: this.bindings, step: 'linked' }
    return this.call('review.summary', { ...of, draw: { kind, size, seed: 'a' }, judges: ['甲', '乙'] })
  }

  async judge(pairs: readonly ReadPair[], verdictOf: (pair: ReadPair) => LinkVerdict | null): Promise<void> {
    const verdicts = pairs.map((pair) => ({ left: pair.left, right: pair.right, verdict: verdictOf(pair) }))
    await this.call('review.judge', { question, judge: '甲', isBlind: false, verdicts })
  }

  /** One cell of either side, for each row of the step. */
  async rows(model: Model, leftCell: number, rightCell: number): Promise<string[]> {
    const of = { model, bindings: this.bindings, step: 'linked' }
    const { rows } = await this.call('rows.page', { of, offset: 0, limit: 500 })
    return rows.map(({ cells }) => `${cells[leftCell]}-${cells[rightCell] ?? ''}`).sort()
  }

  async count(model: Model): Promise<number> {
    const of = { model, bindings: this.bindings, step: 'linked' }
    return (await this.call('rows.page', { of, offset: 0, limit: 1 })).total
  }
}

function modelOf(step: object): Model {
  const fields = { id: 'linked', op: 'link', left: 'left', right: 'right' }
  const sources = { left: {}, right: {} }
  return modelSchema.parse({ format: 'guoshai.model/1', id: 'reviewed', sources, steps: [{ ...fields, ...step }] })
}

/** Numbers 0 … 1, the same ones in every run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红']
const cities = ['银川', '吴忠', '固原', '中卫', '石嘴山', '灵武']

/** People as one list has them and as another does: every third name, birthday or city there is wrong or missing. `mark` tells who is who and is compared by nobody. */
function people(count: number, seed: number, mark = '甲'): { left: string[]; right: string[] } {
  const draw = seeded(seed)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(draw() * from.length)]!
  const head = '姓名,出生日期,城市,备注'
  const lists = { left: [head], right: [head] }
  for (let n = 0; n < count; n++) {
    const name = [pick(surnames), pick(given), pick(given)]
    const date = new Date(Date.UTC(1950, 0, 1 + Math.floor(draw() * 18_000))).toISOString().slice(0, 10)
    const city = pick(cities)
    lists.left.push(`${name.join('')},${date},${city},备注${mark}${n}`)
    const other = draw() < 0.3 ? [name[0], name[1], pick(given)] : name
    const day = draw() < 0.3 ? `${date.slice(0, 8)}${String(1 + Math.floor(draw() * 28)).padStart(2, '0')}` : date
    lists.right.push(`${other.join('')},${day},${draw() < 0.3 ? '' : city},备注${mark}${n}`)
  }
  return lists
}

const byProbability = (probability: number) =>
  modelOf({
    on: [
      { left: '姓名', right: '姓名', compare: 'name' },
      { left: '出生日期', right: '出生日期', compare: 'date' },
      { left: '城市', right: '城市', compare: 'text' },
    ],
    decide: { probability },
  })

const byProbabilityAndDay = (probability: number, choice: { take: 'first' } | { times: number }) => {
  const model = byProbability(probability)
  const window = { left: '出生日期', right: '出生日期', days: [-40_000, 40_000], ...choice }
  return modelSchema.parse({ ...model, steps: model.steps.map((step) => ({ ...step, window })) })
}

const isSamePerson = ({ left, right }: ReadPair) => left.cells[3] === right.cells[3]

describe('a review of a link by probability', () => {
  it('of every pair gives the precision and recall that counting gives', async () => {
    const lists = new Lists(await openTestEngine())
    await lists.import(people(150, 7))
    const model = byProbability(0.9)
    const pairs = await lists.queue(model, 'strata', 2000)
    const kept = pairs.filter(({ probability }) => probability! >= 0.9)
    expect(kept.length).toBeLessThan(pairs.length)
    await lists.judge(pairs, (pair) => (isSamePerson(pair) ? 'same' : 'different'))
    const { precision, recall, strata } = await lists.summary(model, 'strata', 2000)
    const right = kept.filter(isSamePerson).length
    const all = pairs.filter(isSamePerson).length
    expect(right).toBeLessThan(all)
    expect(precision!.value).toBeCloseTo(right / kept.length, 12)
    expect(recall!.value).toBeCloseTo(right / all, 12)
    expect(strata.reduce((sum, stratum) => sum + stratum.pairs, 0)).toBe(pairs.length)
  })

  it('of a sample weighs each stratum by its pairs, with the interval that is worked out by hand', async () => {
    const lists = new Lists(await openTestEngine())
    await lists.import(people(150, 7))
    const model = byProbability(0.9)
    const pairs = await lists.queue(model, 'strata', 40)
    await lists.judge(pairs, (pair) => (isSamePerson(pair) ? 'same' : 'different'))
    const { precision, strata } = await lists.summary(model, 'strata', 40)
    const kept = strata.filter(({ from, pairs: count }) => from >= 0.9 && count > 0)
    expect(kept.some(({ pairs: count, same, different }) => same + different < count)).toBe(true)
    const total = kept.reduce((sum, stratum) => sum + stratum.pairs, 0)
    let [share, smooth, variance] = [0, 0, 0]
    for (const { pairs: count, same, different } of kept) {
      const judged = same + different
      const [weight, smoothed] = [count / total, (same + 1) / (judged + 2)]
      share += (weight * same) / judged
      smooth += weight * smoothed
      variance += (weight ** 2 * smoothed * (1 - smoothed) * ((count - judged) / Math.max(1, count - 1))) / judged
    }
    const size = (smooth * (1 - smooth)) / variance
    const z2 = 1.959963984540054 ** 2
    const middle = (share + z2 / (2 * size)) / (1 + z2 / size)
    const half = (Math.sqrt(z2) / (1 + z2 / size)) * Math.sqrt((share * (1 - share)) / size + z2 / (4 * size ** 2))
    expect(precision!.value).toBeCloseTo(share, 12)
    expect(precision!.low).toBeCloseTo(Math.min(share, Math.max(0, middle - half)), 6)
    expect(precision!.high).toBeCloseTo(Math.max(share, Math.min(1, middle + half)), 6)
  })

  it('shows pairs from both sides of the threshold, and what was judged there holds for next month’s records', async () => {
    const lists = new Lists(await openTestEngine())
    const march = people(150, 7)
    await lists.import(march)
    const model = byProbability(0.9)
    const pairs = await lists.queue(model, 'threshold', 20)
    const above = pairs.filter(({ probability }) => probability! >= 0.9)
    expect([pairs.length, above.length]).toEqual([20, 10])
    await lists.judge(pairs, ({ probability }) => (probability! >= 0.9 ? 'different' : 'same'))
    const nameOf = ({ left, right }: ReadPair) => `${left.cells[3]}-${right.cells[3]}`
    const inMarch = new Set(await lists.rows(model, 3, 7))
    for (const pair of pairs) expect(inMarch.has(nameOf(pair))).toBe(!above.includes(pair))
    const april = people(40, 99, '乙')
    await lists.import({ left: [...march.left, ...april.left.slice(1)], right: april.right })
    const inApril = await lists.rows(model, 3, 7)
    for (const pair of pairs) {
      const twice = inApril.filter((name) => name === nameOf(pair)).length
      expect([nameOf(pair), twice]).toEqual([nameOf(pair), above.includes(pair) ? 0 : 2])
    }
  })
})

describe('a review of a step that chooses by day among pairs that reach its threshold', () => {
  it.each([{ take: 'first' as const }, { times: 2 }])(
    'has from the threshold on exactly the pairs of the step: %o',
    async (choice) => {
      const lists = new Lists(await openTestEngine())
      await lists.import(people(150, 7))
      const model = byProbabilityAndDay(0.6, choice)
      const nameOf = ({ left, right }: ReadPair) => `${left.cells[3]}-${right.cells[3]}`
      const pairs = await lists.queue(model, 'strata', 2000)
      const above = pairs.filter(({ probability }) => probability! >= Math.fround(0.6))
      const kept = await lists.rows(model, 3, 7)
      expect(kept.length).toBeGreaterThan(0)
      expect(above.map(nameOf).sort()).toEqual(kept)
      expect(new Set(pairs.map(nameOf)).size).toBe(pairs.length)
    },
  )
})

describe('what was judged of a pair next month', () => {
  it('holds for masked numbers: another candidate stays, the excluded one does not come back', async () => {
    const lists = new Lists(await openTestEngine())
    const model = modelOf({ on: [{ left: '报案电话', right: '手机', compare: 'masked' }] })
    const right = ['单位,手机', '甲厂,13800001234', '乙厂,13811111234']
    await lists.import({ left: ['事由,报案电话', '噪声,138****1234'], right })
    await lists.judge(await lists.queue(model, 'threshold', 9), ({ right: { cells } }) =>
      cells[0] === '甲厂' ? 'different' : null,
    )
    expect(await lists.rows(model, 0, 2)).toEqual(['噪声-乙厂'])
    await lists.import({
      left: ['事由,报案电话', '噪声,138****1234', '停车,139****5678'],
      right: ['单位,手机', '丙厂,13822225678'],
    })
    expect(await lists.rows(model, 0, 2)).toEqual(['噪声-乙厂', '噪声-乙厂'])
  })

  it('holds for overlapping stays', async () => {
    const lists = new Lists(await openTestEngine())
    const of = { op: 'overlap', on: [{ left: '房间', right: '房间', compare: 'exact' }] }
    const intervals = { left: { from: '入住', to: '离开' }, right: { from: '开始', to: '结束' } }
    const model = modelOf({ ...of, intervals })
    const left = ['房客,房间,入住,离开', '王一,301,2026-03-01,2026-03-05', '李二,301,2026-03-02,2026-03-09']
    await lists.import({ left, right: ['事件,房间,开始,结束', '失窃,301,2026-03-04,2026-03-06'] })
    expect(await lists.rows(model, 0, 4)).toEqual(['李二-失窃', '王一-失窃'])
    await lists.judge(await lists.queue(model, 'threshold', 9), ({ left: { cells } }) =>
      cells[0] === '王一' ? 'different' : 'same',
    )
    await lists.import({ left, right: ['事件,房间,开始,结束', '漏水,301,2026-03-03,2026-03-06'] })
    expect(await lists.rows(model, 0, 4)).toEqual(['李二-失窃', '李二-失窃', '李二-漏水', '李二-漏水', '王一-漏水', '王一-漏水'])
  })

  it('binds a pair in its order where two inputs are of one list, and in either order in a list with itself', async () => {
    const lists = new Lists(await openTestEngine())
    const on = [{ left: '单位', right: '单位', compare: 'exact' as const }]
    await lists.import({ left: ['事由,单位,电话', '一,甲厂,13800138001', '二,甲厂,13800138002', '三,甲厂,13800138003'] })
    lists.bindings.right = lists.bindings.left!
    const twoInputs = modelOf({ on })
    const isTwoOne = ({ left, right }: ReadPair) => left.cells[0] === '二' && right.cells[0] === '一'
    await lists.judge(await lists.queue(twoInputs, 'threshold', 9), (pair) => (isTwoOne(pair) ? 'different' : null))
    const rows = await lists.rows(twoInputs, 0, 3)
    expect([rows.length, rows.includes('二-一'), rows.includes('一-二')]).toEqual([8, false, true])
    const itself = modelOf({ on, right: 'left' })
    expect(await lists.rows(itself, 0, 3)).toEqual(['一-三', '二-三'])
  })

  it('leaves a row without a partner, whose absence names the pair that a person took away', async () => {
    const call = await openTestEngine()
    const lists = new Lists(call)
    const model = modelOf({ on: [{ left: '联系电话', right: '电话', compare: 'phone' }], keep: 'unmatched' })
    await lists.import({ left: ['事由,联系电话', '噪声,13800138000'], right: ['案由,电话', '诈骗,13800138000'] })
    expect(await lists.count(model)).toBe(0)
    await lists.judge(await lists.queue(model, 'threshold', 9), () => 'different')
    expect(await lists.rows(model, 0, 2)).toEqual(['噪声-'])
    const of = { model, bindings: lists.bindings, step: 'linked' }
    const { card } = (await call('link.cards', { of, index: 0 })).at(-1)!
    expect(card.absence?.nearest).toMatchObject({ why: { reason: 'judged' }, record: { row: 1 } })
    await lists.import({ left: ['事由,联系电话', '噪声,13800138000'], right: ['案由,电话', '诈骗,13800138000'] })
    expect(await lists.count(model)).toBe(2)
  })

  it('holds for all rows of a content up to a million pairs of them; beyond only for the two that were judged, and that is said', async () => {
    const lists = new Lists(await openTestEngine())
    const model = modelOf({ on: [{ left: '单位', right: '单位', compare: 'exact' }] })
    const rows = (head: string, count: number) => [`${head},单位`, ...Array.from({ length: count }, (_, n) => `${n},甲厂`)]
    await lists.import({ left: rows('事由', 120), right: rows('案由', 100) })
    const [pair] = await lists.queue(model, 'threshold', 1)
    await lists.judge([pair!], () => 'different')
    expect(await lists.count(model)).toBe(0)
    expect((await lists.summary(model, 'threshold', 1)).rowsOnly).toBe(0)
    await lists.import({ left: rows('事由', 10_000) })
    expect((await lists.summary(model, 'threshold', 1)).rowsOnly).toBe(1)
    expect(await lists.count(model)).toBe(10_120 * 100 - 1)
  })
})
