import { existsSync, readFileSync } from 'node:fs'
import { read, utils } from '@e965/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import type { EngineContract } from '../../shared/contract/engine.ts'
import type { Call } from '../../shared/contract/method.ts'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { modelSchema } from '../../shared/model/model.ts'
import { termCsv } from '../../shared/referral/term-report-csv.ts'
import type { TermReport } from '../../shared/screening/term-report.ts'
import type { TermNumber } from '../../shared/screening/term-rows.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'

const auto = importOptionsSchema.parse({})

async function imported(engine: Call<EngineContract>, name: string, bytes: Uint8Array<ArrayBuffer>) {
  const { dataset, batch } = await engine('import.run', {
    source: droppedFile(name, bytes),
    options: auto,
    target: { name: 'tickets', kind: 'table' },
  })
  return { dataset, batch: batch.id }
}

const modelOf = (...layers: { name?: string; where: string; off?: boolean }[]) =>
  modelSchema.parse({
    format: 'guoshai.model/1',
    id: 'lanes',
    title: '占用消防通道',
    sources: { tickets: { columns: { 内容: 'text', 类型: 'category', 电话: 'phone' } } },
    steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers }],
  })

const lines = [
  '内容,类型,电话',
  '消防通道被占用，联系电话13812345678,投诉,13812345678',
  '消防通道和消防车道被堵,投诉,',
  '咨询消防通道归谁管,咨询,',
  '楼道被占用,投诉,',
  '消防车道,投诉,',
  '路灯不亮,投诉,',
]

describe('the term report of a step', () => {
  let engine: Call<EngineContract>
  let bindings: Record<string, string>
  let batch: string
  const model = modelOf(
    { name: '占用', where: '(@通道 OR 占用) NOT 类型:咨询' },
    { name: '暂停', where: '路灯', off: true },
    { name: '去楼道', where: 'NOT 楼道' },
  )
  const report = (of = model): Promise<TermReport> => engine('terms.report', { of: { model: of, bindings, step: 'hits' } })

  beforeAll(async () => {
    engine = await openTestEngine()
    const made = await imported(engine, '六月.csv', new TextEncoder().encode(`${lines.join('\n')}\n`))
    bindings = { tickets: made.dataset }
    batch = made.batch
    await engine('lexicon.define', { format: 'guoshai.lexicon/1', groups: [{ name: '通道', words: ['消防通道', '消防车道'] }] })
  })

  it('has a line for each term of each layer that is on, and says what the layer takes away', async () => {
    const { layers, sources, step } = await report()
    expect([step, sources]).toEqual([{ id: 'hits', title: 'hits' }, [{ dataset: 'tickets', files: ['六月.csv'], rows: 6 }]])
    expect(
      layers.map((one) => [one.layer, one.name, one.in, one.out, one.removedByExclusion, one.removedLater, one.isLast]),
    ).toEqual([
      [0, '占用', 6, 4, 1, 1, false],
      [2, '去楼道', 4, 3, 1, 0, true],
    ])
    expect(
      layers[0]!.terms.map((one) => [
        one.term,
        one.inInput,
        one.hits,
        one.unique,
        one.marginal,
        one.share,
        one.removedByExclusion,
        one.removedLater,
      ]),
    ).toEqual([
      ['消防通道', 3, 2, 0, 0, 0.5, 1, 0],
      ['消防车道', 2, 2, 1, 1, 0.5, 0, 0],
      ['占用', 2, 2, 1, 1, 0.5, 0, 1],
    ])
    expect(layers[1]!.terms).toEqual([])
    expect(layers[1]!.excluded).toEqual([{ term: '楼道', removed: 1, alone: 1 }])
  })

  it('gives sample rows by their number in the file, the match marked, telephone numbers masked', async () => {
    const samples = (await report()).layers[0]!.terms[2]!.samples
    expect(
      samples.map(({ row, file, column, text, start, end }) => [row, file, column, text, text.slice(start, end)]).sort(),
    ).toEqual([
      [1, '', '内容', '消防通道被占用，联系电话138****5678', '占用'],
      [4, '', '内容', '楼道被占用', '占用'],
    ])
    expect(samples).toEqual((await report()).layers[0]!.terms[2]!.samples)
  })

  it('every number leads to as many rows as it says', async () => {
    const { layers } = await report()
    for (const { layer, terms, excluded, removedByExclusion, removedLater } of layers) {
      const rowsOf = async (number: TermNumber, term: string | null) => {
        const of = await engine('terms.rows', { model, bindings, step: 'hits', layer, number, term })
        return of === null ? 0 : (await engine('rows.page', { of, offset: 0, limit: 100 })).total
      }
      for (const line of terms) {
        for (const number of ['inInput', 'hits', 'unique', 'marginal', 'removedByExclusion', 'removedLater'] as const) {
          expect([line.term, number, await rowsOf(number, line.term)]).toEqual([line.term, number, line[number]])
        }
      }
      for (const { term, removed, alone } of excluded) {
        expect([await rowsOf('excluded', term), await rowsOf('alone', term)]).toEqual([removed, alone])
      }
      expect([await rowsOf('removedByExclusion', null), await rowsOf('removedLater', null)]).toEqual([
        removedByExclusion,
        removedLater,
      ])
    }
  })

  it('verdicts of the step give precision; one that two judges dispute is unsure', async () => {
    const verdict = (row: number, judge: string, value: 'relevant' | 'irrelevant') =>
      engine('judgement.set', {
        question: 'lanes/hits',
        judge,
        verdicts: [{ ref: { dataset: bindings.tickets!, batch, row }, verdict: value }],
      })
    await verdict(1, '甲', 'relevant')
    await verdict(2, '甲', 'relevant')
    await verdict(4, '甲', 'irrelevant')
    await verdict(5, '甲', 'relevant')
    await verdict(5, '乙', 'irrelevant')
    const [first] = (await report()).layers
    expect(first!.precision).toMatchObject({ relevant: 2, irrelevant: 1, unsure: 1 })
    expect(first!.precision.interval!.value).toBeCloseTo(2 / 3)
    expect(first!.terms[2]!.precision).toMatchObject({ relevant: 1, irrelevant: 1, unsure: 0, interval: { value: 0.5 } })
    expect(first!.terms[1]!.precision.unsure).toBe(1)
  })

  it('of a saved run it is that of the model over the rows of then', async () => {
    const run = await engine('run.save', { model, bindings })
    const before = await report()
    expect(await engine('terms.report', { of: { run: run.id, step: 'hits' } })).toEqual(before)
    const target = { dataset: bindings.tickets! }
    await engine('import.run', {
      source: droppedFile('七月.csv', new TextEncoder().encode(`${lines.join('\n')}\n`)),
      options: auto,
      target,
    })
    expect(await engine('terms.report', { of: { run: run.id, step: 'hits' } })).toEqual(before)
    const after = await report()
    expect(after.layers[0]!.terms[2]!.hits).toBe(4)
    expect(new Set(after.layers[0]!.terms[2]!.samples.map(({ file }) => file))).toEqual(new Set(['六月.csv', '七月.csv']))
  })

  it('a step that is no screen, one that is not there and a faulty layer are told by name', async () => {
    const of = (step: string, where = '占用') => ({ of: { model: modelOf({ where }), bindings, step } })
    await expect(engine('terms.report', of('none'))).rejects.toMatchObject({ code: 'model.stepMissing' })
    await expect(engine('terms.report', of('tickets'))).rejects.toMatchObject({ code: 'model.stepMissing' })
    await expect(engine('terms.report', of('hits', '(占用'))).rejects.toMatchObject({ code: 'query.invalid' })
    await expect(engine('terms.report', { of: { ...of('hits').of, bindings: {} } })).rejects.toMatchObject({
      code: 'model.sourceMissing',
    })
  })

  it('is cancelled between its queries', async () => {
    const words = Array.from({ length: 300 }, (_, at) => `词${at} 占用`).join(' OR ')
    const controller = new AbortController()
    const asked = engine(
      'terms.report',
      { of: { model: modelOf({ where: words }), bindings, step: 'hits' } },
      { signal: controller.signal, onProgress: () => controller.abort() },
    )
    await expect(asked).rejects.toThrow()
  })
})

const replies = '../shared/data/teddy2020c/fujian4_replies.xlsx'

/** The same numbers by plain string functions over the cells of the file; `off` is a term that is taken out, `isFree` leaves the exclusions out. */
function plainReport(rows: readonly (readonly string[])[]) {
  const noise = ['噪音', '噪声', '扰民']
  const within = (cell: string, one: string, others: readonly string[], distance: number) => {
    for (let at = cell.indexOf(one); at >= 0; at = cell.indexOf(one, at + 1)) {
      for (const other of others) {
        for (let place = cell.indexOf(other); place >= 0; place = cell.indexOf(other, place + 1)) {
          if (Math.max(place - at - one.length, at - place - other.length, 0) <= distance) return true
        }
      }
    }
    return false
  }
  const contains = (row: readonly string[], term: string): boolean => {
    if (term === '留言主题:建议') return row[0]!.includes('建议')
    if (term !== '物业*公司') return row.some((cell) => cell.includes(term))
    return row.some((cell) =>
      cell.split(/[^\p{L}\p{N}]/u).some((piece) => within(piece, '物业', ['公司'], 12) && /物业.{0,12}公司/.test(piece)),
    )
  }
  const first = (row: readonly string[], off = '', isFree = false) => {
    const has = (term: string) => term !== off && contains(row, term)
    const near =
      off !== '施工' &&
      row.some((cell) =>
        within(
          cell,
          '施工',
          ['夜间', '凌晨'].filter((word) => word !== off),
          10,
        ),
      )
    const wanted = (noise.some(has) || has('物业*公司') || near) && has('小区')
    return wanted && (isFree || (!has('咨询') && !has('留言主题:建议')))
  }
  const result = rows.filter((row) => first(row))
  const removed = rows.filter((row) => first(row, '', true) && !first(row))
  const terms = [...noise, '物业*公司', '施工', '夜间', '凌晨', '小区']
  return {
    in: rows.length,
    out: result.length,
    removedByExclusion: removed.length,
    terms: terms.map((term) => {
      const hits = result.filter((row) => contains(row, term))
      return {
        term,
        hits: hits.length,
        unique: hits.filter((row) => !terms.some((other) => other !== term && contains(row, other))).length,
        marginal: result.filter((row) => !first(row, term)).length,
        removedByExclusion: removed.filter((row) => contains(row, term)).length,
        inInput: rows.filter((row) => contains(row, term)).length,
        removedLater: hits.filter((row) => contains(row, '学校')).length,
      }
    }),
    excluded: ['咨询', '留言主题:建议'].map((term) => ({
      term,
      removed: removed.filter((row) => contains(row, term)).length,
      alone: rows.filter((row) => first(row, term) && !first(row)).length,
    })),
  }
}

describe.runIf(existsSync(replies))('a fixed screen of real complaints', () => {
  it('its term report is that of a script of plain string functions, term for term', async () => {
    const bytes = new Uint8Array(readFileSync(replies))
    const book = read(bytes)
    const sheet = utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1, raw: false, defval: '' })
    const expected = plainReport(sheet.slice(1).map((cells) => [cells[2]!, cells[4]!, cells[5]!]))
    const engine = await openTestEngine()
    const { dataset } = await imported(engine, 'fujian4_replies.xlsx', bytes)
    await engine('lexicon.define', { format: 'guoshai.lexicon/1', groups: [{ name: '噪', words: ['噪音', '噪声', '扰民'] }] })
    const texts = { 留言编号: 'id', 留言用户: 'id', 留言主题: 'text', 留言详情: 'text', 答复意见: 'text' }
    const model = modelSchema.parse({
      format: 'guoshai.model/1',
      id: 'noise',
      sources: { tickets: { columns: texts } },
      steps: [
        {
          id: 'hits',
          op: 'screen',
          from: 'tickets',
          layers: [
            { name: '扰民', where: '(@噪 OR 物业*公司 OR 施工 NEAR/10 (夜间 OR 凌晨)) AND 小区 NOT (咨询 OR 留言主题:建议)' },
            { name: '去学校', where: 'NOT 学校' },
          ],
        },
      ],
    })
    const report = await engine('terms.report', { of: { model, bindings: { tickets: dataset }, step: 'hits' } })
    const { terms, excluded, removedByExclusion, in: before, out } = report.layers[0]!
    const found = terms.map(({ share: _, precision: __, samples: ___, ...numbers }) => numbers)
    expect({ in: before, out, removedByExclusion, terms: found, excluded }).toEqual(expected)
    expect(terms.every(({ hits, unique, marginal, inInput }) => unique <= marginal && marginal <= hits && hits <= inInput)).toBe(
      true,
    )
    expect(out).toBeGreaterThan(100)
    expect(terms.map(({ samples, hits }) => samples.length === Math.min(20, hits))).not.toContain(false)
    expect(new TextDecoder().decode(termCsv(report)).trim().split('\r\n')).toHaveLength(1 + terms.length)
  })
})
