import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { modelSchema } from '../../shared/model/model.ts'
import { draftIdOf } from '../../shared/model/titles.ts'
import { composeDocument } from '../../shared/referral/compose.ts'
import { droppedFile, openTestEngine } from './testing/engine-client.ts'

const letter = {
  template: 'letter' as const,
  title: '关于移送线索的函',
  number: '',
  receiver: '某局',
  date: '2026-06-05',
  opening: '',
  suggestion: '',
  legalBasis: '',
  replyDeadline: '',
  contact: '',
}

const model = modelSchema.parse({
  format: 'guoshai.model/1',
  id: 'unpaid',
  title: '欠薪未诉',
  sources: { tickets: { kind: 'ticket' }, cases: { kind: 'table' }, suits: { kind: 'table' } },
  steps: [
    { id: 'wages', op: 'screen', from: 'tickets', layers: [{ where: '欠薪' }] },
    {
      id: 'linked',
      title: '与案件比对',
      op: 'link',
      left: 'wages',
      right: 'cases',
      on: [
        { left: '联系电话', right: '电话', compare: 'phone' },
        { left: '单位', right: '公司', compare: 'company', atLeast: 0.5 },
      ],
      any: true,
      window: { left: '受理时间', right: '立案日期', days: [0, 90] },
    },
    { id: 'late', op: 'screen', from: 'linked', layers: [{ where: '欠薪' }] },
    {
      id: 'unsued',
      title: '未起诉',
      op: 'link',
      left: 'late',
      right: 'suits',
      keep: 'unmatched',
      on: [{ left: '单位', right: '被告', compare: 'company' }],
    },
    { id: 'read', op: 'screen', from: 'unsued', layers: [{ where: '欠薪' }] },
  ],
})

const lists = {
  tickets: `工单编号,受理时间,联系电话,单位,诉求内容
T0001,2026-03-01,13800138001,北京甲乙建筑有限公司,欠薪三个月
T0002,2026-03-02,13800138002,北京丙丁餐饮有限公司,欠薪
T0003,2026-03-03,13800138003,北京戊己装饰有限公司,噪声扰民
T0004,2026-03-04,138****8004,北京庚辛物业有限公司,欠薪两个月
`,
  cases: `案号,电话,公司,立案日期
A1,13800138001,甲乙建筑公司,2026-03-20
A2,13900139002,丙丁餐饮,2026-04-01
A3,13800138004,庚辛物业服务有限公司,2026-04-02
`,
  suits: `案号,被告,起诉日期
S1,北京丙丁餐饮有限公司,2026-03-05
S2,北京庚辛物业管理有限公司,2026-03-15
`,
}

async function load() {
  const engine = await openTestEngine()
  const bindings: Record<string, string> = {}
  for (const [name, text] of Object.entries(lists)) {
    const source = droppedFile(`${name}.csv`, text)
    const kind = name === 'tickets' ? ('ticket' as const) : ('table' as const)
    const options = importOptionsSchema.parse({})
    bindings[name] = (await engine('import.run', { source, options, target: { name, kind } })).dataset
  }
  const run = await engine('run.save', { model, bindings })
  const take = await engine('clue.take', { run: run.id, step: 'read', rows: 'all' })
  const packetOf = (redaction: 'full' | 'masked') => engine('packet.compose', { letter, clues: take.clues, redaction })
  return { engine, bindings, run: run.id, packetOf }
}

describe('cards of clues', () => {
  it('are those of every link on the way, the same in window, output and packet', async () => {
    const { engine, bindings, run, packetOf } = await load()
    const { clues } = await packetOf('full')
    expect(clues.map(({ ticketNo }) => ticketNo)).toEqual(['T0001', 'T0004'])
    for (const step of ['linked', 'unsued'] as const) {
      const of = { run, step }
      const { bytes } = await engine('output.csv', { of: { what: 'links', rows: of }, offset: 0, limit: 100 })
      const { data } = Papa.parse<{ leftRow: string; evidence: string }>(new TextDecoder().decode(bytes).replace(/^\ufeff/, ''), {
        header: true,
        skipEmptyLines: true,
      })
      for (const [index, { leftRow, evidence }] of data.entries()) {
        const { card: shown } = (await engine('link.cards', { of, index })).at(-1)!
        expect(JSON.parse(evidence)).toEqual(shown)
        const clue = clues.find(({ origin }) => origin.row === Number(leftRow))
        if (clue) expect(clue.cards[step === 'linked' ? 0 : 1]!.card).toEqual(shown)
        else expect([step, leftRow]).toEqual(['linked', '2'])
      }
    }
    expect(clues[0]!.cards.map(({ against, card }) => [against, card.right?.row ?? null, card.window?.days])).toEqual([
      ['cases', 1, 19],
      ['suits', null, undefined],
    ])
    const ofDraft = await engine('link.cards', { of: { model, bindings, step: 'read' }, index: 0 })
    expect(ofDraft.map(({ card }) => card)).toEqual(clues[0]!.cards.map(({ card }) => card))
    expect(ofDraft[0]!.left).toContainEqual({ name: '联系电话', type: 'phone', field: 'phone', isOwn: true })
    expect(clues[0]!.matches.map(({ sourceName, row }) => [sourceName, row])).toEqual([['cases', 1]])
  })

  it('keep their figures and lose their numbers when masked', async () => {
    const { packetOf } = await load()
    const [full, masked] = [await packetOf('full'), await packetOf('masked')]
    const figures = ({ clues }: typeof full) =>
      clues.flatMap(({ cards }) => cards.map(({ card }) => [card.grade, card.score, card.absence?.points, card.rules.length]))
    expect(figures(masked)).toEqual(figures(full))
    expect(JSON.stringify(full.clues)).toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/)
    expect(JSON.stringify(masked.clues)).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/)
  })

  it('of a model that nobody has named call it by what it reads and its steps by their number, never by an id that was drawn', async () => {
    const { engine, bindings } = await load()
    const ids: Record<string, string> = { wages: 'screen1', linked: 'link1', late: 'screen2', unsued: 'link2', read: 'screen3' }
    const asDrawn = (id: string) => ids[id] ?? id
    const steps = model.steps.map((step) => {
      const { title: _, ...rest } = { ...step, id: asDrawn(step.id) }
      if (rest.op === 'screen') return { ...rest, from: asDrawn(rest.from) }
      return rest.op === 'link' ? { ...rest, left: asDrawn(rest.left), right: asDrawn(rest.right) } : rest
    })
    const id = draftIdOf('0b9c2f1e-77aa-4c1d-9f00-0123456789ab')
    const run = await engine('run.save', { model: { ...model, id, title: '', steps }, bindings })
    expect(run.title).toBe('tickets × cases × suits')
    const { clues } = await engine('clue.take', { run: run.id, step: 'screen3', rows: 'all' })
    for (const template of ['letter', 'internal-transfer'] as const) {
      const content = await engine('packet.compose', { letter: { ...letter, template }, clues, redaction: 'masked' })
      const printed = JSON.stringify(composeDocument(content))
      expect(printed).toContain('tickets × cases × suits')
      expect(printed).toContain(`第2步（版本${run.hash.slice(0, 16)}）`)
      expect(printed).not.toMatch(/draft-|link1|screen1/)
    }
  })
})
