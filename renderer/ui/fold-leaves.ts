interface FoldedNode {
  id: string
  distance: number
}

interface FoldedEdge {
  from: string
  to: string
}

/** Nodes that are not drawn though they hang on `under`: taken away here, or never there. */
export interface FoldedLeaves {
  under: string
  distance: number
  count: number
}

/**
 * A graph that is to be looked at: where more than `most` nodes hang on one nearer node and on nothing else, the first `most` stay, those that `isKept`
 * before others. `missing`: how many neighbours of a node the graph does not even have; they are counted with those that go. Edges and nodes keep their order.
 */
export function foldLeaves<Node extends FoldedNode, Edge extends FoldedEdge>(
  nodes: readonly Node[],
  edges: readonly Edge[],
  most: number,
  { isKept, missing }: { isKept(node: Node): boolean; missing(node: Node): number },
): { nodes: Node[]; edges: Edge[]; folded: FoldedLeaves[] } {
  const neighbours = new Map<string, Set<string>>()
  for (const { from, to } of edges) {
    neighbours.set(from, (neighbours.get(from) ?? new Set()).add(to))
    neighbours.set(to, (neighbours.get(to) ?? new Set()).add(from))
  }
  const fans = new Map<string, Node[]>()
  for (const node of nodes) {
    const own = neighbours.get(node.id)
    const [under] = own ?? []
    if (node.distance > 0 && own?.size === 1 && under !== undefined) fans.set(under, [...(fans.get(under) ?? []), node])
  }
  const gone = new Set<string>()
  const folded: FoldedLeaves[] = []
  for (const node of nodes) {
    const fan = fans.get(node.id) ?? []
    const away = missing(node)
    if (away === 0 && fan.length <= most + 1) continue
    const inOrder = [...fan.filter(isKept), ...fan.filter((leaf) => !isKept(leaf))]
    const rest = inOrder.slice(most)
    for (const { id } of rest) gone.add(id)
    folded.push({ under: node.id, distance: node.distance + 1, count: rest.length + away })
  }
  return {
    nodes: nodes.filter(({ id }) => !gone.has(id)),
    edges: edges.filter(({ from, to }) => !gone.has(from) && !gone.has(to)),
    folded,
  }
}
