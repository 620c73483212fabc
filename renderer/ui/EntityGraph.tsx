import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import type { GraphEdge, GraphNode } from '../../shared/contract/entities.ts'
import { type Entity, maskEntity } from '../../shared/linkage/entity.ts'
import { useMessages } from '../messages/messages.ts'
import type { Messages } from '../messages/zh-CN.ts'
import drawer from './ConnectionsDrawer.module.css'
import type { MenuAction } from './ContextMenu.tsx'
import { type ConnectionsView, useConnections } from './connections.ts'
import { ErrorNotice } from './ErrorNotice.tsx'
import { type FoldedLeaves, foldLeaves } from './fold-leaves.ts'
import { GraphView, type ShownEdge, type ShownNode } from './GraphView.tsx'
import { useEngineQuery } from './use-engine-query.ts'
import { useMemoryVersion } from './use-memory-version.ts'

const NEAR = 2
const FAR = 4
/** Rows that share nothing but one value are drawn up to this number, the others counted. */
const MOST_LEAVES = 6

interface EntityGraphProps {
  of: Extract<ConnectionsView, { kind: 'graph' }>['of']
  isMasked: boolean
}

/** Who shares a phone, a plate, a name or a company with a row or a value, and further out with those. */
export function EntityGraph({ of, isMasked }: EntityGraphProps) {
  const messages = useMessages()
  const words = messages.entities.graph
  const { show } = useConnections.getState()
  const [reach, setReach] = useState(NEAR)
  const [share, setShare] = useState(0)
  const asked = 'entity' in of ? { entity: { kind: of.entity.kind, key: of.entity.key } } : of
  const answer = useEngineQuery(
    'entity.neighbours',
    { of: asked, reach },
    { version: useMemoryVersion(), onProgress: setShare, keepPrevious: true },
  )
  const { data } = answer
  const nodes = useMemo(() => (data?.nodes ?? []).map((node) => shownNode(node, isMasked, messages)), [data, isMasked, messages])
  const edges = useMemo(
    () => (data?.edges ?? []).map(({ row, entity, column }) => ({ from: row, to: entity, label: column })),
    [data],
  )
  const seen = useMemo(() => {
    const missing = missingRows(data?.nodes ?? [], data?.edges ?? [], reach)
    const folding = { isKept: ({ isMarked }: ShownNode) => isMarked, missing: ({ id }: ShownNode) => missing.get(id) ?? 0 }
    return withFolded(foldLeaves(nodes, edges, MOST_LEAVES, folding), words)
  }, [data, nodes, edges, reach, words])
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />
  if (!data)
    return (
      <p className={drawer.note} role="status">
        {words.looking(Math.floor(share * 100))}
      </p>
    )
  const byId = new Map(data.nodes.map((node) => [node.id, node.node]))
  const nodeOf = (id: string) => byId.get(id) ?? byId.get(seen.under.get(id) ?? '')
  const rows = data.nodes.filter(({ node }) => node.kind === 'row').length
  const open = (id: string) => {
    const node = nodeOf(id)
    if (node) show(node.kind === 'row' ? { kind: 'record', ref: node.ref } : { kind: 'rows', entity: node.entity })
  }
  const actionsOf = (id: string): MenuAction[] => {
    const node = nodeOf(id)
    if (!node) return []
    const center = node.kind === 'row' ? { row: node.ref } : { entity: node.entity }
    return [
      { key: 'open', label: node.kind === 'row' ? words.openRecord : words.openRows, run: () => open(id) },
      { key: 'center', label: words.center, run: () => show({ kind: 'graph', of: center }) },
    ]
  }
  return (
    <div className={drawer.graph}>
      <div className={drawer.bar}>
        <Segmented
          size="small"
          aria-label={words.reach}
          value={reach}
          options={[
            { value: NEAR, label: words.near },
            { value: FAR, label: words.far },
          ]}
          onChange={setReach}
        />
        <span>{rows === 1 ? words.alone : words.counts(rows, nodes.length - rows)}</span>
        {data.isCut && <span className={drawer.warn}>{words.cut}</span>}
        <span className={drawer.keys}>{words.keys}</span>
      </div>
      <GraphView label={words.label} nodes={seen.nodes} edges={seen.edges} onOpen={open} actionsOf={actionsOf} />
    </div>
  )
}

/** Rows of each value that are not in the graph though it was followed. */
function missingRows(nodes: readonly GraphNode[], edges: readonly GraphEdge[], reach: number): Map<string, number> {
  const rowsOf = new Map<string, Set<string>>()
  for (const { row, entity } of edges) rowsOf.set(entity, (rowsOf.get(entity) ?? new Set()).add(row))
  const missing = new Map<string, number>()
  for (const { id, node, distance } of nodes) {
    const isFollowed = node.kind === 'entity' && distance < reach && (distance === 0 || !node.isCommon)
    if (isFollowed) missing.set(id, node.rows - (rowsOf.get(id)?.size ?? 0))
  }
  return missing
}

interface SeenGraph {
  nodes: ShownNode[]
  edges: ShownEdge[]
  /** Of each node that stands for rows not drawn, the value that they have. */
  under: Map<string, string>
}

/** In place of what was folded one node with its count; it leads to all rows of the value. */
function withFolded(
  { nodes, edges, folded }: { nodes: ShownNode[]; edges: ShownEdge[]; folded: FoldedLeaves[] },
  words: Messages['entities']['graph'],
): SeenGraph {
  const texts = new Map(nodes.map(({ id, text }) => [id, text]))
  const more = folded.map(({ under, distance, count }): ShownNode => {
    const text = words.moreOf(texts.get(under) ?? '')
    const label = `${words.more(count)} · ${text}`
    return {
      id: `more ${under}`,
      distance,
      shape: 'more',
      tag: words.more(count),
      text,
      note: '',
      label,
      isMarked: false,
      isFaint: true,
    }
  })
  return {
    nodes: [...nodes, ...more],
    edges: [...edges, ...folded.map(({ under }) => ({ from: under, to: `more ${under}`, label: '' }))],
    under: new Map(folded.map(({ under }) => [`more ${under}`, under])),
  }
}

function shownNode({ id, node, distance }: GraphNode, isMasked: boolean, messages: Messages): ShownNode {
  const words = messages.entities.graph
  if (node.kind === 'row') {
    const text = node.label || node.dataset
    return {
      id,
      distance,
      shape: 'record',
      tag: node.dataset,
      text,
      note: node.isClue ? words.clue : '',
      label: words.record(node.dataset, text) + (node.isClue ? ` · ${words.clue}` : ''),
      isMarked: node.isClue,
      isFaint: false,
    }
  }
  return { id, distance, ...shownEntity(node.entity, node.rows, node.isCommon && distance > 0, isMasked, messages) }
}

function shownEntity(
  entity: Entity,
  rows: number,
  isCommon: boolean,
  isMasked: boolean,
  { entities }: Messages,
): Omit<ShownNode, 'id' | 'distance'> {
  const text = isMasked ? maskEntity(entity) : entity.shown
  const kind = entities.kinds[entity.kind]
  return {
    shape: 'value',
    tag: kind,
    text,
    note: entities.graph.inRows(rows),
    label: entities.graph[isCommon ? 'common' : 'value'](kind, text, rows),
    isMarked: false,
    isFaint: isCommon,
  }
}
