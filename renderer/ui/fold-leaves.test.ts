import { describe, expect, it } from 'vitest'
import { foldLeaves } from './fold-leaves.ts'

const fan = (under: string, ids: readonly string[]) => ids.map((id) => ({ from: id, to: under }))
const none = { isKept: () => false, missing: () => 0 }
const nodesOf = (distance: number, ids: readonly string[]) => ids.map((id) => ({ id, distance }))

describe('folding of leaves', () => {
  const leaves = ['a', 'b', 'c', 'd', 'e']
  const nodes = [...nodesOf(0, ['o']), ...nodesOf(1, ['firm', 'phone']), ...nodesOf(2, [...leaves, 'both'])]
  const edges = [...fan('firm', ['o', ...leaves, 'both']), ...fan('phone', ['o', 'both'])]

  it('keeps the first of many nodes that hang on one, those to be kept before others, and counts the rest', () => {
    const seen = foldLeaves(nodes, edges, 2, { ...none, isKept: ({ id }) => id === 'e' })
    expect(seen.nodes.map(({ id }) => id)).toEqual(['o', 'firm', 'phone', 'a', 'e', 'both'])
    expect(seen.folded).toEqual([{ under: 'firm', distance: 2, count: 3 }])
    expect(seen.edges.every(({ from }) => from !== 'b')).toBe(true)
  })

  it('counts neighbours that were left out beforehand, whether or not others go with them', () => {
    const missing = ({ id }: { id: string }) => (id === 'firm' ? 90 : id === 'phone' ? 7 : 0)
    const { folded } = foldLeaves(nodes, edges, 2, { ...none, missing })
    expect(folded).toEqual([
      { under: 'firm', distance: 2, count: 93 },
      { under: 'phone', distance: 2, count: 7 },
    ])
  })

  it('leaves alone what ties two nodes together, the centre, and a fan that one line more would show whole', () => {
    expect(foldLeaves(nodes, edges, 4, none)).toEqual({ nodes, edges, folded: [] })
    const centre = foldLeaves(nodesOf(0, ['o']).concat(nodesOf(1, ['x'])), fan('x', ['o']), 0, none)
    expect(centre.nodes.map(({ id }) => id)).toEqual(['o', 'x'])
  })
})
