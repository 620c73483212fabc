import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { sampleFiles } from '../../shared/samples/sample-files.ts'
import { printQuery } from '../../shared/screening/print.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'

const options = importOptionsSchema.parse({})

async function importTickets(engine: Call<EngineContract>, name: string, content: string | Uint8Array<ArrayBuffer>) {
  const target = { name: 'tickets', kind: 'ticket' as const }
  const { dataset } = await engine('import.run', { source: droppedFile(name, content), options, target })
  return dataset
}

/** How many rows of a dataset a keyword finds. */
async function rowsOfKeyword(engine: Call<EngineContract>, dataset: string, where: string): Promise<number> {
  const model = {
    format: 'guoshai.model/1' as const,
    id: 'm',
    sources: { tickets: {} },
    steps: [{ id: 's', op: 'screen' as const, from: 'tickets', layers: [{ where }] }],
  }
  const page = await engine('rows.page', { of: { model, bindings: { tickets: dataset }, step: 's' }, offset: 0, limit: 1 })
  return page.total
}

const matters = ['路灯不亮', '小区停水', '占道经营', '噪音扰民', '公交改线', '井盖缺失', '垃圾清运', '违章搭建']
const places = ['东大街', '西门口', '南湖路', '北新桥', '中心村', '河沿', '金水湾']

/** 3,000 tickets of five months; of the last month 60 tell of a matter that nobody spoke of before, and 3 do so in earlier months. */
function plantedTickets(): string {
  const lines = ['工单编号,受理时间,来电人,诉求内容']
  for (let row = 0; row < 3000; row++) {
    const month = 1 + Math.floor(row / 600)
    const isPlanted = (month === 5 && row % 10 === 0) || row === 100 || row === 700 || row === 1300
    const matter = isPlanted ? '充电桩漏电' : matters[(row * 7) % matters.length]
    const day = String(1 + (row % 28)).padStart(2, '0')
    lines.push(
      `A${row},2024-0${month}-${day} 09:00:00,王小明,王小明反映${places[(row * 5) % places.length]}${matter}，电话13800001111`,
    )
  }
  return lines.join('\n')
}

describe('phrases of a result', () => {
  it('are as frequent as the keyword that one makes of them, hold no personal data, and come out the same again', async () => {
    const engine = await openTestEngine()
    const dataset = await importTickets(engine, '工单.csv', plantedTickets())
    const found = await engine('phrases.frequent', { of: { dataset }, limit: 50 })
    expect(found).toMatchObject({ rows: 3000, read: 3000, minimumRows: 3 })
    expect(found.phrases.map(({ text }) => text)).toEqual(expect.arrayContaining(['充电桩漏电', '噪音扰民', '东大街']))
    for (const { text, rows } of found.phrases) {
      expect(text).not.toMatch(/王小明|\d/)
      expect([text, await rowsOfKeyword(engine, dataset, printQuery({ kind: 'term', text }))]).toEqual([text, rows])
    }
    expect(await engine('phrases.frequent', { of: { dataset }, limit: 50 })).toEqual(found)
  })

  it('that emerged in the last month are found first, with the counts of both periods', async () => {
    const engine = await openTestEngine()
    const dataset = await importTickets(engine, '工单.csv', plantedTickets())
    const found = await engine('phrases.emerging', {
      of: { dataset },
      column: '诉求内容',
      dateColumn: '受理时间',
      period: { from: '2024-05', to: '2024-05' },
      baseline: { from: '2024-02', to: '2024-04' },
      limit: 20,
    })
    expect(found).toMatchObject({ period: { rows: 600, read: 600 }, baseline: { rows: 1800, read: 1800 }, minimumRows: 5 })
    expect(found.phrases[0]).toMatchObject({ text: '充电桩漏电', rows: 60, baselineRows: 2, ratio: 90 })
    expect(found.phrases[0]!.z).toBeGreaterThan(5)
    expect(found.found).toBe(found.phrases.length)
    expect(found.tested).toBeGreaterThan(matters.length)
    expect(found.expectedByChance).toBeLessThan(1)
  })

  it('that the samples plant are found: heating is a matter of the first months of the year', async () => {
    const engine = await openTestEngine()
    const [tickets] = sampleFiles({ tickets: 3000 })
    const target = { name: tickets!.title, kind: tickets!.kind }
    const source = { name: tickets!.name, blob: new Blob([...tickets!.chunks()]) }
    const { dataset } = await engine('import.run', { source, options, target })
    const found = await engine('phrases.emerging', {
      of: { dataset },
      column: '诉求内容',
      dateColumn: '受理时间',
      period: { from: '2026-01', to: '2026-03' },
      baseline: { from: '2026-04', to: '2026-06' },
      limit: 10,
    })
    const rank = (text: string) => found.phrases.findIndex((phrase) => phrase.text.includes(text))
    expect(rank('暖气')).toBeGreaterThanOrEqual(0)
    expect(rank('采暖费')).toBeGreaterThanOrEqual(0)
    expect(Math.min(rank('暖气'), rank('采暖费'))).toBeLessThan(2)
  })

  it('have their months counted over all rows', async () => {
    const engine = await openTestEngine()
    const dataset = await importTickets(engine, '工单.csv', plantedTickets())
    const args = { of: { dataset }, dateColumn: '受理时间', phrases: ['充电桩漏电', '没有的词'] }
    expect(await engine('phrases.months', args)).toEqual({
      months: ['2024-01', '2024-02', '2024-03', '2024-04', '2024-05'],
      all: [600, 600, 600, 600, 600],
      phrases: [
        [1, 1, 1, 0, 60],
        [0, 0, 0, 0, 0],
      ],
    })
  })

  it('of a period that is none, or of a column that is missing, are refused with a sentence', async () => {
    const engine = await openTestEngine()
    const dataset = await importTickets(engine, '工单.csv', plantedTickets())
    const ask = (dateColumn: string, from: string) =>
      engine('phrases.emerging', {
        of: { dataset },
        dateColumn,
        period: { from, to: '2024-05' },
        baseline: { from: '2024-01', to: '2024-04' },
        limit: 5,
      })
    await expect(ask('受理时间', '2024-06')).rejects.toMatchObject({ code: 'phrases.periodInvalid' })
    await expect(ask('受理时间', '五月')).rejects.toMatchObject({ code: 'phrases.periodInvalid' })
    await expect(ask('来电时间', '2024-05')).rejects.toMatchObject({ code: 'model.columnMissing' })
  })

  it('stop when nobody waits any more', async () => {
    const engine = await openTestEngine()
    const dataset = await importTickets(engine, '工单.csv', plantedTickets())
    const controller = new AbortController()
    const call = engine(
      'phrases.frequent',
      { of: { dataset }, limit: 5 },
      { signal: controller.signal, onProgress: () => controller.abort() },
    )
    await expect(call).rejects.toThrow()
  })
})

const replies = '../shared/data/teddy2020c/fujian4_replies.xlsx'

describe.runIf(existsSync(replies))('real complaints', () => {
  it('speak of governments, estates, owners, developers and safety hazards', async () => {
    const engine = await openTestEngine()
    const dataset = await importTickets(engine, 'fujian4_replies.xlsx', new Uint8Array(readFileSync(replies)))
    const found = await engine('phrases.frequent', { of: { dataset }, column: '留言详情', limit: 300 })
    const texts = found.phrases.map(({ text }) => text)
    expect(texts.slice(0, 20)).toEqual(expect.arrayContaining(['政府', '居民', '小区', '业主', '公司']))
    expect(texts).toEqual(expect.arrayContaining(['老百姓', '开发商', '安全隐患', '公交车', '拆迁', '噪音']))
    for (const formula of ['希望', '您好', '领导', '我们', '谢谢', '尽快', '的小区']) expect(texts).not.toContain(formula)
  })
})
