// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and placed by hand, a table cannot lay them out
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell
import type { PointerEvent } from 'react'
import { useMessages } from '../messages/messages.ts'
import type { GridColumn } from './grid-columns.ts'
import styles from './RowGrid.module.css'

interface GridHeaderProps {
  columns: GridColumn[]
  selectable: boolean
  isAllSelected: boolean
  onToggleAll(): void
  onResize(at: number, width: number): void
}

const NARROWEST = 48

export function GridHeader({ columns, selectable, isAllSelected, onToggleAll, onResize }: GridHeaderProps) {
  const messages = useMessages().common.grid
  const startResize = (event: PointerEvent<HTMLElement>, { at, width }: GridColumn) => {
    event.preventDefault()
    const handle = event.currentTarget
    const from = event.clientX
    handle.setPointerCapture(event.pointerId)
    handle.onpointermove = (move) => onResize(at, Math.max(NARROWEST, width + move.clientX - from))
    handle.onpointerup = () => {
      handle.onpointermove = null
      handle.onpointerup = null
    }
  }
  return (
    <div role="row" aria-rowindex={1} className={styles.header}>
      <div role="columnheader" aria-colindex={1} className={`${styles.head} ${styles.number}`}>
        {selectable ? (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={messages.selectAll}
            title={messages.selectAll}
            checked={isAllSelected}
            onChange={onToggleAll}
          />
        ) : null}
        <span>{messages.row}</span>
      </div>
      {columns.map((each, index) => (
        <div
          key={each.at}
          role="columnheader"
          aria-colindex={index + 2}
          className={`${styles.head} ${each.isNumber ? styles.right : ''} ${each.column.side === 'right' ? styles.other : ''}`}
          title={each.column.side === 'right' ? `${each.column.source} · ${each.column.name}` : each.column.name}
        >
          <span className={styles.headText}>{each.column.name}</span>
          <span className={styles.handle} aria-hidden="true" onPointerDown={(event) => startResize(event, each)} />
        </div>
      ))}
    </div>
  )
}
