import { describe, expect, it } from 'vitest'
import { importOptionsSchema } from '../../shared/ingest/import.ts'
import { modelSchema } from '../../shared/model/model.ts'
import { Bitset } from '../../shared/screening/bitset.ts'
import { compileQuery } from '../../shared/screening/evaluate.ts'
import { parseQuery } from '../../shared/screening/parse.ts'
import { ScreenPool } from './screening/screen-pool.ts'
import type { CellStore } from './store/cells.ts'
import { Database } from './store/database.ts'
import { droppedFile, startTestEngine } from './testing/engine-client.ts'
import { openTableOf } from './workspace.ts'

const options = importOptionsSchema.parse({})
const words = ['消防通道被占用', '無人清理垃圾', '路灯不亮', '已解决', '私家车占用消防車道', '咨询社保']
const password = '青石板路 walnut 27'
const WHERE = '(消防通道 OR 消防车道) NEAR/10 占用 OR 无人* OR 路灯'

/** 6,000 tickets of six texts in two batches, of which 4,000 (texts 1, 2, 3, 5) are accepted by the screen. */
async function withTickets() {
  const parts = await startTestEngine()
  const { call: engine } = parts
  await engine('vault.create', { password })
  const target = { name: '热线工单', kind: 'ticket' as const }
  const file = (from: number) => {
    const lines = Array.from(
      { length: 3000 },
      (_, row) => `${from + row},${words[row % 6]}之${from + row}号诉求，请有关部门尽快处理`,
    )
    return droppedFile(`${from}.csv`, `工单编号,诉求内容\n${lines.join('\n')}\n`)
  }
  const { dataset } = await engine('import.run', { source: file(1_000_000), options, target })
  await engine('import.run', { source: file(2_000_000), options, target: { dataset } })
  const model = modelSchema.parse({
    format: 'guoshai.model/1',
    id: 'screen',
    sources: { tickets: { kind: 'ticket' } },
    steps: [{ id: 'hits', op: 'screen', from: 'tickets', layers: [{ name: '一', where: WHERE }] }],
  })
  return { ...parts, engine, asked: { model, bindings: { tickets: dataset } } }
}

function parsedQuery(where: string) {
  const parsed = parseQuery(where)
  if (!parsed.ok) throw new Error(parsed.error.code)
  return parsed.query
}

/** When a number has not changed for a while. */
async function settled(of: () => number) {
  for (let before = -1; before !== of(); ) {
    before = of()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Takes parts of the index away behind the engine's back, or spoils them. */
async function changeIndex(name: string, change: 'remove' | 'spoil', part: RegExp) {
  const database = new Database(name)
  await database.open()
  const cells = (await database.cells.toArray()).filter((cell) => part.test(cell.part))
  for (const cell of cells) {
    const key: [string, number, string] = [cell.batch, cell.segment, cell.part]
    if (change === 'remove') await database.cells.delete(key)
    else await database.cells.put({ ...cell, bytes: cell.bytes.map((byte) => byte ^ 1) })
  }
  database.close()
  return cells.length
}

describe('a screen over stored tickets', () => {
  it.each([
    { change: 'remove', part: /^x\d+/, what: 'its index is not there' },
    { change: 'spoil', part: /^x\d+$/, what: 'the keys of its index are damaged' },
    { change: 'spoil', part: /^x\d+\.\d+$/, what: 'the rows of its index are damaged' },
  ] as const)('still answers and says so where $what', async ({ change, part }) => {
    const { engine, asked, workspace, close } = await withTickets()
    const before = await engine('model.count', asked)
    expect(before.steps[0]!.layers).toEqual([{ name: '一', in: 6000, out: 4000 }])
    const { name } = workspace().store
    await close()
    expect(await changeIndex(name, change, part)).toBeGreaterThan(1)

    const { call: again } = await startTestEngine(name.replace(/\.sealed$/, ''))
    await again('vault.unlock', { password })
    const after = await again('model.count', asked)
    expect(after.steps[0]!.layers).toEqual([{ name: '一', in: 6000, out: 4000, unindexed: 2 }])
    expect(after.terms).toEqual(before.terms)
  })

  it('finds what was read beforehand at hand', async () => {
    const { asked, workspace } = await withTickets()
    const { store } = workspace()
    let isClosed = false
    let read = 0
    const watched: CellStore = Object.create(store, {
      cell: { value: (...part: Parameters<CellStore['cell']>) => take(() => store.cell(...part)) },
      cellsAt: { value: (...parts: Parameters<CellStore['cellsAt']>) => take(() => store.cellsAt(...parts)) },
    })
    const take = <T>(get: () => T): T => {
      if (isClosed) throw new Error('read again')
      read++
      return get()
    }
    const pool = new ScreenPool(watched)
    const table = await openTableOf(workspace(), asked.bindings.tickets)
    const places = table.segments.map(({ batch, segment, rows }) => {
      const texts = batch.columns.map(({ type }) => type === 'text')
      return { batch: batch.id, segment, rows, columns: [...batch.columns.keys()], texts }
    })
    pool.warm(places)
    await expect.poll(() => read).toBeGreaterThan(2 * places.length)
    const compiled = compileQuery(parsedQuery(WHERE), table.columns)
    if (!compiled.ok) throw new Error(compiled.error.code)
    const ask = () => {
      const options = { signal: new AbortController().signal, isCounting: true }
      return Promise.all(places.map((place) => pool.answer(place, compiled.screen, Bitset.full(place.rows), options)))
    }
    await settled(() => read)
    isClosed = true
    const answers = await ask()
    expect(answers.map(({ rows }) => rows.count)).toEqual([2000, 2000])
  })

  it('counts the rows that a layer took away, and shows them', async () => {
    const { engine, asked } = await withTickets()
    const of = { ...asked, step: 'hits', layer: 0, removed: true }
    const page = await engine('rows.page', { of, offset: 0, limit: 4 })
    expect(page.total).toBe(2000)
    const column = page.columns.findIndex(({ name }) => name === '诉求内容')
    expect(page.rows.map(({ cells }) => cells[column]!.slice(0, 4))).toEqual(['已解决之', '咨询社保', '已解决之', '咨询社保'])
  })

  it('stops when it is cancelled', async () => {
    const { engine, asked } = await withTickets()
    const cancelling = new AbortController()
    const counting = engine('model.count', asked, { signal: cancelling.signal })
    cancelling.abort()
    await expect(counting).rejects.toMatchObject({ code: 'job.cancelled' })
  })
})
