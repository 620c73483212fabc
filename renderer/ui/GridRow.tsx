// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and placed by hand, a table cannot lay them out
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active cell

import { memo, type ReactNode } from 'react'
import type { ResultRow } from '../../shared/contract/engine.ts'
import { maskCell } from '../../shared/values/mask-cell.ts'
import { useMessages } from '../messages/messages.ts'
import { CueTag } from './CueWord.tsx'
import { snippetOf } from './cell-snippet.ts'
import type { GridColumn } from './grid-columns.ts'
import { HighlightedText } from './HighlightedText.tsx'
import styles from './RowGrid.module.css'

interface GridRowProps {
  gridId: string
  index: number
  top: number
  row: ResultRow | undefined
  columns: GridColumn[]
  isMasked: boolean
  /** Position of the active cell among the columns, −1 when another row is active. */
  activeColumn: number
  selectable: boolean
  isSelected: boolean
  mark: ReactNode
}

/** One line of the grid. Clicks are heard by the grid through `data-index` and `data-column`. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { gridId, index, top, row, columns, isMasked, activeColumn, selectable, isSelected, mark } = props
  const messages = useMessages().common.grid
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selectable ? isSelected : undefined}
      data-index={index}
      data-active={activeColumn >= 0 || undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" aria-colindex={1} className={`${styles.cell} ${styles.number}`}>
        {selectable && (
          <input
            type="checkbox"
            tabIndex={-1}
            data-check
            readOnly
            aria-label={messages.selectRow(row?.row ?? index + 1)}
            checked={isSelected}
          />
        )}
        {mark}
        {row && <CueTag cue={row.cue} isOfRow />}
        <span>{row?.row ?? ''}</span>
      </div>
      {columns.map((each, position) => (
        <div
          key={each.at}
          id={`${gridId}-${index}-${position}`}
          role="gridcell"
          aria-colindex={position + 2}
          data-column={position}
          data-active={position === activeColumn || undefined}
          className={`${styles.cell} ${each.isNumber ? styles.right : ''} ${each.column.side === 'right' ? styles.other : ''}`}
        >
          {row ? <Cell row={row} column={each} isMasked={isMasked} /> : position === 0 ? '…' : ''}
        </div>
      ))}
    </div>
  )
})

/** A cell's line begins near its first hit; in a row that is ranked apart near the hit that tells why. */
function Cell({ row, column, isMasked }: { row: ResultRow; column: GridColumn; isMasked: boolean }) {
  const text = row.cells[column.at] ?? ''
  const hits = row.hits.filter((hit) => hit.column === column.at)
  const cues = row.cues.filter((cue) => cue.column === column.at)
  const telling = row.cue === 'plain' ? hits : row.cues.flatMap(({ kind, hit }) => (kind === row.cue ? row.hits[hit]! : []))
  const ahead = telling.filter((hit) => hit.column === column.at)
  const shown = isMasked ? maskCell(text, column.column) : text
  const { from, text: piece } = snippetOf(shown, ahead.length > 0 ? ahead : hits, cues)
  return (
    <>
      {from > 0 && <span className={styles.cut}>…</span>}
      <HighlightedText text={piece} ranges={hits} cues={cues} from={from} />
    </>
  )
}
