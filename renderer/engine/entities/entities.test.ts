import { describe, expect, it } from 'vitest'
import type { EngineContract } from '../../../shared/contract/engine.ts'
import type { Call } from '../../../shared/contract/method.ts'
import { importOptionsSchema } from '../../../shared/ingest/import.ts'
import type { Model } from '../../../shared/model/model.ts'
import { droppedFile, openTestEngine } from '../testing/engine-client.ts'

const auto = importOptionsSchema.parse({})

/** Two months of tickets and a list of cases: 13800138000 calls twice and is a suspect's; 无 and 13000000000 are nobody's. */
const may = `工单编号,来电人,联系电话,被反映单位,诉求内容
A1,王小明,13800138000,恒泽建筑有限公司,拖欠工资
A2,李雷雷,无,恒泽建筑有限责任公司,噪声扰民
A3,韩梅梅,13000000000,,路灯不亮
`
const june = `工单编号,来电人,联系电话,被反映单位,诉求内容
B1,王小明,138-0013-8000、13900139001,恒泰建筑有限公司,消防通道被占用
B2,赵晓东,13700137000,,井盖丢失
`
const cases = `案号,嫌疑人,手机号,车牌号
(2026)1号,钱多多,13800138000,京A·12345
(2026)2号,孙悦悦,13600136000,京A12345
`

interface Opened {
  engine: Call<EngineContract>
  tickets: string
  batches: string[]
  cases: string
}

async function imported(): Promise<Opened> {
  const engine = await openTestEngine()
  const first = await engine('import.run', {
    source: droppedFile('五月.csv', may),
    options: auto,
    target: { name: '热线', kind: 'ticket' },
  })
  const second = await engine('import.run', {
    source: droppedFile('六月.csv', june),
    options: auto,
    target: { dataset: first.dataset },
  })
  const own = await engine('import.run', {
    source: droppedFile('案件.csv', cases),
    options: auto,
    target: { name: '案件', kind: 'table' },
  })
  const [, caseSet] = await engine('dataset.list', {})
  expect(caseSet?.columns.map(({ type }) => type)).toEqual(['id', 'personName', 'phone', 'plate'])
  return { engine, tickets: first.dataset, batches: [first.batch.id, second.batch.id, own.batch.id], cases: own.dataset }
}

describe('sightings of a row', () => {
  it('say in which batches its phone stood before, whatever form and column it has there', async () => {
    const { engine, tickets, batches } = await imported()
    const of = { dataset: tickets, batch: batches[1]!, row: 1 }
    const sightings = await engine('entity.sightings', { of })
    const phone = sightings.find(({ entity }) => entity.key === '13800138000')!
    expect(phone.rows.map(({ file, rows }) => [file, rows])).toEqual([
      ['五月.csv', 1],
      ['六月.csv', 1],
      ['案件.csv', 1],
    ])
    expect(phone).toMatchObject({ isKnown: true, isCommon: false, column: '联系电话' })
    const fresh = sightings.find(({ entity }) => entity.key === '13900139001')!
    expect(fresh).toMatchObject({ isKnown: false, clues: [], runs: [] })
  })

  it('are none for placeholders, and one for the two spellings of a company', async () => {
    const { engine, tickets, batches } = await imported()
    const of = { dataset: tickets, batch: batches[0]!, row: 2 }
    const sightings = await engine('entity.sightings', { of })
    expect(sightings.map(({ entity, rows }) => [entity.shown, rows.reduce((sum, each) => sum + each.rows, 0)])).toEqual([
      ['李雷雷', 1],
      ['恒泽建筑有限责任公司', 2],
    ])
    expect(await engine('entity.sightings', { of: { ...of, row: 3 } })).toHaveLength(1)
  })

  it('are none where only the same ticket came before', async () => {
    const engine = await openTestEngine()
    const month = (content: string) => `工单编号,联系电话,诉求内容\nA1,13800138000,${content}\n`
    const target = { name: '热线', kind: 'ticket' as const }
    const { dataset } = await engine('import.run', { source: droppedFile('五月.csv', month('路灯不亮')), options: auto, target })
    const again = droppedFile('六月.csv', month('路灯不亮，已回访'))
    const { batch } = await engine('import.run', { source: again, options: auto, target: { dataset } })
    const [phone] = await engine('entity.sightings', { of: { dataset, batch: batch.id, row: 1 } })
    expect([phone?.rows.length, phone?.isKnown]).toEqual([2, false])
  })

  it('name the clues and the saved runs that stand on other rows with the value, not those on the row itself', async () => {
    const { engine, tickets, batches } = await imported()
    const model: Model = {
      format: 'guoshai.model/1',
      id: 'wages',
      title: '欠薪',
      sources: { tickets: { kind: 'ticket' } },
      steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '', where: '拖欠工资' }] }],
    }
    const run = await engine('run.save', { model, bindings: { tickets } })
    await engine('clue.take', { run: run.id, step: 'hits', rows: 'all' })
    const later = await engine('entity.sightings', { of: { dataset: tickets, batch: batches[1]!, row: 1 } })
    const phone = later.find(({ entity }) => entity.key === '13800138000')!
    expect(phone.clues.map(({ serial, modelTitle, disposition }) => [serial, modelTitle, disposition])).toEqual([
      [1, '欠薪', 'open'],
    ])
    expect(phone.runs.map(({ title, rows }) => [title, rows])).toEqual([['欠薪', 1]])
    const itself = await engine('entity.sightings', { of: { dataset: tickets, batch: batches[0]!, row: 1 } })
    expect(itself.map(({ clues, runs, isKnown }) => [clues.length, runs.length, isKnown])).toEqual(
      itself.map(() => [0, 0, false]),
    )
  })
})

describe('what a saved link found', () => {
  it('is told of another row of either side, and not of the rows that it found together', async () => {
    const { engine, tickets, batches, cases } = await imported()
    const model: Model = {
      format: 'guoshai.model/1',
      id: 'suspects',
      title: '欠薪人有案',
      sources: { tickets: { kind: 'ticket' }, cases: {} },
      steps: [
        { id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '', where: '拖欠工资' }] },
        { id: 'linked', op: 'link', left: 'hits', right: 'cases', on: [{ left: '联系电话', right: '手机号', compare: 'phone' }] },
      ],
    }
    await engine('run.save', { model, bindings: { tickets, cases } })
    const runsOf = async (dataset: string, batch: string) => {
      const sightings = await engine('entity.sightings', { of: { dataset, batch, row: 1 } })
      return sightings.find(({ entity }) => entity.key === '13800138000')!.runs.map(({ title, rows }) => [title, rows])
    }
    expect(await runsOf(tickets, batches[1]!)).toEqual([['欠薪人有案', 2]])
    expect(await runsOf(tickets, batches[0]!)).toEqual([])
    expect(await runsOf(cases, batches[2]!)).toEqual([])
  })
})

describe('the rows of an entity', () => {
  it('are counted over all datasets and read page by page', async () => {
    const { engine } = await imported()
    const entity = { kind: 'phone' as const, key: '13800138000' }
    const first = await engine('entity.rows', { entity, offset: 0, limit: 2 })
    const rest = await engine('entity.rows', { entity, offset: 2, limit: 2 })
    expect(first.total).toBe(3)
    expect([...first.rows, ...rest.rows].map(({ dataset, column, cells }) => [dataset, column, cells[0]])).toEqual([
      ['热线', '联系电话', 'A1'],
      ['热线', '联系电话', 'B1'],
      ['案件', '手机号', '(2026)1号'],
    ])
  })
})

describe('the neighbourhood of a row', () => {
  it('reaches the rows that share an entity, and through a plate the next case', async () => {
    const { engine, tickets, batches } = await imported()
    const of = { row: { dataset: tickets, batch: batches[0]!, row: 1 } }
    const rowsAt = async (reach: number) => {
      const { nodes } = await engine('entity.neighbours', { of, reach })
      return nodes.flatMap(({ node, distance }) => (node.kind === 'row' ? [`${distance} ${node.label}`] : [])).sort()
    }
    expect(await rowsAt(1)).toEqual(['0 拖欠工资'])
    expect(await rowsAt(2)).toEqual(['0 拖欠工资', '2 (2026)1号', '2 噪声扰民', '2 消防通道被占用'])
    expect(await rowsAt(4)).toEqual(['0 拖欠工资', '2 (2026)1号', '2 噪声扰民', '2 消防通道被占用', '4 (2026)2号'])
  })

  it('shows further out only what is shared, and every edge leads from a row to an entity that is there', async () => {
    const { engine } = await imported()
    const { nodes, edges, isCut } = await engine('entity.neighbours', {
      of: { entity: { kind: 'plate', key: '京A12345' } },
      reach: 3,
    })
    expect(isCut).toBe(false)
    expect(nodes[0]).toMatchObject({ distance: 0, node: { kind: 'entity', rows: 2, entity: { shown: '京A·12345' } } })
    const ids = new Set(nodes.map(({ id }) => id))
    expect(edges.every(({ row, entity }) => ids.has(row) && ids.has(entity))).toBe(true)
    const far = nodes.flatMap(({ node, distance }) => (node.kind === 'entity' && distance > 0 ? [node.entity.key] : []))
    expect(far).toEqual(['13800138000'])
  })

  it('is cut at its limit, and says so', async () => {
    const engine = await openTestEngine()
    const rows = Array.from({ length: 30 }, (_, row) => `C${row},13800138000,内容${row}`).join('\n')
    const { dataset, batch } = await engine('import.run', {
      source: droppedFile('热线.csv', `工单编号,联系电话,诉求内容\n${rows}\n`),
      options: auto,
      target: { name: '热线', kind: 'ticket' },
    })
    const cut = await engine('entity.neighbours', { of: { row: { dataset, batch: batch.id, row: 1 } }, reach: 2, limit: 10 })
    expect([cut.nodes.length, cut.isCut]).toEqual([10, true])
    const whole = await engine('entity.neighbours', { of: { row: { dataset, batch: batch.id, row: 1 } }, reach: 2, limit: 40 })
    expect([whole.nodes.length, whole.isCut]).toEqual([31, false])
  })

  it('of a value that very many rows have shows the first of them; from a row it is not followed', async () => {
    const engine = await openTestEngine()
    const rows = Array.from({ length: 300 }, (_, row) => `C${row},13800138000,内容${row}`).join('\n')
    const { dataset, batch } = await engine('import.run', {
      source: droppedFile('热线.csv', `工单编号,联系电话,诉求内容\n${rows}\n`),
      options: auto,
      target: { name: '热线', kind: 'ticket' },
    })
    const entity = { kind: 'phone' as const, key: '13800138000' }
    const around = await engine('entity.neighbours', { of: { entity }, reach: 2, limit: 120 })
    expect(around.nodes[0]).toMatchObject({ node: { kind: 'entity', rows: 300, isCommon: true } })
    expect([around.nodes.length, around.edges.length, around.isCut]).toEqual([61, 60, true])
    const ofRow = await engine('entity.neighbours', { of: { row: { dataset, batch: batch.id, row: 1 } }, reach: 4 })
    expect(ofRow.nodes.map(({ node }) => node.kind)).toEqual(['row', 'entity'])
  })
})

describe('the entities of a batch', () => {
  it('are told apart by whether an earlier batch of any dataset has them', async () => {
    const { engine, batches } = await imported()
    const known = async (batch: string) =>
      (await engine('entity.ofBatch', { batch })).map(({ column, entities, known }) => [column, entities, known])
    expect(await known(batches[0]!)).toEqual([
      ['来电人', 3, 0],
      ['联系电话', 1, 0],
      ['被反映单位', 1, 0],
    ])
    expect(await known(batches[1]!)).toEqual([
      ['来电人', 2, 1],
      ['联系电话', 3, 1],
      ['被反映单位', 1, 0],
    ])
    expect(await known(batches[2]!)).toEqual([
      ['嫌疑人', 2, 0],
      ['手机号', 2, 1],
      ['车牌号', 1, 0],
    ])
  })
})
