import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { EngineContract, OutputProgress } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import type { EvidenceCard } from '../../shared/linkage/card.ts'
import { modelSchema } from '../../shared/model/model.ts'
import { sampleFiles } from '../../shared/samples/sample-files.ts'
import { sampleTruth } from '../../shared/samples/truth.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'

type Engine = Call<EngineContract>
const auto = importOptionsSchema.parse({})
const model = modelSchema.parse({
  format: 'guoshai.model/1',
  id: 'unsued',
  title: '欠薪未诉',
  sources: { tickets: { kind: 'ticket' }, suits: { kind: 'table' } },
  steps: [
    { id: 'wages', op: 'screen', from: 'tickets', layers: [{ where: '三级分类:拖欠工资' }] },
    {
      id: 'unsued',
      op: 'link',
      left: 'wages',
      right: 'suits',
      keep: 'unmatched',
      on: [{ left: '被反映单位', right: '被告', compare: 'company' }],
    },
  ],
})

/** Samples with the suits of the days that `keeps` lets through; `without` a column of them. */
async function load(keeps: (day: string) => boolean, without?: string) {
  const engine = await openTestEngine()
  const bindings: Record<string, string> = {}
  for (const file of sampleFiles({ tickets: 3000 })) {
    if (file.as !== 'tickets' && file.as !== 'civilSuits') continue
    const blob = new Blob([...file.chunks()])
    let source = { name: file.name, blob }
    if (file.as === 'civilSuits') {
      const { data } = Papa.parse<string[]>((await blob.text()).replace(/^\ufeff/, ''), { skipEmptyLines: true })
      const at = data[0]!.indexOf('立案日期')
      const left = data[0]!.indexOf(without ?? '')
      const cut = data
        .filter((row, index) => index === 0 || keeps(row[at]!))
        .map((row) => (left < 0 ? row : row.toSpliced(left, 1)))
      source = droppedFile(file.name, Papa.unparse(cut, { newline: '\r\n' })) as typeof source
    }
    const { dataset } = await engine('import.run', { source, options: auto, target: { name: file.title, kind: file.kind } })
    bindings[file.as === 'tickets' ? 'tickets' : 'suits'] = dataset
  }
  return { engine, of: { model, bindings, step: 'unsued' } }
}

async function linksOf(engine: Engine, of: Parameters<typeof engine<'rows.page'>>[1]['of']) {
  const { bytes } = await engine('output.csv', { of: { what: 'links', rows: of }, offset: 0, limit: 10_000 })
  const text = new TextDecoder().decode(bytes)
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true })
  return data.map(({ leftRow, rightRow, score, grade, evidence }) => {
    return { row: Number(leftRow), rightRow, score, grade, card: JSON.parse(evidence!) as EvidenceCard }
  })
}

const truth = sampleTruth({ tickets: 3000 })

describe('absences of civil suits', () => {
  it('are all proved with the list of suits whole', async () => {
    const { engine, of } = await load(() => true)
    const lines = await linksOf(engine, of)
    const planted = new Set(truth.absences.map(({ ticketRow }) => ticketRow))
    const proved = lines.filter(({ row }) => planted.has(row))
    expect(proved.map(({ row }) => row)).toEqual([...planted])
    expect(planted.size).toBeGreaterThan(3)
    for (const { row, card, grade, rightRow, score } of proved) {
      expect([row, rightRow, score, grade, card.absence!.points.filter(({ verdict }) => verdict !== 'good')]).toEqual([
        row,
        '',
        '',
        'proved',
        [],
      ])
      expect(card).toMatchObject({ grade: 'proved', right: null, rules: [], absence: { grade: 'proved' } })
      expect(card.absence!.variants[0]!.values.length).toBe(1)
    }
    for (const { row, card } of lines) if (!planted.has(row)) expect(card.grade).toBe('not provable')
  })

  it('are not provable in months that were cut from the list, and proved in all others', async () => {
    const months = [...new Set(truth.absences.map(({ month }) => month))].sort()
    const year = months[0]!.slice(0, 4)
    const cut = new Set([`${year}-04`, `${year}-05`, `${year}-06`])
    const last = [...months].reverse()[0]!
    const { engine, of } = await load((day) => !cut.has(day.slice(0, 7)) && day.slice(0, 7) < last)
    const lines = await linksOf(engine, of)
    const byRow = new Map(truth.absences.map(({ ticketRow, month }) => [ticketRow, month]))
    const seen = new Set<string>()
    for (const { row, card } of lines) {
      const month = byRow.get(row)
      if (month === undefined) continue
      const isCut = cut.has(month) || month >= last
      expect([row, month, card.grade]).toEqual([row, month, isCut ? 'not provable' : 'proved'])
      expect(card.absence!.points[0]).toMatchObject(
        isCut ? { what: 'period', verdict: 'bad', details: { month } } : { verdict: 'good' },
      )
      seen.add(card.grade)
    }
    expect([...seen].sort()).toEqual(['not provable', 'proved'])
  })

  it('are not provable within a stretch that was cut out of the middle of months', async () => {
    const { engine, of } = await load((day) => day < '2026-02-11' || day > '2026-05-12')
    const lines = await linksOf(engine, of)
    const months = new Map(truth.absences.map(({ ticketRow, month }) => [ticketRow, month]))
    const grades = (month: string) => new Set(lines.flatMap(({ row, card }) => (months.get(row) === month ? [card.grade] : [])))
    for (const month of ['2026-03', '2026-04']) expect(grades(month)).toEqual(new Set(['not provable']))
    const gaps = lines.flatMap(({ row, card }) => {
      const { details } = card.absence!.points[0]!
      return months.has(row) && details.gapFrom !== undefined ? [`${details.gapFrom} ${details.gapTo}`] : []
    })
    expect(new Set(gaps).size).toBe(1)
    expect(grades('2026-01')).toEqual(new Set(['proved']))
  })

  it('are weak at best where the list has no date', async () => {
    const { engine, of } = await load(() => true, '立案日期')
    const grades = new Set((await linksOf(engine, of)).map(({ grade }) => grade))
    expect([...grades]).toEqual(['weak'])
  })

  it('a card asked for in the window is the evidence of the output', async () => {
    const { engine, of } = await load(() => true)
    const [line] = await linksOf(engine, of)
    expect((await engine('link.cards', { of, index: 0 })).at(-1)!.card).toEqual(line!.card)
  })
})

describe('cards of 2,000 absences from a list of 3,000', () => {
  const load = async () => {
    const engine = await openTestEngine()
    const bindings: Record<string, string> = {}
    for (const [name, rows, first] of [
      ['hotline', 2000, 13_100_000_000],
      ['cases', 3000, 13_900_000_000],
    ] as const) {
      const lines = Array.from({ length: rows }, (_, row) => `${name}${row},${first + 37 * row}`)
      const source = droppedFile(`${name}.csv`, `${name},电话\n${lines.join('\n')}\n`)
      const { dataset } = await engine('import.run', { source, options: auto, target: { name, kind: 'table' } })
      bindings[name] = dataset
    }
    const on = [{ left: '电话', right: '电话', compare: 'phone' }]
    const steps = [{ id: 'alone', op: 'link', left: 'hotline', right: 'cases', keep: 'unmatched', on }]
    const model = modelSchema.parse({ format: 'guoshai.model/1', id: 'alone', sources: { hotline: {}, cases: {} }, steps })
    return { engine, of: { what: 'links' as const, rows: { model, bindings, step: 'alone' } } }
  }

  it('say how far they are: how much of the list is read, then how many are written', async () => {
    const { engine, of } = await load()
    const said: OutputProgress[] = []
    const piece = await engine('output.csv', { of, offset: 0, limit: 10_000 }, { onProgress: (progress) => said.push(progress) })
    expect(piece.rows).toBe(2000)
    const reading = said.filter(({ row }) => row === 0).map((progress) => progress.reading)
    const written = said.filter(({ row }) => row > 0)
    expect([reading.length, written.length]).toEqual([2, 40])
    expect(reading).toEqual(reading.toSorted((a, b) => a - b))
    expect(written.every(({ reading: read, row, total }) => read === 1 && row < total && total === 2000)).toBe(true)
  })

  it.each([
    ['while the list is read', ({ reading }: OutputProgress) => reading < 1],
    ['while they are written', ({ row }: OutputProgress) => row > 0],
  ])('end %s when they are cancelled', async (_, isWhen) => {
    const { engine, of } = await load()
    const controller = new AbortController()
    const said: OutputProgress[] = []
    const onProgress = (progress: OutputProgress) => {
      said.push(progress)
      if (isWhen(progress)) controller.abort()
    }
    const call = engine('output.csv', { of, offset: 0, limit: 10_000 }, { signal: controller.signal, onProgress })
    await expect(call).rejects.toMatchObject({ code: 'job.cancelled' })
    expect(said.filter(isWhen).length).toBe(1)
  })
})
