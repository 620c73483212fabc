import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { EngineContract, RowSource } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { questionOf } from '../../shared/ledger/judgement.ts'
import type { EvidenceCard } from '../../shared/linkage/card.ts'
import { modelSchema } from '../../shared/model/model.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'

type Engine = Call<EngineContract>

const people = [
  '姓名,电话,入,出,事由',
  '王一,13800138001,2026-03-01,2026-03-05,停车',
  '李二,13800138002,2026-03-02,2026-03-09,噪声',
]
const events = [
  '案号,电话,起,止',
  '甲1,138 0013 8001,2026-03-04,2026-03-06',
  '甲2,13800138002,2026-03-05,2026-03-12',
  '甲3,13800138009,2026-03-01,2026-03-02',
]
const on = [{ left: '电话', right: '电话', compare: 'phone' }]
const intervals = { left: { from: '入', to: '出' }, right: { from: '起', to: '止' } }

const model = modelSchema.parse({
  format: 'guoshai.model/1',
  id: 'cards',
  sources: { people: {}, events: {} },
  steps: [
    { id: 'linked', op: 'link', left: 'people', right: 'events', on },
    { id: 'noise', op: 'screen', from: 'linked', layers: [{ where: '事由:噪声' }] },
    { id: 'stays', op: 'overlap', left: 'people', right: 'events', on, intervals },
    { id: 'counted', op: 'group', from: 'people', by: ['姓名'], measures: [{ name: '件数', count: '*' }] },
  ],
})

async function importOf(engine: Engine, name: string, lines: readonly string[], dataset?: string): Promise<string> {
  const target = dataset ? { dataset } : { name, kind: 'table' as const }
  const source = droppedFile(`${name}.csv`, `${lines.join('\n')}\n`)
  return (await engine('import.run', { source, options: importOptionsSchema.parse({}), target })).dataset
}

async function opened() {
  const engine = await openTestEngine()
  const bindings = { people: await importOf(engine, 'people', people), events: await importOf(engine, 'events', events) }
  return { engine, bindings, at: (step: string): RowSource => ({ model, bindings, step }) }
}

/** The cards in `evidence` of the job output of a link's rows. */
async function written(engine: Engine, rows: RowSource): Promise<EvidenceCard[]> {
  const { bytes } = await engine('output.csv', { of: { what: 'links', rows }, offset: 0, limit: 100 })
  const text = new TextDecoder().decode(bytes).replace(/^\ufeff/, '')
  const { data } = Papa.parse<{ evidence: string }>(text, { header: true, skipEmptyLines: true })
  return data.map(({ evidence }) => JSON.parse(evidence) as EvidenceCard)
}

describe('the card in the window', () => {
  it('is that of the job output, row by row, and that of the saved run', async () => {
    const { engine, bindings, at } = await opened()
    const run = await engine('run.save', { model, bindings })
    for (const step of ['linked', 'stays']) {
      const cards = await written(engine, at(step))
      expect(cards).toHaveLength(2)
      for (const [index, card] of cards.entries()) {
        expect((await engine('link.cards', { of: at(step), index })).at(-1)!.card).toEqual(card)
        expect((await engine('link.cards', { of: { run: run.id, step }, index })).at(-1)!.card).toEqual(card)
      }
    }
  })

  it('of a row of a screen is that of the link behind it', async () => {
    const { engine, at } = await opened()
    const { card } = (await engine('link.cards', { of: at('noise'), index: 0 })).at(-1)!
    expect(card).toEqual((await written(engine, at('linked'))).find(({ left }) => left.row === 2))
    expect(card).toMatchObject({
      rule: { step: 'linked', model: 'cards' },
      right: { file: 'events.csv', row: 2 },
      grade: 'exact',
    })
  })

  it('of an overlap has both periods and the days in common', async () => {
    const { engine, at } = await opened()
    const { card } = (await engine('link.cards', { of: at('stays'), index: 0 })).at(-1)!
    expect(card.intervals).toEqual({
      left: [
        { column: '入', value: '2026-03-01' },
        { column: '出', value: '2026-03-05' },
      ],
      right: [
        { column: '起', value: '2026-03-04' },
        { column: '止', value: '2026-03-06' },
      ],
      days: 2,
    })
    expect(card.rules[0]).toMatchObject({ holds: true, how: 'equal', key: '13800138001' })
  })

  it('is none for rows that are no link', async () => {
    const { engine, at } = await opened()
    expect(await engine('link.cards', { of: at('counted'), index: 0 })).toEqual([])
    await expect(engine('link.cards', { of: at('linked'), index: 99 })).rejects.toMatchObject({ code: 'link.missing' })
  })
})

describe('what people decided of a pair', () => {
  const judged = modelSchema.parse({ ...model, steps: [model.steps[0]] })
  const question = questionOf('cards', 'linked')

  async function judging() {
    const { engine, bindings } = await opened()
    const of = { model: judged, bindings, step: 'linked' }
    const { pairs } = await engine('review.queue', { ...of, draw: { kind: 'threshold', size: 9, seed: 'a' }, isBlind: false })
    const judge = (name: string, verdict: 'same' | 'different') =>
      engine('review.judge', {
        question,
        judge: name,
        isBlind: false,
        verdicts: [{ left: pairs[0]!.left, right: pairs[0]!.right, verdict }],
      })
    /** Judges of each row's card, by the row of the left file. */
    const decisions = async () => {
      const { rows } = await engine('rows.page', { of, offset: 0, limit: 9 })
      const cards = await Promise.all(rows.map(({ index }) => engine('link.cards', { of, index })))
      return cards.flatMap(([link]) => link!.card.decision ?? [])
    }
    return { engine, bindings, judge, decisions }
  }

  it('stands on its card with who said so, and on that of the same records in the next batch', async () => {
    const { engine, bindings, judge, decisions } = await judging()
    expect(await decisions()).toEqual([])
    await judge('乙', 'same')
    await judge('甲', 'same')
    expect(await decisions()).toEqual([{ verdict: 'same', judges: ['乙', '甲'].sort() }])
    await importOf(
      engine,
      'events',
      [events[0]!, '甲1,13800138001,2026-05-04,2026-05-06', '甲8,13800138002,2026-04-01,'],
      bindings.events,
    )
    expect(await decisions()).toEqual(Array(2).fill({ verdict: 'same', judges: ['乙', '甲'].sort() }))
  })

  it('is not said while judges differ, and is said again when that is settled', async () => {
    const { judge, decisions } = await judging()
    await judge('甲', 'same')
    await judge('乙', 'different')
    expect(await decisions()).toEqual([])
    await judge('settled', 'same')
    expect(await decisions()).toEqual([{ verdict: 'same', judges: ['settled', '甲'] }])
  })
})
