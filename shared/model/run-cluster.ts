import { AppError } from '../errors.ts'
import { Components } from '../linkage/components.ts'
import { placesByRank } from '../linkage/pair-order.ts'
import { NO_ROW } from '../table/column.ts'
import type { ClusterStep } from './model.ts'
import type { Operator, RunContext } from './operator.ts'
import { clusterColumns } from './own-columns.ts'
import { type OwnColumn, type Relation, rowCountOf, sourceOf } from './relation.ts'

/**
 * The connected components of a link's pairs, one row for each record that stands in one: each source is one part, and a row has its record in one of them. Records
 * come component by component; components are numbered from 1 by their first record (source after source, row after row). A link that keeps rows without a partner
 * gives them components of their own.
 */
export const runCluster: Operator<ClusterStep> = async (step, inputs, context) => {
  const input = inputs[0]!
  if (step.by !== undefined && step.by !== 'links') {
    throw new AppError('model.operatorUnsupported', { step: step.id, operator: `cluster by ${step.by}` })
  }
  if (input.parts.length < 2)
    throw new AppError('model.expressionInvalid', { step: step.id, text: step.from, expected: '碰撞步骤' })
  const names = [...new Set(input.parts.map(({ source }) => source))]
  const starts = new Map<string, number>()
  let nodes = 0
  for (const name of names) {
    starts.set(name, nodes)
    nodes += sourceOf(context.sources, name).rowCount
  }
  const { components, isThere } = await joinRows(input, starts, nodes, context)
  return clusterRelation(step.id, names, starts, components, isThere)
}

const ROWS_AT_ONCE = 0x10000

async function joinRows(input: Relation, starts: ReadonlyMap<string, number>, nodes: number, context: RunContext) {
  const components = new Components(nodes)
  const isThere = new Uint8Array(nodes)
  const parts = input.parts.map(({ source, rows }) => ({ start: starts.get(source)!, rows }))
  const count = rowCountOf(input)
  for (let row = 0; row < count; row++) {
    let first = NO_ROW
    for (const part of parts) {
      if (part.rows[row] === NO_ROW) continue
      const node = part.start + part.rows[row]!
      isThere[node] = 1
      if (first === NO_ROW) first = node
      else components.join(first, node)
    }
    if (row % ROWS_AT_ONCE !== ROWS_AT_ONCE - 1) continue
    await context.breathe()
    context.signal.throwIfAborted()
  }
  return { components, isThere }
}

function clusterRelation(
  step: string,
  names: readonly string[],
  starts: ReadonlyMap<string, number>,
  components: Components,
  isThere: Uint8Array,
): Relation {
  const nodes = Uint32Array.from(isThere.keys()).filter((node) => isThere[node] === 1)
  const roots = nodes.map((node) => components.rootOf(node))
  const order = placesByRank(Float64Array.from(roots))
  const numbers = new Uint32Array(order.length)
  const sizes: number[] = []
  order.forEach((place, at) => {
    if (at === 0 || roots[place] !== roots[order[at - 1]!]) sizes.push(0)
    sizes[sizes.length - 1]!++
    numbers[at] = sizes.length - 1
  })
  const parts = names.map((source, part) => {
    const from = starts.get(source)!
    const next = names[part + 1]
    const end = next === undefined ? isThere.length : starts.get(next)!
    const rows = Uint32Array.from(order, (place) =>
      nodes[place]! >= from && nodes[place]! < end ? nodes[place]! - from : NO_ROW,
    )
    return { source, rows }
  })
  return { parts, rules: null, own: clusterOwn(step, numbers, sizes) }
}

function clusterOwn(step: string, numbers: Uint32Array<ArrayBuffer>, sizes: readonly number[]): OwnColumn[] {
  const different = [...new Set(sizes)]
  const places = new Map(different.map((size, place) => [size, place]))
  return [
    { name: clusterColumns.number, type: 'number', step, values: sizes.map((_, at) => String(at + 1)), codes: numbers },
    {
      name: clusterColumns.size,
      type: 'number',
      step,
      values: different.map(String),
      codes: numbers.map((number) => places.get(sizes[number]!)!),
    },
  ]
}
