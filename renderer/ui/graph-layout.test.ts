import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutGraph, nextNode } from './graph-layout.ts'

const graph = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }).chain((sizes) => {
  const nodes = [{ id: 'n0', distance: 0 }]
  for (const [index, size] of sizes.entries())
    for (let n = 0; n < size; n++) nodes.push({ id: `n${nodes.length}`, distance: index + 1 })
  const edge = (distance: number) =>
    fc.record({
      from: fc.constantFrom(...nodes.filter((node) => node.distance === distance - 1).map(({ id }) => id)),
      to: fc.constantFrom(...nodes.filter((node) => node.distance === distance).map(({ id }) => id)),
    })
  return fc.record({
    nodes: fc.constant(nodes),
    edges: fc.tuple(...sizes.map((_, index) => fc.array(edge(index + 1), { maxLength: 12 }))).map((parts) => parts.flat()),
  })
})

describe('the layout of a graph', () => {
  it('gives every node a place of its own in the column of its distance', () => {
    fc.assert(
      fc.property(graph, ({ nodes, edges }) => {
        const places = layoutGraph(nodes, edges)
        expect(new Set([...places.values()].map(({ column, place }) => `${column} ${place}`)).size).toBe(nodes.length)
        for (const { id, distance } of nodes) expect(places.get(id)!.column).toBe(distance)
        expect(Math.min(...[...places.values()].map(({ place }) => place))).toBe(0)
      }),
    )
  })

  it('puts nodes beside what they hang on, so that the edges of two fans do not cross', () => {
    const nodes = ['a', 'b'].map((id) => ({ id, distance: 1 })).concat(['1', '2', '3', '4'].map((id) => ({ id, distance: 2 })))
    const edges = [
      { from: 'b', to: '1' },
      { from: 'a', to: '2' },
      { from: 'b', to: '3' },
      { from: 'a', to: '4' },
    ]
    const places = layoutGraph([{ id: 'o', distance: 0 }, ...nodes], edges)
    const order = ['1', '2', '3', '4'].sort((x, y) => places.get(x)!.place - places.get(y)!.place)
    expect(order).toEqual(['2', '4', '1', '3'])
  })
})

describe('the arrow keys', () => {
  const nodes = [
    { id: 'o', distance: 0 },
    { id: 'a', distance: 1 },
    { id: 'b', distance: 1 },
    { id: '1', distance: 2 },
  ]
  const edges = [
    { from: 'o', to: 'a' },
    { from: 'o', to: 'b' },
    { from: 'b', to: '1' },
  ]
  const places = layoutGraph(nodes, edges)
  const walk = (from: string, ...keys: string[]) =>
    keys.reduce<string | null>((at, key) => (at === null ? null : nextNode(key, at, places, edges)), from)

  it('go along edges to the sides, and through a column up and down', () => {
    expect(walk('o', 'ArrowRight', 'ArrowDown', 'ArrowRight')).toBe('1')
    expect(walk('1', 'ArrowLeft')).toBe('b')
    expect(walk('b', 'ArrowUp', 'ArrowLeft')).toBe('o')
  })

  it('lead nowhere where there is no edge, no neighbour, or the key is another one', () => {
    expect([walk('a', 'ArrowRight'), walk('a', 'ArrowUp'), walk('o', 'ArrowLeft'), walk('o', 'x')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})
