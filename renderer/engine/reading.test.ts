import { describe, expect, it } from 'vitest'
import type { EngineContract, RowSource } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import type { Model } from '../../shared/model/model.ts'
import { demoModel } from '../../shared/samples/demo-model.ts'
import { sampleFiles } from '../../shared/samples/sample-files.ts'
import { type RowCue, rowCues } from '../../shared/screening/row-cue.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'

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
