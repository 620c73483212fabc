import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { ContextMenu, type MenuAction } from './ContextMenu.tsx'
import styles from './GraphView.module.css'
import { layoutGraph, nextNode } from './graph-layout.ts'

/** One node as it is drawn: a value round, a record square. */
export interface ShownNode {
  id: string
  distance: number
  shape: 'value' | 'record' | 'more'
  /** The small line above: what it is. */
  tag: string
  text: string
  /** The small word at its end, such as a count. */
  note: string
  /** The whole of it, for a reader and as a tip. */
  label: string
  isMarked: boolean
  /** Drawn with a broken line: not followed. */
  isFaint: boolean
}

export interface ShownEdge {
  from: string
  to: string
  label: string
}

interface GraphViewProps {
  label: string
  nodes: readonly ShownNode[]
  edges: readonly ShownEdge[]
  onOpen(id: string): void
  /** What the menu of a node offers: right button, menu key, Shift+F10. */
  actionsOf(id: string): MenuAction[]
}

const WIDTH = 188
const HEIGHT = 44
const COLUMN = 308
const LINE = 52
const MARGIN = 12

/** A graph in columns by distance, drawn by a layout of its own. Arrow keys walk along the edges, Enter opens a node. */
export function GraphView({ label, nodes, edges, onOpen, actionsOf }: GraphViewProps) {
  const places = useMemo(() => layoutGraph(nodes, edges), [nodes, edges])
  const [current, setCurrent] = useState(nodes[0]?.id ?? '')
  const [asked, setAsked] = useState('')
  const active = places.has(current) ? current : (nodes[0]?.id ?? '')
  const canvas = useRef<HTMLDivElement>(null)
  const graph = `${nodes[0]?.id} ${nodes.length}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: another graph begins with its centre in view, the same one with other words stays
  useEffect(() => {
    canvas.current?.querySelector('[data-node]')?.scrollIntoView({ block: 'center', inline: 'nearest' })
  }, [graph])
  const at = (id: string) => {
    const { column, place } = places.get(id)!
    return { x: MARGIN + column * COLUMN, y: MARGIN + place * LINE }
  }
  const lines = Math.max(1, ...[...places.values()].map(({ place }) => place + 1))
  const columns = Math.max(1, ...[...places.values()].map(({ column }) => column + 1))
  const size = { width: (columns - 1) * COLUMN + WIDTH + 2 * MARGIN, height: lines * LINE + 2 * MARGIN }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextNode(event.key, active, places, edges)
    if (next === null) {
      if (event.key.startsWith('Arrow')) event.preventDefault()
      return
    }
    event.preventDefault()
    setCurrent(next)
    const button = canvas.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(next)}"]`)
    button?.focus()
    button?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  return (
    <div className={styles.scroller}>
      <ContextMenu groups={[{ actions: actionsOf(asked) }]}>
        {/* biome-ignore lint/a11y/useSemanticElements: nodes of a graph are no fields of a form */}
        <div ref={canvas} role="group" aria-label={label} className={styles.canvas} style={size} onKeyDown={onKeyDown}>
          <svg className={styles.edges} width={size.width} height={size.height} aria-hidden="true">
            {edges.map(({ from, to, label: name }) => (
              <Edge
                key={`${from} ${to} ${name}`}
                {...ends(at(from), at(to))}
                label={name}
                active={activeSide(active, from, to, at)}
              />
            ))}
          </svg>
          {nodes.map((node) => {
            const { x, y } = at(node.id)
            return (
              <button
                key={node.id}
                type="button"
                data-node={node.id}
                tabIndex={node.id === active ? 0 : -1}
                className={`${styles.node} ${styles[node.shape]} ${node.isMarked ? styles.marked : ''} ${node.isFaint ? styles.faint : ''}`}
                style={{ left: x, top: y, width: WIDTH, height: HEIGHT }}
                title={node.label}
                aria-label={node.label}
                onFocus={() => setCurrent(node.id)}
                onContextMenu={() => setAsked(node.id)}
                onClick={() => onOpen(node.id)}
              >
                <span className={styles.tag}>
                  {node.tag}
                  <span className={styles.end}>{node.note}</span>
                </span>
                <span className={styles.text}>{node.text}</span>
              </button>
            )
          })}
        </div>
      </ContextMenu>
    </div>
  )
}

interface Ends {
  x1: number
  y1: number
  x2: number
  y2: number
}

/** An edge runs from the right side of the nearer column to the left side of the farther one. */
function ends(from: { x: number; y: number }, to: { x: number; y: number }): Ends {
  const [left, right] = from.x <= to.x ? [from, to] : [to, from]
  return { x1: left.x + WIDTH, y1: left.y + HEIGHT / 2, x2: right.x, y2: right.y + HEIGHT / 2 }
}

/** On which side of an edge the active node stands; null where it is neither. */
function activeSide(active: string, from: string, to: string, at: (id: string) => { x: number }): 'left' | 'right' | null {
  if (active !== from && active !== to) return null
  const other = active === from ? to : from
  return at(active).x <= at(other).x ? 'left' : 'right'
}

/** Edges of the active node carry their column's name at the other end, where they do not lie on each other. */
function Edge({ x1, y1, x2, y2, label, active }: Ends & { label: string; active: 'left' | 'right' | null }) {
  const middle = (x1 + x2) / 2
  const isLeft = active === 'left'
  return (
    <>
      <path className={active ? styles.near : styles.edge} d={`M${x1} ${y1} C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`} />
      {active && (
        <text
          className={styles.edgeLabel}
          x={isLeft ? x2 - 6 : x1 + 6}
          y={(isLeft ? y2 : y1) - 4}
          textAnchor={isLeft ? 'end' : 'start'}
        >
          {label}
        </text>
      )}
    </>
  )
}
