import { describe, expect, it } from 'vitest'
import type { EngineContract, RowSource } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import type { RowRef } from '../../shared/ledger/clue.ts'
import { questionOf, refKey, SETTLED } from '../../shared/ledger/judgement.ts'
import { type Model, modelSchema } from '../../shared/model/model.ts'
import type { Verdict } from '../../shared/screening/judgement.ts'
import { droppedFile, openTestEngine, startTestEngine } from './testing/engine-client.ts'

const auto = importOptionsSchema.parse({})

/** Every third ticket blocks a fire lane; every ninth says so in other words that the screen does not know. */
function ticketFile(name: string, from: number, count: number) {
  const lines = ['工单编号,诉求内容']
  for (let n = from; n < from + count; n++) {
    const text = n % 3 === 0 ? '消防通道被占用' : n % 9 === 1 ? '救护车进不来' : '路灯不亮'
    lines.push(`T${String(n).padStart(5, '0')},第${n}件 ${text}`)
  }
  return droppedFile(name, `${lines.join('\n')}\n`)
}

async function importTickets(call: Call<EngineContract>, from: number, count: number, dataset?: string): Promise<string> {
  const target = dataset ? { dataset } : { name: '工单', kind: 'ticket' as const }
  const imported = await call('import.run', { source: ticketFile(`${from}.csv`, from, count), options: auto, target })
  expect(imported.batch.account.accepted).toBe(count)
  return imported.dataset
}

function screenModel(...layers: string[]): Model {
  return modelSchema.parse({
    format: 'guoshai.model/1',
    id: 'lanes',
    sources: { tickets: {} },
    steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: layers.map((where) => ({ where })) }],
  })
}

const model = screenModel('消防', '通道 NEAR/5 占用')
const question = questionOf('lanes', 'hits')

async function judgeAll(call: Call<EngineContract>, judge: string, rows: RowRef[], verdictOf: (ref: RowRef) => Verdict | null) {
  await call('judgement.set', { question, judge, verdicts: rows.map((ref) => ({ ref, verdict: verdictOf(ref) })) })
}

describe('a seeded sample of a screen', () => {
  it('has rows of each side only, in an order that is the same again, and rows.page shows just them', async () => {
    const call = await openTestEngine()
    const dataset = await importTickets(call, 1, 900)
    const of = { model, bindings: { tickets: dataset }, step: 'hits' }
    const { hits, others } = await call('judgement.sample', { ...of, size: 40, seed: 'a' })
    expect([hits.total, others.total, hits.rows.length, others.rows.length]).toEqual([300, 600, 40, 40])
    expect(hits.rows.every(({ row }) => row % 3 === 0)).toBe(true)
    expect(others.rows.every(({ row }) => row % 3 !== 0)).toBe(true)
    expect(new Set([...hits.rows, ...others.rows].map(refKey)).size).toBe(80)
    expect(await call('judgement.sample', { ...of, size: 40, seed: 'a' })).toEqual({ hits, others })
    expect((await call('judgement.sample', { ...of, size: 40, seed: 'b' })).hits.rows).not.toEqual(hits.rows)
    for (const [side, { rows }] of Object.entries({ hits, others })) {
      const sample = { of: side as 'hits' | 'others', size: 40, seed: 'a' }
      const page = await call('rows.page', { of: { ...of, sample }, offset: 0, limit: 500 })
      expect(page.total).toBe(40)
      expect(page.rows.map(({ ref }) => ref)).toEqual(rows)
      expect(page.rows.every(({ row, cells }) => cells[0] === `T${String(row).padStart(5, '0')}`)).toBe(true)
      if (side === 'hits') for (const { hits: marks } of page.rows) expect(marks.length).toBeGreaterThan(0)
    }
  })

  it('keeps the rows that it still has when layers change and batches come', async () => {
    const call = await openTestEngine()
    const dataset = await importTickets(call, 1, 900)
    const of = { model, bindings: { tickets: dataset }, step: 'hits', size: 100, seed: 'a' }
    const before = await call('judgement.sample', of)
    const narrower = screenModel('消防', '通道 NEAR/5 占用', 'NOT "第9"')
    const after = await call('judgement.sample', { ...of, model: narrower })
    expect(after.hits.total).toBeLessThan(before.hits.total)
    const text = (row: number) => `第${row}件`.startsWith('第9')
    const staying = before.hits.rows.filter(({ row }) => !text(row))
    expect(after.hits.rows.slice(0, staying.length)).toEqual(staying)
    await importTickets(call, 2001, 900, dataset)
    const grown = await call('judgement.sample', of)
    expect(grown.hits.total).toBe(600)
    const kept = grown.hits.rows.filter(({ batch }) => batch === before.hits.rows[0]!.batch)
    expect(kept).toEqual(before.hits.rows.slice(0, kept.length))
    expect(kept.length).toBeGreaterThan(30)
    expect(kept.length).toBeLessThan(70)
  })

  it('is the whole side where that is smaller, and empty where a screen keeps nothing', async () => {
    const call = await openTestEngine()
    const dataset = await importTickets(call, 1, 30)
    const of = { bindings: { tickets: dataset }, step: 'hits', size: 100, seed: 'a' }
    const whole = await call('judgement.sample', { ...of, model })
    expect([whole.hits.rows.length, whole.others.rows.length]).toEqual([10, 20])
    const none = await call('judgement.sample', { ...of, model: screenModel('不存在的词') })
    expect(none.hits).toEqual({ total: 0, rows: [] })
    const layer = await call('judgement.sample', { ...of, model: screenModel('通道', '不存在的词'), layer: 0 })
    expect(layer.hits.total).toBe(10)
  })

  it('of a link each left row is drawn once', async () => {
    const call = await openTestEngine()
    const dataset = await importTickets(call, 1, 30)
    const rows = ['编号', ...Array.from({ length: 8 }, (_, at) => `T${String(3 * (at >> 1) + 3).padStart(5, '0')}`)]
    const source = droppedFile('b.csv', `${rows.map((id, at) => `${id},${at === 0 ? '次序' : at}`).join('\n')}\n`)
    const other = await call('import.run', { source, options: auto, target: { name: '名册', kind: 'table' } })
    const linked = modelSchema.parse({
      ...model,
      sources: { tickets: {}, list: {} },
      steps: [
        ...model.steps,
        { id: 'linked', op: 'link', left: 'hits', right: 'list', on: [{ left: '工单编号', right: '编号', compare: 'exact' }] },
      ],
    })
    const of: RowSource = { model: linked, bindings: { tickets: dataset, list: other.dataset }, step: 'linked' }
    expect((await call('rows.page', { of, offset: 0, limit: 1 })).total).toBe(8)
    const { hits, others } = await call('judgement.sample', { ...of, size: 100, seed: 'a' })
    expect([hits.total, others.total]).toEqual([4, 26])
    const outside = await call('rows.page', { of: { ...of, sample: { of: 'others', size: 5, seed: 'a' } }, offset: 0, limit: 9 })
    expect(outside.columns.map(({ side }) => side)).toEqual(['left', 'left'])
    expect(outside.rows.map(({ ref }) => ref)).toEqual(others.rows.slice(0, 5))
  })
})

describe('judgements', () => {
  it('are given, changed and taken back, survive imports and a restart, and belong to their question', async () => {
    const name = `judgements-${Math.random()}`
    const password = 'correct horse'
    const first = await startTestEngine(name)
    await first.call('vault.create', { password })
    const dataset = await importTickets(first.call, 1, 90)
    const { hits } = await first.call('judgement.sample', {
      model,
      bindings: { tickets: dataset },
      step: 'hits',
      size: 5,
      seed: 'a',
    })
    await judgeAll(first.call, '甲', hits.rows, () => 'relevant')
    await first.call('judgement.set', {
      question,
      judge: '甲',
      verdicts: [
        { ref: hits.rows[0]!, verdict: 'unsure', note: '地点不清' },
        { ref: hits.rows[1]!, verdict: null },
      ],
    })
    await first.call('judgement.set', {
      question: 'lanes/other',
      judge: '甲',
      verdicts: [{ ref: hits.rows[0]!, verdict: 'irrelevant' }],
    })
    await importTickets(first.call, 1001, 90, dataset)
    await first.close()
    const second = await startTestEngine(name)
    await second.call('vault.unlock', { password })
    const judgements = await second.call('judgement.list', { question })
    expect(judgements.map(({ ref, verdict, note, judge }) => [refKey(ref), verdict, note, judge])).toEqual(
      expect.arrayContaining([
        [refKey(hits.rows[0]!), 'unsure', '地点不清', '甲'],
        ...hits.rows.slice(2).map((ref) => [refKey(ref), 'relevant', undefined, '甲']),
      ]),
    )
    expect(judgements).toHaveLength(4)
    expect(await second.call('judgement.list', { question: 'lanes/other' })).toHaveLength(1)
  })

  it('of one key press are one write; a name with a slash is refused', async () => {
    const call = await openTestEngine()
    const ref = { dataset: 'd', batch: 'b', row: 1 }
    const twice = [
      { ref, verdict: 'relevant' as const },
      { ref, verdict: 'unsure' as const },
    ]
    await call('judgement.set', { question, judge: '甲', verdicts: twice })
    expect((await call('judgement.list', { question })).map(({ verdict }) => verdict)).toEqual(['unsure'])
    await expect(call('judgement.set', { question, judge: '甲/乙', verdicts: [] })).rejects.toThrow()
  })

  it('how a question is judged is kept', async () => {
    const call = await openTestEngine()
    expect(await call('judging.get', { question })).toBeNull()
    const judging = { question, judges: ['甲', '乙'] as [string, string], current: 1 as const, size: 50, seed: '7' }
    await call('judging.set', judging)
    expect(await call('judging.get', { question })).toEqual(judging)
  })
})

describe('the summary of a judged sample', () => {
  it('estimates precision and recall so that the truth lies in the intervals, and leaves other rows out', async () => {
    const call = await openTestEngine()
    const dataset = await importTickets(call, 1, 1800)
    const of = { model, bindings: { tickets: dataset }, step: 'hits', size: 200, seed: 'a' }
    const { hits, others } = await call('judgement.sample', of)
    const isRelevant = ({ row }: RowRef): Verdict =>
      row % 3 === 0 ? (row % 15 === 0 ? 'irrelevant' : 'relevant') : row % 9 === 1 ? 'relevant' : 'irrelevant'
    await judgeAll(call, '甲', [...hits.rows, ...others.rows], isRelevant)
    const inSample = new Set(hits.rows.map(({ row }) => row))
    const besides = [3, 6, 9, 12, 18, 21].filter((row) => !inSample.has(row)).map((row) => ({ ...hits.rows[0]!, row }))
    await judgeAll(call, '甲', besides, () => 'irrelevant')
    const summary = await call('judgement.summary', { question, ...of })
    expect(summary.hits).toMatchObject({ rows: 600, sampled: 200, disputed: 0 })
    expect(summary.hits.counts.relevant + summary.hits.counts.irrelevant).toBe(200)
    expect(summary.besides).toBe(besides.length)
    const { precision, recall, missed } = summary.quality
    const isIn = (truth: number, { low, high }: { low: number; high: number }) => low <= truth && truth <= high
    expect(isIn(0.8, precision!)).toBe(true)
    expect(isIn(200, missed!)).toBe(true)
    expect(isIn(480 / 680, recall!)).toBe(true)
    expect(recall!.high - recall!.low).toBeLessThan(0.3)
    expect(summary.agreement).toBeNull()
  })

  it('measures two judges, counts what they dispute, and takes what was settled', async () => {
    const call = await openTestEngine()
    const dataset = await importTickets(call, 1, 300)
    const of = { model, bindings: { tickets: dataset }, step: 'hits', size: 20, seed: 'a' }
    const { hits, others } = await call('judgement.sample', of)
    await judgeAll(call, '甲', [...hits.rows, ...others.rows], ({ row }) => (row % 3 === 0 ? 'relevant' : 'irrelevant'))
    const differing = new Set(hits.rows.slice(0, 4).map(refKey))
    await judgeAll(call, '乙', [...hits.rows, ...others.rows], (ref) =>
      ref.row % 3 === 0 && !differing.has(refKey(ref)) ? 'relevant' : 'irrelevant',
    )
    const judges: [string, string] = ['甲', '乙']
    const open = await call('judgement.summary', { question, ...of, judges })
    expect(open.agreement).toMatchObject({ both: 40, agreed: 36 })
    expect(open.agreement!.kappa!.value).toBeCloseTo(0.8, 9)
    expect(open.hits).toMatchObject({ disputed: 4, counts: { relevant: 16, irrelevant: 0 } })
    await judgeAll(call, SETTLED, hits.rows.slice(0, 4), () => 'irrelevant')
    const settled = await call('judgement.summary', { question, ...of, judges })
    expect(settled.hits).toMatchObject({ disputed: 0, counts: { relevant: 16, irrelevant: 4 } })
    expect(settled.agreement).toEqual(open.agreement)
    const alone = await call('judgement.summary', { question, ...of, judge: '甲' })
    expect(alone.hits.counts.relevant).toBe(20)
    expect(alone.agreement).toBeNull()
  })
})
