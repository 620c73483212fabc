// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and placed by hand, a table cannot lay them out

import { type CSSProperties, type MouseEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { ResultRow, RowSource } from '../../shared/contract/engine.ts'
import { maskCell } from '../../shared/values/mask-cell.ts'
import { useMessages } from '../messages/messages.ts'
import { ContextMenu } from './ContextMenu.tsx'
import { copyText, tabSeparated } from './copy-text.ts'
import { ErrorNotice } from './ErrorNotice.tsx'
import { entitiesOfCell, entityMenu } from './entity-actions.ts'
import { GridHeader } from './GridHeader.tsx'
import { GridRow } from './GridRow.tsx'
import { gridColumns } from './grid-columns.ts'
import {
  isSelected,
  noSelection,
  type Selection,
  selectedCount,
  selectedRows,
  selectRange,
  toggleAll,
  toggleRow,
} from './grid-selection.ts'
import { showDone, showError } from './notices.ts'
import styles from './RowGrid.module.css'
import { type RowKeyOutcome, useGridKeys } from './use-grid-keys.ts'
import { useIsNarrow } from './use-is-narrow.ts'
import { useRevealed } from './use-revealed.ts'
import { useRowPages } from './use-row-pages.ts'
import { useRowWindow } from './use-row-window.ts'

const ROW_HEIGHT = 28
const HEADER_HEIGHT = 30
/** Room for the tag of a row that is ranked apart. */
const CUE_TAG = 20

export interface RowGridProps {
  /** Which rows; a new value starts at the top. */
  of: RowSource
  /** Changes with the datasets behind `of`. */
  version: string
  label?: string
  /** Shows only these rows of the result. */
  range?: { first: number; count: number }
  /** Enter or a double click. */
  onOpen?: (row: ResultRow) => void
  /** The row under the cursor; null before the first key or click. */
  onActiveChange?: (row: ResultRow | null) => void
  /** Selected ordinals of the result, ascending. */
  onSelectionChange?: (rows: number[]) => void
  /** A key on the active row that leads nowhere and opens nothing; true when it was taken, `'next'` when the cursor shall go on to the next row. */
  onRowKey?: (key: string, row: ResultRow) => RowKeyOutcome
  /** What stands at a row's start, such as a verdict on it; the same node for the same mark. */
  rowMark?: (row: ResultRow) => ReactNode
  /** What the keys of `onRowKey` do, in the bottom line. */
  keysHint?: string
  selectable?: boolean
  /** The question is about to change; what is shown looks stale meanwhile. */
  isWaiting?: boolean
  /** Sources of which these rows have no partner: their columns are not drawn. */
  absent?: readonly string[]
  /** Columns by which the rows are counted: they stand first. */
  countedBy?: readonly string[]
  /** Complainants are masked until Alt is held; the default. */
  maskedUntilHeld?: boolean
}

const nothing: readonly string[] = []

/** The one grid for everything that comes from a query: millions of rows, read page by page as they come into view. */
export function RowGrid(props: RowGridProps) {
  const {
    of,
    version,
    label,
    range,
    onOpen,
    onActiveChange,
    onSelectionChange,
    onRowKey,
    rowMark,
    keysHint,
    selectable = false,
    isWaiting = false,
    absent = nothing,
    countedBy = nothing,
    maskedUntilHeld = true,
  } = props
  const words = useMessages()
  const messages = words.common
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [total, setTotal] = useState(0)
  const [active, setActive] = useState({ row: -1, column: 0 })
  const [selection, setSelection] = useState<Selection>(noSelection)
  const [pointed, setPointed] = useState<{ row: number; column: number } | null>(null)
  const [widths, setWidths] = useState<Record<number, number>>({})
  const rows = useRowWindow(scroller, total, ROW_HEIGHT, HEADER_HEIGHT)
  const pages = useRowPages(of, version, rows.first, rows.end, range)
  const isNarrow = useIsNarrow()
  const isRevealed = useRevealed(maskedUntilHeld, label)
  const isMasked = maskedUntilHeld && !isRevealed
  const columns = useMemo(
    () =>
      gridColumns(pages.columns, isNarrow, countedBy)
        .filter(({ column }) => column.side !== 'right' || !absent.includes(column.source))
        .map((each) => ({ ...each, width: widths[each.at] ?? each.width })),
    [pages.columns, widths, isNarrow, absent, countedBy],
  )

  useEffect(() => setTotal(pages.total), [pages.total])
  const question = JSON.stringify([of, version])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new question starts at the top, whatever else changed
  useEffect(() => {
    setActive({ row: -1, column: 0 })
    setSelection(noSelection)
    onSelectionChange?.([])
    rows.toTop()
  }, [question])

  const activeRow = pages.rowAt(active.row) ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when the row changes, not when the listener does
  useEffect(() => onActiveChange?.(activeRow), [activeRow])

  const select = (next: Selection) => {
    setSelection(next)
    onSelectionChange?.(selectedRows(next, total))
  }
  const moveTo = (row: number, column: number) => {
    setActive({ row, column })
    rows.reveal(row)
    revealColumn(scroller.current, `${gridId}-${row}-${column}`)
  }
  const copy = async () => {
    const chosen = selectedCount(selection, total) > 0 ? selectedRows(selection, total) : active.row < 0 ? [] : [active.row]
    const found = await pages.fetchRows(chosen)
    const cells = found.map((row) =>
      columns.map(({ at, column }) => (isMasked ? maskCell(row.cells[at] ?? '', column) : (row.cells[at] ?? ''))),
    )
    if (cells.length === 0) return
    copyText(tabSeparated(cells.length > 1 ? [columns.map(({ column }) => column.name), ...cells] : cells))
    showDone(messages.grid.copied(cells.length))
  }
  const onKeyDown = useGridKeys({
    total,
    columnCount: columns.length,
    pageRows: rows.fits,
    active,
    moveTo,
    open: () => activeRow && onOpen?.(activeRow),
    ...(selectable
      ? {
          toggle: (row: number) => select(toggleRow(selection, row)),
          extend: (from: number, to: number) => select(selectRange(selection, from, to)),
          toggleAll: () => select(toggleAll(selection, total)),
        }
      : {}),
    copy: () => void copy().catch(showError),
    other: (key) => (activeRow && onRowKey ? onRowKey(key, activeRow) : false),
  })
  const onClick = (event: MouseEvent) => {
    const at = placeOf(event.target)
    if (!at) return
    if (selectable && event.shiftKey && active.row >= 0) select(selectRange(selection, active.row, at.row))
    else if (selectable && (at.isCheck || event.ctrlKey)) select(toggleRow(selection, at.row))
    setActive({ row: at.row, column: at.column ?? active.column })
  }
  const onDoubleClick = (event: MouseEvent) => {
    const at = placeOf(event.target)
    const row = at && !at.isCheck && pages.rowAt(at.row)
    if (row) onOpen?.(row)
  }

  const onContextMenu = (event: MouseEvent) => {
    const at = placeOf(event.target)
    setPointed(at && at.column !== null ? { row: at.row, column: at.column } : active)
  }
  const cellColumn = pointed && columns[pointed.column]
  const cellText = (pointed && cellColumn && pages.rowAt(pointed.row)?.cells[cellColumn.at]) ?? ''
  const named = cellColumn ? entitiesOfCell(cellColumn.column, cellText) : []

  const markOf = (index: number) => {
    const row = rowMark && pages.rowAt(index)
    return row ? rowMark(row) : null
  }
  const count = selectedCount(selection, total)
  const drawn = Array.from({ length: Math.max(0, rows.end - rows.first) }, (_, index) => rows.first + index)
  return (
    <div className={styles.frame}>
      <ContextMenu groups={entityMenu(named, isMasked, words)}>
        <div
          ref={scroller}
          role="grid"
          tabIndex={0}
          className={`${styles.scroller} ${pages.isStale || isWaiting ? styles.stale : ''}`}
          aria-label={label ?? messages.grid.label}
          aria-rowcount={total + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable={selectable || undefined}
          aria-busy={pages.isFirstLoad || pages.isStale || isWaiting}
          aria-activedescendant={active.row >= 0 ? `${gridId}-${active.row}-${active.column}` : undefined}
          onKeyDown={onKeyDown}
          onClick={onClick}
          onDoubleClick={onDoubleClick}
          onContextMenu={onContextMenu}
        >
          <div
            className={styles.canvas}
            style={
              {
                height: rows.height + HEADER_HEIGHT,
                '--columns': `${(selectable ? 88 : 64) + ('dataset' in of ? 0 : CUE_TAG)}px ${columns.map(({ width }) => `${width}px`).join(' ')}`,
              } as CSSProperties
            }
          >
            {columns.length > 0 && (
              <GridHeader
                columns={columns}
                selectable={selectable}
                isAllSelected={total > 0 && count === total}
                onToggleAll={() => select(toggleAll(selection, total))}
                onResize={(at, width) => setWidths((old) => ({ ...old, [at]: width }))}
              />
            )}
            {drawn.map((index) => (
              <GridRow
                key={index}
                gridId={gridId}
                index={index}
                top={rows.topOf(index)}
                row={pages.rowAt(index)}
                columns={columns}
                isMasked={isMasked}
                activeColumn={index === active.row ? active.column : -1}
                selectable={selectable}
                isSelected={isSelected(selection, index)}
                mark={markOf(index)}
              />
            ))}
          </div>
          {pages.error !== null && <ErrorNotice error={pages.error} onRetry={pages.retry} />}
          {pages.isFirstLoad && <p className={styles.state}>{messages.loading}</p>}
          {pages.error === null && !pages.isFirstLoad && pages.total === 0 && (
            <p className={styles.state}>{messages.grid.empty}</p>
          )}
        </div>
      </ContextMenu>
      <div className={styles.footer}>
        <span>{messages.rows(total)}</span>
        {count > 0 && <span>{messages.grid.selected(count)}</span>}
        {keysHint && <span className={styles.keys}>{keysHint}</span>}
        {maskedUntilHeld && <span className={styles.hint}>{messages.grid.maskedHint}</span>}
      </div>
    </div>
  )
}

function placeOf(target: EventTarget): { row: number; column: number | null; isCheck: boolean } | null {
  if (!(target instanceof Element)) return null
  const row = target.closest<HTMLElement>('[data-index]')?.dataset.index
  if (row === undefined) return null
  const column = target.closest<HTMLElement>('[data-column]')?.dataset.column
  return {
    row: Number(row),
    column: column === undefined ? null : Number(column),
    isCheck: target.closest('[data-check]') !== null,
  }
}

/** Scrolls sideways only as far as the cell needs; the sticky first column is not in its way. */
function revealColumn(scroller: HTMLElement | null, cellId: string): void {
  requestAnimationFrame(() => {
    const cell = scroller?.ownerDocument.getElementById(cellId)
    if (!scroller || !cell) return
    const sticky = (cell.parentElement?.firstElementChild as HTMLElement | null)?.offsetWidth ?? 0
    const left = cell.offsetLeft - sticky
    const right = cell.offsetLeft + Math.min(cell.offsetWidth, scroller.clientWidth - sticky)
    if (left < scroller.scrollLeft) scroller.scrollLeft = left
    else if (right > scroller.scrollLeft + scroller.clientWidth) scroller.scrollLeft = right - scroller.clientWidth
  })
}
