/** Where a node is drawn: the column is its distance, `place` its line in the column from the top, counted from the middle of the tallest column. */
export interface NodePlace {
  column: number
  place: number
}

interface LaidNode {
  id: string
  distance: number
}

/**
 * Places for a graph whose edges join neighbouring distances: a column for each distance, so that no label lies on another; within a column nodes stand by the
 * middle of their neighbours in the column before, then in the order given. Each column is centred. The same graph gives the same places.
 */
export function layoutGraph(nodes: readonly LaidNode[], edges: readonly { from: string; to: string }[]): Map<string, NodePlace> {
  const columns = new Map<number, LaidNode[]>()
  for (const node of nodes) columns.set(node.distance, [...(columns.get(node.distance) ?? []), node])
  const neighbours = neighboursOf(edges)
  const tallest = Math.max(0, ...[...columns.values()].map((column) => column.length))
  const places = new Map<string, NodePlace>()
  for (const distance of [...columns.keys()].sort((a, b) => a - b)) {
    const column = columns.get(distance)!
    const wished = column.map((node, order) => {
      const before = (neighbours.get(node.id) ?? []).flatMap((id) => {
        const place = places.get(id)
        return place && place.column < distance ? [place.place] : []
      })
      return { node, order, wish: before.length === 0 ? Number.POSITIVE_INFINITY : mean(before) }
    })
    wished.sort((a, b) => (a.wish === b.wish ? a.order - b.order : a.wish - b.wish))
    const first = (tallest - column.length) / 2
    for (const [index, { node }] of wished.entries()) places.set(node.id, { column: distance, place: first + index })
  }
  return places
}

/** The node that an arrow key leads to: up and down within the column, left and right along the edge that runs most level. */
export function nextNode(
  key: string,
  id: string,
  places: ReadonlyMap<string, NodePlace>,
  edges: readonly { from: string; to: string }[],
): string | null {
  const own = places.get(id)
  if (!own) return null
  const step = { ArrowUp: -1, ArrowDown: 1, ArrowLeft: -1, ArrowRight: 1 }[key]
  if (!step) return null
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const column = [...places].filter(([, { column }]) => column === own.column).sort(([, a], [, b]) => a.place - b.place)
    return column[column.findIndex(([each]) => each === id) + step]?.[0] ?? null
  }
  const reached = (neighboursOf(edges).get(id) ?? []).filter((each) => places.get(each)?.column === own.column + step)
  const far = (each: string) => Math.abs(places.get(each)!.place - own.place)
  return reached.reduce<string | null>((best, each) => (best === null || far(each) < far(best) ? each : best), null)
}

function neighboursOf(edges: readonly { from: string; to: string }[]): Map<string, string[]> {
  const neighbours = new Map<string, string[]>()
  const add = (id: string, other: string) => neighbours.set(id, [...(neighbours.get(id) ?? []), other])
  for (const { from, to } of edges) {
    add(from, to)
    add(to, from)
  }
  return neighbours
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
