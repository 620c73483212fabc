// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and placed by hand, a table cannot lay them out
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { useVirtualizer } from '@tanstack/react-virtual'
import { Checkbox } from 'antd'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'
import type { Clue } from '../../../shared/ledger/clue.ts'
import { useMessages } from '../../messages/messages.ts'
import { localTime } from '../../ui/local-time.ts'
import { isComposingKey } from '../../ui/use-composition.ts'
import styles from './ClueGrid.module.css'
import { DispositionMark } from './DispositionMark.tsx'
import { gridMove, rangeOf } from './grid-keys.ts'
import { useLedgerState } from './ledger-state.ts'

const rowHeight = 28
const columns = ['serial', 'ticketNo', 'place', 'summary', 'model', 'disposition', 'takenAt', 'note'] as const

interface ClueGridProps {
  clues: readonly Clue[]
  /** The ledger is not read yet. */
  isLoading: boolean
  /** A key that the grid itself does not use; true where it was taken. */
  onCommand(event: KeyboardEvent): boolean
  onOpen(clue: Clue): void
}

/** The ledger's rows: a virtual grid with a cursor, selection by mouse and keyboard. */
export function ClueGrid({ clues, isLoading, onCommand, onOpen }: ClueGridProps) {
  const messages = useMessages().clues
  const { current, selected, moveTo, select, toggle } = useLedgerState()
  const scroller = useRef<HTMLDivElement>(null)
  const anchor = useRef(0)
  const at = clues.findIndex((clue) => clue.id === current)
  const virtual = useVirtualizer({
    count: clues.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    paddingStart: rowHeight,
    scrollPaddingStart: rowHeight,
  })
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at)
  }, [at, virtual])

  const ids = (from: number, to: number) => rangeOf(from, to).map((index) => clues[index]!.id)
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return
    const perPage = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2)
    const to = gridMove(event, at, clues.length, perPage)
    if (to !== null) {
      moveTo(clues[to]?.id ?? null)
      if (event.shiftKey) select(ids(anchor.current, to))
      else anchor.current = to
    } else if (event.key === ' ' && at >= 0) toggle(clues[at]!.id)
    else if (event.key === 'Enter' && at >= 0) onOpen(clues[at]!)
    else if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) select(clues.map((clue) => clue.id))
    else if (event.key === 'Escape' && selected.size > 0) select([])
    else if (!onCommand(event)) return
    event.preventDefault()
  }
  const onRowClick = (event: MouseEvent, index: number) => {
    moveTo(clues[index]!.id)
    if (event.shiftKey) select(ids(anchor.current, index))
    else anchor.current = index
    if (event.ctrlKey || event.metaKey) toggle(clues[index]!.id)
  }
  const isAllSelected = clues.length > 0 && clues.every((clue) => selected.has(clue.id))

  return (
    <div
      ref={scroller}
      className={styles.grid}
      role="grid"
      aria-label={messages.gridLabel}
      aria-rowcount={clues.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-busy={isLoading}
      aria-activedescendant={at >= 0 ? `clue-row-${at}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles.sizer} style={{ height: virtual.getTotalSize() }} role="presentation">
        <div className={styles.header} role="row" aria-rowindex={1}>
          <span role="columnheader" className={styles.check}>
            <Checkbox
              aria-label={messages.selectAll}
              checked={isAllSelected}
              indeterminate={!isAllSelected && selected.size > 0}
              onChange={() => select(isAllSelected ? [] : clues.map((clue) => clue.id))}
              tabIndex={-1}
            />
          </span>
          {columns.map((column) => (
            <span key={column} role="columnheader" className={styles[column]}>
              {messages.columns[column]}
            </span>
          ))}
        </div>
        {virtual.getVirtualItems().map(({ index, start }) => (
          <ClueRow
            key={clues[index]!.id}
            clue={clues[index]!}
            index={index}
            start={start}
            isCurrent={index === at}
            isSelected={selected.has(clues[index]!.id)}
            onClick={(event) => onRowClick(event, index)}
            onDoubleClick={() => onOpen(clues[index]!)}
            onToggle={() => toggle(clues[index]!.id)}
          />
        ))}
      </div>
    </div>
  )
}

interface ClueRowProps {
  clue: Clue
  index: number
  start: number
  isCurrent: boolean
  isSelected: boolean
  onClick(event: MouseEvent): void
  onDoubleClick(): void
  onToggle(): void
}

function ClueRow({ clue, index, start, isCurrent, isSelected, onClick, onDoubleClick, onToggle }: ClueRowProps) {
  const messages = useMessages().clues
  const values: Record<(typeof columns)[number], string> = {
    serial: String(clue.serial),
    ticketNo: clue.ticketNo,
    place: clue.place,
    summary: clue.summary,
    model: clue.modelTitle,
    disposition: '',
    takenAt: localTime(clue.takenAt).slice(0, 10),
    note: clue.note,
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the focus and hears the keys for its rows
    <div
      id={`clue-row-${index}`}
      className={styles.row}
      style={{ transform: `translateY(${start}px)` }}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-current={isCurrent}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
      tabIndex={-1}
    >
      <span role="gridcell" className={styles.check}>
        <Checkbox
          aria-label={messages.select(clue.serial)}
          checked={isSelected}
          onChange={onToggle}
          onClick={(event) => event.stopPropagation()}
          tabIndex={-1}
        />
      </span>
      {columns.map((column) => (
        <span key={column} role="gridcell" className={styles[column]} title={values[column]}>
          {column === 'disposition' ? <DispositionMark disposition={clue.disposition} /> : values[column]}
        </span>
      ))}
    </div>
  )
}
