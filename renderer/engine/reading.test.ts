import { describe, expect, it } from 'vitest'
import type { EngineContract, RowSource } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import type { Model } from '../../shared/model/model.ts'
import { demoModel } from '../../shared/samples/demo-model.ts'
import { sampleFiles } from '../../shared/samples/sample-files.ts'
import { type RowCue, rowCues } from '../../shared/screening/row-cue.ts'
import { Database } from './store/database.ts'
import { droppedFile, openTestEngine, openTestParts } from './testing/engine-client.ts'

const auto = importOptionsSchema.parse({})

const contents: readonly [string, RowCue | null][] = [
  ['消防通道长期被电动车占用', 'plain'],
  ['经核实消防通道畅通，没有占用', 'negated'],
  ['路灯不亮', null],
  ['想咨询消防通道占用归谁管', 'enquiry'],
  ['消防通道占用的问题已经解决，要求撤诉', 'resolved'],
  ['特来电表扬社区，消防通道占用当天就清走', 'thanks'],
  ['消防通道没有人管，一直被占用', 'plain'],
  ['小區消防通道沒有佔用', 'negated'],
]
const whereOf = (cue: RowCue) => contents.flatMap(([, kind], row) => (kind === cue ? [row + 1] : []))

async function importTickets(engine: Call<EngineContract>, texts: readonly string[]): Promise<string> {
  const csv = `工单编号,诉求类型,诉求内容\n${texts.map((text, row) => `A${row + 1},咨询,${text}\n`).join('')}`
  const target = { name: '热线工单', kind: 'ticket' as const }
  return (await engine('import.run', { source: droppedFile('工单.csv', csv), options: auto, target })).dataset
}

function screen(dataset: string, ...layers: string[]): Extract<RowSource, { model: unknown }> {
  const model: Model = {
    format: 'guoshai.model/1',
    id: 'm',
    title: '',
    sources: { tickets: { kind: 'ticket' } },
    steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: layers.map((where) => ({ name: '', where })) }],
  }
  return { model, bindings: { tickets: dataset }, step: 'hits' }
}

async function rowsOf(engine: Call<EngineContract>, of: RowSource): Promise<number[]> {
  return (await engine('rows.page', { of, offset: 0, limit: 500 })).rows.map(({ row }) => row)
}

describe('rows by their cues', () => {
  it('carry the cue of each hit, with its exact place, and what the row is ranked as', async () => {
    const engine = await openTestEngine()
    const of = screen(
      await importTickets(
        engine,
        contents.map(([text]) => text),
      ),
      '消防通道 AND 占用',
    )
    const page = await engine('rows.page', { of, offset: 0, limit: 500 })
    expect(page.rows.map(({ row, cue }) => [row, cue])).toEqual(contents.flatMap(([, cue], at) => (cue ? [[at + 1, cue]] : [])))
    const denied = page.rows.at(-1)!
    const [cue] = denied.cues
    expect(denied.cells[cue!.column]!.slice(cue!.start, cue!.end)).toBe('沒有')
    const hit = denied.hits[cue!.hit]!
    expect(denied.cells[hit.column]!.slice(hit.start, hit.end)).toBe('佔用')
  })

  it('are counted so that the kinds add up, and shown kind by kind or with the plain ones first', async () => {
    const engine = await openTestEngine()
    const of = screen(
      await importTickets(
        engine,
        contents.map(([text]) => text),
      ),
      '消防通道',
      '占用',
    )
    const shares: number[] = []
    const counts = await engine('rows.cues', { of }, { onProgress: (share) => shares.push(share) })
    expect(counts).toEqual({ total: 7, rows: { plain: 2, negated: 2, resolved: 1, enquiry: 1, thanks: 1 } })
    expect(shares.at(-1)).toBe(1)
    for (const cue of rowCues) expect(await rowsOf(engine, { ...of, cue })).toEqual(whereOf(cue))
    expect(await rowsOf(engine, { ...of, order: 'cuesLast' })).toEqual(rowCues.flatMap(whereOf))
  })

  it('are found again in the whole result, for clues that are taken from them', async () => {
    const engine = await openTestEngine()
    const of = screen(
      await importTickets(
        engine,
        contents.map(([text]) => text),
      ),
      '消防通道 AND 占用',
    )
    expect(await engine('rows.ordinals', { of: { ...of, cue: 'plain' }, rows: [0, 1] })).toEqual([0, 5])
    expect(await engine('rows.ordinals', { of, rows: [0, 1] })).toEqual([0, 1])
    const arranged = await rowsOf(engine, { ...of, order: 'cuesLast' })
    const ordinals = await engine('rows.ordinals', { of: { ...of, order: 'cuesLast' }, rows: arranged.map((_, at) => at) })
    const whole = await rowsOf(engine, of)
    expect(ordinals.map((at) => whole[at])).toEqual(arranged)
  })

  it('of one kind are tallied and drawn from as any others, and rows that a layer took away have cues too', async () => {
    const engine = await openTestEngine()
    const of = screen(
      await importTickets(
        engine,
        contents.map(([text]) => text),
      ),
      '消防通道',
      '占用',
      'NOT 撤诉',
    )
    const tally = await engine('rows.tally', {
      of: { ...of, cue: 'negated', order: 'cuesLast' },
      column: '诉求类型',
      by: 'value',
      limit: 10,
    })
    expect(tally).toMatchObject([{ key: '咨询', count: 2 }])
    const removed = { ...of, layer: 2, removed: true }
    expect((await engine('rows.cues', { of: removed })).rows).toMatchObject({ resolved: 1, plain: 0 })
    expect(await rowsOf(engine, { ...removed, cue: 'resolved' })).toEqual([5])
  })

  it('a word in a category is no enquiry', async () => {
    const engine = await openTestEngine()
    const of = screen(
      await importTickets(
        engine,
        contents.map(([text]) => text),
      ),
      '诉求类型:咨询 AND 路灯',
    )
    expect((await engine('rows.page', { of, offset: 0, limit: 1 })).rows).toMatchObject([{ cue: 'plain', cues: [] }])
  })

  it('of a link are those of its screens; a dataset without a screen is plain throughout', async () => {
    const engine = await openTestEngine()
    const bindings: Record<string, string> = {}
    for (const file of sampleFiles({ tickets: 1500 }).slice(0, 2)) {
      const source = { name: file.name, blob: new Blob([...file.chunks()]) }
      const target = { name: file.title, kind: file.kind }
      bindings[file.as] = (await engine('import.run', { source, options: auto, target })).dataset
    }
    const of = { model: demoModel, bindings, step: 'linked' }
    const counts = await engine('rows.cues', { of })
    const shown = await engine('rows.page', { of: { ...of, cue: 'plain' }, offset: 0, limit: 500 })
    expect(shown.total).toBe(counts.rows.plain)
    expect(shown.rows.every(({ cue, rightRow }) => cue === 'plain' && rightRow !== null)).toBe(true)
    const dataset = await engine('rows.cues', { of: { dataset: bindings.tickets! } })
    expect(dataset.total).toBeGreaterThan(1400)
    expect(dataset.rows).toEqual({ plain: dataset.total, negated: 0, resolved: 0, enquiry: 0, thanks: 0 })
  })

  it('are gone on with where a count was cancelled', async () => {
    const engine = await openTestEngine()
    const texts = Array.from({ length: 4000 }, (_, row) => `${'消防通道没有人管。'.repeat(12)}${contents[row % 8]![0]}`)
    const of = screen(await importTickets(engine, texts), '消防通道')
    const control = new AbortController()
    const call = engine('rows.cues', { of }, { signal: control.signal, onProgress: () => control.abort() })
    await expect(call).rejects.toThrow()
    const counts = await engine('rows.cues', { of })
    expect(Object.values(counts.rows).reduce((sum, rows) => sum + rows, 0)).toBe(counts.total)
    expect(counts.total).toBe(4000)
  })
})

const matters = [
  '月坛街道三里河二区消防通道长期被私家车占用，救护车进不来，请核实处理',
  '三里河二区的消防通道被私家车长期占用，居民多次反映',
  '德胜街道路灯不亮，请核实处理',
  '金融街井盖松动，夜间异响，请核实处理',
  '展览路菜市场占道经营，垃圾遍地，请核实处理',
  '什刹海酒吧噪音扰民，请核实处理',
]

async function importMatters(
  engine: Call<EngineContract>,
  texts: readonly string[],
): Promise<{ dataset: string; batch: string }> {
  const csv = `工单编号,受理时间,诉求内容\n${texts.map((text, row) => `A${row},2026-06-0${(row % 9) + 1},${text}\n`).join('')}`
  const target = { name: '热线工单', kind: 'ticket' as const }
  const { dataset, batch } = await engine('import.run', { source: droppedFile('六月.csv', csv), options: auto, target })
  return { dataset, batch: batch.id }
}

describe('similar tickets', () => {
  it('are the ones with the same matter, with what both share marked in the original', async () => {
    const engine = await openTestEngine()
    const { dataset, batch } = await importMatters(engine, matters)
    const similar = await engine('ticket.similar', { of: { dataset, batch, row: 1 } })
    expect(similar).toMatchObject({ searched: 6, total: 6, isScanned: false, unindexed: 0 })
    const [first, ...rest] = similar.tickets
    expect(first).toMatchObject({ ref: { dataset, batch, row: 2 }, fileName: '六月.csv' })
    const phrases = first!.marks.map(({ column, start, end }) => first!.cells[column]!.slice(start, end))
    expect(phrases).toEqual(expect.arrayContaining(['三里河二区', '消防通道', '被私家车']))
    for (const { score } of rest) expect(score).toBeLessThan(first!.score / 2)
  })

  it('are no versions of the ticket itself, which its history has', async () => {
    const engine = await openTestEngine()
    const { dataset, batch } = await importMatters(engine, matters)
    const later = `工单编号,受理时间,诉求内容\nA0,2026-06-01,${matters[0]}，再次反映\nA0HBD1,2026-06-01,${matters[0]}，转办\n`
    await engine('import.run', { source: droppedFile('七月.csv', later), options: auto, target: { dataset } })
    const similar = await engine('ticket.similar', { of: { dataset, batch, row: 1 } })
    expect(similar.tickets[0]!.ref).toEqual({ dataset, batch, row: 2 })
    expect((await engine('ticket.history', { dataset, batch, row: 1 })).versions).toHaveLength(3)
  })

  it('are found over the borders of batches, and at most as many as asked for', async () => {
    const engine = await openTestEngine()
    const { dataset, batch } = await importMatters(engine, matters)
    const texts = Array.from({ length: 30 }, (_, at) => `三里河二区消防通道又被${at}号私家车占用`)
    const csv = `工单编号,受理时间,诉求内容\n${texts.map((text, at) => `B${at},2026-07-01,${text}\n`).join('')}`
    await engine('import.run', { source: droppedFile('七月.csv', csv), options: auto, target: { dataset } })
    const similar = await engine('ticket.similar', { of: { dataset, batch, row: 2 }, limit: 7 })
    expect(similar.tickets).toHaveLength(7)
    expect(similar.tickets.some(({ fileName }) => fileName === '七月.csv')).toBe(true)
    const scores = similar.tickets.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
  })

  it('without an index are looked for by reading, and it is said so', async () => {
    const { call: engine, workspace } = await openTestParts()
    const { dataset, batch } = await importMatters(engine, matters)
    const database = new Database(workspace().store.name)
    await database.cells.filter(({ part }) => part.startsWith('x')).delete()
    database.close()
    const similar = await engine('ticket.similar', { of: { dataset, batch, row: 1 } })
    expect(similar).toMatchObject({ searched: 6, isScanned: true })
    expect(similar.tickets[0]!.ref.row).toBe(2)
  })

  it('of a ticket without letters are none', async () => {
    const engine = await openTestEngine()
    const { dataset, batch } = await importMatters(engine, ['13812345678', ...matters])
    expect((await engine('ticket.similar', { of: { dataset, batch, row: 1 } })).tickets).toEqual([])
  })
})
