// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and placed by hand, a table cannot lay them out
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { memo } from 'react'
import type { ComparedRow } from '../../../shared/contract/batches.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import type { GridColumn } from '../../ui/grid-columns.ts'
import type { TextRange } from '../../ui/HighlightedText.tsx'
import { MarkedText } from '../../ui/MarkedText.tsx'
import { differencesOf } from '../../ui/text-difference.ts'
import styles from './ComparedGrid.module.css'

interface ComparedLineProps {
  id: string
  index: number
  top: number
  row: ComparedRow | undefined
  columns: readonly GridColumn[]
  isMasked: boolean
  isActive: boolean
}

/** Characters of a cell that its line shows, and how many stand before the first difference. */
const LONGEST = 160
const LEAD = 10

/** A row over the earlier one, column under column, differences marked; one line where they are the same or the row is gone. */
export const ComparedLine = memo(function ComparedLine(props: ComparedLineProps) {
  const { id, index, top, row, columns, isMasked, isActive } = props
  const words = useMessages().data.batchWords.compared
  const hasNow = row !== undefined && row.cells.length > 0
  const earlier = row?.earlier ?? null
  const there = earlier ? words.there(earlier.fileName, earlier.row) : words.unknown
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      data-active={isActive || undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div role="rowheader" aria-colindex={1} className={`${styles.cell} ${styles.origin}`}>
        {hasNow && <span className={styles.now}>{words.here(row.row)}</span>}
        {row && (
          <span className={styles.before} title={there}>
            {!hasNow && row.row > 0 ? words.repeats(row.row, there) : there}
          </span>
        )}
      </div>
      {columns.map(({ at, column, isNumber }, place) => {
        const now = row?.cells[at] ?? ''
        const before = earlier?.cells[at] ?? ''
        const marks = hasNow && earlier && now !== before ? differencesOf(before, now) : null
        const show = (text: string) => (isMasked ? maskCell(text, column) : text)
        return (
          <div
            key={at}
            role="gridcell"
            aria-colindex={place + 2}
            className={`${styles.cell} ${isNumber ? styles.number : ''} ${marks ? styles.differs : ''}`}
          >
            {hasNow && <Line className={styles.now} text={now} shown={show(now)} ranges={marks?.now ?? []} />}
            {earlier && <Line className={styles.before} text={before} shown={show(before)} ranges={marks?.before ?? []} />}
          </div>
        )
      })}
    </div>
  )
})

interface LineProps {
  className: string | undefined
  text: string
  shown: string
  ranges: readonly TextRange[]
}

/** One line of a cell, from a little before its first difference on. */
function Line({ className, text, shown, ranges }: LineProps) {
  const first = ranges[0]?.start ?? 0
  const from = text.length === shown.length && first > LEAD + 6 ? first - LEAD : 0
  const moved = ranges.map(({ start, end }) => ({ start: start - from, end: end - from }))
  const piece = (whole: string) => whole.slice(from, from + LONGEST).replace(/[\r\n]/g, ' ')
  return (
    <span className={className}>
      {from > 0 && '…'}
      <MarkedText shown={piece(shown)} original={piece(text)} ranges={moved} />
    </span>
  )
}
