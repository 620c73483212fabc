import { useState } from 'react'
import type { LinkSuggestion } from '../../../shared/contract/links.ts'
import { tellingTypes } from '../../../shared/linkage/suggested-comparison.ts'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './LinkColumns.module.css'
import type { LinkRule } from './link-rules.ts'
import { suggestionFor } from './link-suggestions.ts'
import { type ColumnPlace, type LinkSide, useColumnDrag } from './use-column-drag.ts'

interface LinkColumnsProps {
  left: readonly RelationColumn[]
  right: readonly RelationColumn[]
  leftName: string
  rightName: string
  rules: readonly LinkRule[]
  suggestions: readonly LinkSuggestion[]
  onPair(left: RelationColumn, right: RelationColumn): void
}

const LINE = 24
const GAP = 96

/** The columns of both sides, those that meet first and joined by lines. A column dragged onto one of the other side makes a rule; so does one chosen on each side. */
export function LinkColumns({ leftName, rightName, rules, suggestions, onPair, ...sides }: LinkColumnsProps) {
  const left = usedFirst(
    sides.left,
    rules.map((rule) => rule.left),
  )
  const right = usedFirst(
    sides.right,
    rules.map((rule) => rule.right),
  )
  const words = useMessages()
  const messages = words.linkWork
  const [picked, setPicked] = useState<ColumnPlace | null>(null)
  const [said, setSaid] = useState('')
  const pair = (leftColumn: string, rightColumn: string) => {
    const [one, other] = [find(left, leftColumn), find(right, rightColumn)]
    setPicked(null)
    if (!one || !other) return
    const isThere = rules.some((rule) => rule.left === one.name && rule.right === other.name)
    setSaid(isThere ? messages.pairedAlready(one.name, other.name) : messages.paired(one.name, other.name))
    onPair(one, other)
  }
  const { drag, handlers } = useColumnDrag(pair)
  const pick = (side: LinkSide, { name }: RelationColumn) => {
    if (!picked || picked.side === side) setPicked(picked?.name === name && picked.side === side ? null : { side, name })
    else if (side === 'right') pair(picked.name, name)
    else pair(name, picked.name)
  }
  const middle = (columns: readonly RelationColumn[], name: string) =>
    columns.findIndex((column) => column.name === name) * LINE + LINE / 2
  const start = drag?.from ?? null
  const markOf = (side: LinkSide, { name }: RelationColumn): Mark => {
    const isOne = (place: ColumnPlace | null | undefined) => place?.side === side && place.name === name
    return isOne(drag?.over) ? 'target' : isOne(start) || isOne(picked) ? 'picked' : null
  }
  const from = start ?? picked
  const shareOf = (side: LinkSide, { name }: RelationColumn): string | null => {
    if (!from || from.side === side) return null
    const found = side === 'right' ? suggestionFor(suggestions, from.name, name) : suggestionFor(suggestions, name, from.name)
    return found ? (found.compare === 'masked' ? messages.hidden : messages.overlap(found.overlap)) : null
  }
  const common = { onPick: pick, markOf, shareOf }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears Escape for the columns in it
    <div
      className={styles.columns}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !picked) return
        event.stopPropagation()
        setPicked(null)
      }}
    >
      <p className={styles.hint}>
        {start ? messages.dragging(start.name) : picked ? words.workbench.link.pickOther(picked.name) : messages.drag}
      </p>
      <span className={styles.said} role="status">
        {said}
      </span>
      <div className={styles.scroller} data-dragging={drag !== null || undefined} {...handlers}>
        <Side {...common} side="left" label={leftName} columns={left} used={rules.map((rule) => rule.left)} />
        <svg className={styles.lines} width={GAP} height={Math.max(left.length, right.length) * LINE} aria-hidden="true">
          {rules.map((rule, index) => {
            const [from, to] = [middle(left, rule.left), middle(right, rule.right)]
            if (from < 0 || to < 0) return null
            const path = `M0 ${from} C ${GAP / 2} ${from}, ${GAP / 2} ${to}, ${GAP} ${to}`
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
            return <path key={index} d={path} className={styles.line} />
          })}
        </svg>
        <Side {...common} side="right" label={rightName} columns={right} used={rules.map((rule) => rule.right)} />
        {drag && (
          <span className={styles.dragged} style={{ left: drag.x, top: drag.y }} aria-hidden>
            {drag.from.name}
          </span>
        )}
      </div>
    </div>
  )
}

function find(columns: readonly RelationColumn[], name: string): RelationColumn | undefined {
  return columns.find((column) => column.name === name)
}

/** Columns that meet first, then those that tell most, so that what is likely to be joined lies close together. */
function usedFirst(columns: readonly RelationColumn[], used: readonly string[]): RelationColumn[] {
  const first = [...new Set(used)].flatMap((name) => columns.filter((column) => column.name === name))
  const rank = ({ type }: RelationColumn) => (tellingTypes.indexOf(type) + tellingTypes.length + 1) % (tellingTypes.length + 1)
  const others = columns.filter((column) => !first.includes(column))
  return [...first, ...others.toSorted((a, b) => rank(a) - rank(b))]
}

type Mark = 'picked' | 'target' | null

interface SideProps {
  side: LinkSide
  label: string
  columns: readonly RelationColumn[]
  used: readonly string[]
  markOf(side: LinkSide, column: RelationColumn): Mark
  /** What the column has in common with the one that is held; null where nothing is known of it. */
  shareOf(side: LinkSide, column: RelationColumn): string | null
  onPick(side: LinkSide, column: RelationColumn): void
}

function Side({ side, label, columns, used, markOf, shareOf, onPick }: SideProps) {
  const types = useMessages().common.columnTypes
  return (
    <ul className={styles.side} aria-label={label}>
      {columns.map((column) => (
        <li key={column.name}>
          <button
            type="button"
            className={styles.column}
            aria-pressed={markOf(side, column) === 'picked'}
            data-side={side}
            data-column={column.name}
            data-used={used.includes(column.name) || undefined}
            data-target={markOf(side, column) === 'target' || undefined}
            onClick={() => onPick(side, column)}
          >
            <span className={styles.name} title={column.name}>
              {column.name}
            </span>
            <span className={styles.type}>{shareOf(side, column) ?? types[column.type]}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
