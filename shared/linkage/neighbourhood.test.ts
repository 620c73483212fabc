import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neighbourhoodOf, type RowsAndEntities, type Tie } from './neighbourhood.ts'

const graphOf = (ties: readonly Tie[], common: ReadonlySet<string> = new Set()): RowsAndEntities => ({
  entitiesOf: async (rows) => ties.filter(({ row }) => rows.includes(row)),
  rowsOf: async (entities) => ties.filter(({ entity }) => entities.includes(entity) && !common.has(entity)),
})

const tie = fc.record({
  row: fc.integer({ min: 0, max: 7 }).map((n) => `r${n}`),
  entity: fc.integer({ min: 0, max: 7 }).map((n) => `e${n}`),
  column: fc.constantFrom('电话', '车牌'),
})
const key = ({ row, entity, column }: Tie) => `${row} ${entity} ${column}`

/** Distances by relaxing every tie until nothing changes. */
function distancesFrom(start: string, ties: readonly Tie[]): Map<string, number> {
  const distances = new Map([[start, 0]])
  for (let round = 0; round < 20; round++) {
    for (const { row, entity } of ties) {
      for (const [one, other] of [
        [row, entity],
        [entity, row],
      ] as const) {
        const distance = distances.get(one)
        if (distance !== undefined) distances.set(other, Math.min(distances.get(other) ?? 99, distance + 1))
      }
    }
  }
  return distances
}

describe('the neighbourhood of a node', () => {
  it('is every node within reach at its shortest distance, with the ties on the way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tie, { maxLength: 24 }), fc.integer({ min: 1, max: 4 }), async (ties, reach) => {
        const found = await neighbourhoodOf({ id: 'r0', kind: 'row' }, reach, 400, graphOf(ties))
        const near = [...distancesFrom('r0', ties)].filter(([, distance]) => distance <= reach)
        expect(new Map(found.nodes.map(({ id, distance }) => [id, distance]))).toEqual(new Map(near))
        expect(found.isCut).toBe(false)
        const distances = new Map(near)
        const expected = ties.filter(({ row, entity }) => {
          const [a, b] = [distances.get(row), distances.get(entity)]
          return a !== undefined && b !== undefined && Math.min(a, b) < reach
        })
        expect(new Set(found.ties.map(key))).toEqual(new Set(expected.map(key)))
        expect(found.ties.length).toBe(new Set(found.ties.map(key)).size)
      }),
    )
  })

  it('has no more nodes than its limit, ties only between them, and says that it was cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tie, { maxLength: 24 }), fc.integer({ min: 2, max: 8 }), async (ties, limit) => {
        const whole = await neighbourhoodOf({ id: 'r0', kind: 'row' }, 4, 400, graphOf(ties))
        const found = await neighbourhoodOf({ id: 'r0', kind: 'row' }, 4, limit, graphOf(ties))
        expect(found.nodes.length).toBeLessThanOrEqual(limit)
        expect(found.isCut).toBe(whole.nodes.length > limit)
        const ids = new Set(found.nodes.map(({ id }) => id))
        expect(found.ties.every(({ row, entity }) => ids.has(row) && ids.has(entity))).toBe(true)
        const distances = new Map(found.nodes.map(({ id, distance }) => [id, distance]))
        expect(found.ties.every(({ row, entity }) => Math.abs(distances.get(row)! - distances.get(entity)!) === 1)).toBe(true)
      }),
    )
  })

  it('shows an entity that is too common, and does not follow it', async () => {
    const ties = ['r0', 'r1', 'r2'].map((row) => ({ row, entity: 'e', column: '单位' }))
    const found = await neighbourhoodOf({ id: 'r0', kind: 'row' }, 2, 400, graphOf(ties, new Set(['e'])))
    expect(found.nodes.map(({ id }) => id)).toEqual(['r0', 'e'])
  })
})
