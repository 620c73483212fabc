import { describe, expect, it } from 'vitest'
import type { FoundPairs } from '../linkage/finder.ts'
import { columnOf } from '../table/column.ts'
import { modelSchema } from './model.ts'
import type { RunContext } from './operator.ts'
import type { Relation, TableReader } from './relation.ts'
import { runModel } from './run.ts'

type Columns = Record<string, readonly string[]>

function tableOf(columns: Columns): TableReader {
  const rowCount = Object.values(columns)[0]!.length
  const column = async (name: string) => columnOf(columns[name]!)
  return {
    columns: Object.keys(columns).map((name) => ({ name, header: name, type: name === '生日' ? 'date' : 'personName' })),
    rowCount,
    segments: [{ start: 0, rows: rowCount }],
    column,
    segmentColumn: (_, name) => column(name),
  }
}

/** People of two lists; every third name and birthday of the second has a slip. */
function people(): [Columns, Columns] {
  let state = 11
  const draw = (of: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * of)
  }
  const signs = [...'王李张刘陈杨赵黄周吴伟芳娜敏静丽强磊军洋']
  const one = { 姓名: [] as string[], 生日: [] as string[] }
  const two = { 姓名: [] as string[], 生日: [] as string[] }
  for (let n = 0; n < 120; n++) {
    const [family, first, second] = [signs[draw(10)]!, signs[10 + draw(10)]!, signs[10 + draw(10)]!]
    const date = `19${60 + draw(40)}-0${1 + draw(9)}-${10 + draw(18)}`
    one.姓名.push(family + first + second)
    one.生日.push(date)
    two.姓名.push(draw(3) === 0 ? family + first + signs[10 + draw(10)]! : family + first + second)
    two.生日.push(draw(3) === 0 ? `${date.slice(0, 8)}${10 + draw(18)}` : date)
  }
  return [one, two]
}

const [one, two] = people()
const on = [
  { left: '姓名', right: '姓名', compare: 'name' },
  { left: '生日', right: '生日', compare: 'date' },
]

interface Kept {
  pairs: Map<string, FoundPairs>
  compared: number
}

async function linked(step: object, kept?: Kept, more: Partial<RunContext> = {}): Promise<Relation> {
  const whole = { id: 'linked', op: 'link', left: 'a', right: 'b', on, ...step }
  const model = modelSchema.parse({ format: 'guoshai.model/1', id: 'm', sources: { a: {}, b: {} }, steps: [whole] })
  const { results, faults } = await runModel(model, {
    sources: new Map([
      ['a', tableOf(one)],
      ['b', tableOf(two)],
    ]),
    versions: new Map([
      ['a', 'one'],
      ['b', 'two'],
    ]),
    lexicons: new Map(),
    cache: { get: () => undefined, set: () => {} },
    ...(kept && {
      pairs: { get: (key) => kept.pairs.get(key), set: (key, found) => void kept.pairs.set(key, found) },
      onShare: () => void kept.compared++,
    }),
    signal: new AbortController().signal,
    breathe: async () => {},
    ...more,
  })
  expect(faults).toEqual({})
  return results.get('linked')!.relation
}

describe('pairs that a link found by comparing are kept', () => {
  it.each([false, true])('and give at every threshold what a fresh run gives, one partner each: %s', async (oneToOne) => {
    const kept = { pairs: new Map(), compared: 0 }
    const counts: number[] = []
    for (const probability of [0.9, 0.5, 0.02, 0.99]) {
      const step = { decide: { probability }, oneToOne }
      const relation = await linked(step, kept)
      expect(relation).toEqual(await linked(step))
      counts.push(relation.parts[0]!.rows.length)
    }
    expect(new Set(counts).size).toBeGreaterThan(1)
    expect(kept.pairs.size).toBe(1)
  })

  it('whatever is judged, and whichever rows are wanted: nothing is compared again', async () => {
    const kept = { pairs: new Map(), compared: 0 }
    const decide = { probability: 0.9 }
    const before = await linked({ decide }, kept)
    const { compared } = kept
    expect(compared).toBeGreaterThan(0)
    const cannot = { left: before.parts[0]!.rows.slice(0, 1), right: before.parts[1]!.rows.slice(0, 1) }
    const none = { left: new Uint32Array(0), right: new Uint32Array(0) }
    const constraints = new Map([['linked', { version: 'v', rowsOnly: 0, must: none, cannot }]])
    const after = await linked({ decide }, kept, { constraints, mostCompared: 1 })
    expect(after.parts[0]!.rows.length).toBe(before.parts[0]!.rows.length - 1)
    const alone = await linked({ decide, keep: 'unmatched' }, kept, { mostCompared: 1 })
    expect(alone).toEqual(await linked({ decide, keep: 'unmatched' }))
    expect(kept.compared).toBe(compared)
  })

  it('and another comparison is compared for itself', async () => {
    const kept = { pairs: new Map(), compared: 0 }
    const rule = { left: '姓名', right: '姓名', compare: 'name' }
    const similar = await linked({ on: [{ ...rule, atLeast: 0.5 }] }, kept)
    const same = await linked({ on: [{ ...rule, atLeast: 0.95 }] }, kept)
    expect(same.parts[0]!.rows.length).toBeLessThan(similar.parts[0]!.rows.length)
    expect(kept.pairs.size).toBe(2)
  })
})
