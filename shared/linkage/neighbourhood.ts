/** A row has an entity in a column. */
export interface Tie {
  row: string
  entity: string
  column: string
}

/** A graph of rows and entities that is read step by step: each asks for what lies around a whole ring of nodes at once. */
export interface RowsAndEntities {
  /** The entities of rows, in the order in which they shall be shown. */
  entitiesOf(rows: readonly string[]): Promise<readonly Tie[]>
  /** The rows of entities; nothing for one that is too common to be followed. */
  rowsOf(entities: readonly string[]): Promise<readonly Tie[]>
}

export interface Neighbourhood {
  /** The nearest first. */
  nodes: { id: string; kind: 'row' | 'entity'; distance: number }[]
  ties: Tie[]
  /** Nodes within reach were left out. */
  isCut: boolean
}

/**
 * Breadth first from one node, `reach` steps of row and entity far, at most `limit` nodes; of a ring that does not fit its first ones stay, in half of
 * the room that is left where other rings are to come. Ties are those between nodes that stay, each once.
 *
 * ```
 * row 1 ─ phone ─ row 2 ─ company      from row 1, reach 2: row 1 (0), phone (1), row 2 (2)
 * ```
 */
export async function neighbourhoodOf(
  start: { id: string; kind: 'row' | 'entity' },
  reach: number,
  limit: number,
  graph: RowsAndEntities,
): Promise<Neighbourhood> {
  const nodes: Neighbourhood['nodes'] = [{ ...start, distance: 0 }]
  const known = new Set([nodeKey(start.kind, start.id)])
  const ties = new Map<string, Tie>()
  let isCut = false
  for (let distance = 1; distance <= reach; distance++) {
    const ring = nodes.filter((node) => node.distance === distance - 1)
    if (ring.length === 0) break
    const ids = ring.map(({ id }) => id)
    const room = limit - nodes.length
    const isOfRows = ring[0]!.kind === 'row'
    const kind = isOfRows ? 'entity' : 'row'
    const found = isOfRows ? await graph.entitiesOf(ids) : await graph.rowsOf(ids)
    const fresh = new Set(found.map((tie) => nodeKey(kind, tie[kind])).filter((key) => !known.has(key)))
    const most = nodes.length + (fresh.size > room && distance < reach ? Math.ceil(room / 2) : room)
    for (const tie of found) {
      const key = nodeKey(kind, tie[kind])
      if (!known.has(key)) {
        if (nodes.length >= most) {
          isCut = true
          continue
        }
        known.add(key)
        nodes.push({ id: tie[kind], kind, distance })
      }
      ties.set(JSON.stringify([tie.row, tie.entity, tie.column]), tie)
    }
  }
  return { nodes: isCut ? byDistance(nodes, [...ties.values()]) : nodes, ties: [...ties.values()], isCut }
}

/** Nodes with their distance along the ties that stay: one that was left out of a ring and met again further out is as near as it ever was. */
function byDistance(nodes: Neighbourhood['nodes'], ties: readonly Tie[]): Neighbourhood['nodes'] {
  const around = new Map<string, string[]>()
  for (const { row, entity } of ties) {
    const [a, b] = [nodeKey('row', row), nodeKey('entity', entity)]
    around.set(a, [...(around.get(a) ?? []), b])
    around.set(b, [...(around.get(b) ?? []), a])
  }
  const start = nodeKey(nodes[0]!.kind, nodes[0]!.id)
  const distances = new Map([[start, 0]])
  for (const [key, distance] of distances) {
    for (const next of around.get(key) ?? []) if (!distances.has(next)) distances.set(next, distance + 1)
  }
  return nodes
    .map((node) => ({ ...node, distance: distances.get(nodeKey(node.kind, node.id))! }))
    .sort((a, b) => a.distance - b.distance)
}

function nodeKey(kind: 'row' | 'entity', id: string): string {
  return `${kind} ${id}`
}
