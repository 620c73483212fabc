import { useState } from 'react'
import type { RelationColumn } from '../../../shared/model/relation.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './LinkColumns.module.css'
import type { LinkRule } from './link-rules.ts'

interface LinkColumnsProps {
  left: readonly RelationColumn[]
  right: readonly RelationColumn[]
  leftName: string
  rightName: string
  rules: readonly LinkRule[]
  onPair(left: RelationColumn, right: RelationColumn): void
}

const LINE = 24
const GAP = 96

/** The columns of both sides, those that meet first and joined by lines. A column on one side, then one on the other, makes a rule. */
export function LinkColumns({ leftName, rightName, rules, onPair, ...sides }: LinkColumnsProps) {
  const left = usedFirst(
    sides.left,
    rules.map((rule) => rule.left),
  )
  const right = usedFirst(
    sides.right,
    rules.map((rule) => rule.right),
  )
  const messages = useMessages().workbench.link
  const [picked, setPicked] = useState<{ side: 'left' | 'right'; column: RelationColumn } | null>(null)
  const pick = (side: 'left' | 'right', column: RelationColumn) => {
    if (!picked || picked.side === side) {
      setPicked(picked?.column === column ? null : { side, column })
      return
    }
    setPicked(null)
    if (side === 'right') onPair(picked.column, column)
    else onPair(column, picked.column)
  }
  const middle = (columns: readonly RelationColumn[], name: string) =>
    columns.findIndex((column) => column.name === name) * LINE + LINE / 2
  const isPicked = (side: 'left' | 'right', column: RelationColumn) => picked?.side === side && picked.column.name === column.name
  return (
    <div className={styles.columns}>
      <p className={styles.hint}>{picked ? messages.pickOther(picked.column.name) : messages.pickFirst}</p>
      <div className={styles.scroller}>
        <Side
          label={leftName}
          columns={left}
          used={rules.map((rule) => rule.left)}
          isPicked={(column) => isPicked('left', column)}
          onPick={(column) => pick('left', column)}
        />
        <svg className={styles.lines} width={GAP} height={Math.max(left.length, right.length) * LINE} aria-hidden="true">
          {rules.map((rule, index) => {
            const [from, to] = [middle(left, rule.left), middle(right, rule.right)]
            if (from < 0 || to < 0) return null
            const path = `M0 ${from} C ${GAP / 2} ${from}, ${GAP / 2} ${to}, ${GAP} ${to}`
            // biome-ignore lint/suspicious/noArrayIndexKey: rules have no identity but their place
            return <path key={index} d={path} className={styles.line} />
          })}
        </svg>
        <Side
          label={rightName}
          columns={right}
          used={rules.map((rule) => rule.right)}
          isPicked={(column) => isPicked('right', column)}
          onPick={(column) => pick('right', column)}
        />
      </div>
    </div>
  )
}

function usedFirst(columns: readonly RelationColumn[], used: readonly string[]): RelationColumn[] {
  const first = [...new Set(used)].flatMap((name) => columns.filter((column) => column.name === name))
  return [...first, ...columns.filter((column) => !first.includes(column))]
}

interface SideProps {
  label: string
  columns: readonly RelationColumn[]
  used: readonly string[]
  isPicked(column: RelationColumn): boolean
  onPick(column: RelationColumn): void
}

function Side({ label, columns, used, isPicked, onPick }: SideProps) {
  const types = useMessages().common.columnTypes
  return (
    <ul className={styles.side} aria-label={label}>
      {columns.map((column) => (
        <li key={column.name}>
          <button
            type="button"
            className={styles.column}
            aria-pressed={isPicked(column)}
            data-used={used.includes(column.name) || undefined}
            onClick={() => onPick(column)}
          >
            <span className={styles.name} title={column.name}>
              {column.name}
            </span>
            <span className={styles.type}>{types[column.type]}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}
