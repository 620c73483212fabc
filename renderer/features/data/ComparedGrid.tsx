// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and placed by hand, a table cannot lay them out
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row

import { type CSSProperties, type MouseEvent, useId, useMemo, useRef, useState } from 'react'
import type { ComparedRow } from '../../../shared/contract/batches.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { copyText, tabSeparated } from '../../ui/copy-text.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { gridColumns } from '../../ui/grid-columns.ts'
import { useGridKeys } from '../../ui/use-grid-keys.ts'
import { useIsNarrow } from '../../ui/use-is-narrow.ts'
import { useRevealed } from '../../ui/use-revealed.ts'
import { useRowWindow } from '../../ui/use-row-window.ts'
import styles from './ComparedGrid.module.css'
import { ComparedLine } from './ComparedLine.tsx'
import { ComparedPane } from './ComparedPane.tsx'
import type { ComparedList } from './data-selection.ts'
import { usePaged } from './use-paged.ts'

const HEADER_HEIGHT = 30

interface ComparedGridProps {
  batch: string
  what: ComparedList
  /** Changes with the dataset: what an earlier batch held may be gone. */
  version: string
}

/** Rows of a batch, each above the earlier one that it repeats or changes; or the earlier ones that are gone. */
export function ComparedGrid({ batch, what, version }: ComparedGridProps) {
  const messages = useMessages()
  const words = messages.data.batchWords.compared
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [total, setTotal] = useState(0)
  const [active, setActive] = useState(-1)
  const [isOpen, setIsOpen] = useState(false)
  const rowHeight = what === 'changed' ? 52 : 28
  const rows = useRowWindow(scroller, total, rowHeight, HEADER_HEIGHT)
  const list = usePaged(
    {
      key: ['batch.compared', batch, what, version],
      read: (page, signal) => engine('batch.compared', { batch, what, ...page }, { signal }),
      rowsOf: (page) => page.rows,
    },
    rows.first,
    rows.end,
  )
  if (list.total !== total) setTotal(list.total)
  const isNarrow = useIsNarrow()
  const isMasked = !useRevealed(true, words.label[what])
  const columns = useMemo(() => gridColumns(list.head?.columns ?? [], isNarrow), [list.head, isNarrow])
  const activeRow = list.rowAt(active)
  const onKeyDown = useGridKeys({
    total,
    columnCount: columns.length,
    pageRows: rows.fits,
    active: { row: active, column: 0 },
    moveTo: (row) => {
      setActive(row)
      rows.reveal(row)
    },
    open: () => setIsOpen(true),
    copy: () => activeRow && copyText(tabSeparated(linesOf(activeRow))),
    other: () => false,
  })
  const rowUnder = (event: MouseEvent) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]')?.dataset.index : undefined
  if (list.error) return <ErrorNotice error={list.error} onRetry={list.retry} />
  if (list.head && total === 0) return <p className={styles.none}>{words.none[what]}</p>
  const drawn = Array.from({ length: Math.max(0, rows.end - rows.first) }, (_, index) => rows.first + index)
  return (
    <div className={styles.split}>
      <div className={styles.frame}>
        <div
          ref={scroller}
          role="grid"
          tabIndex={0}
          className={styles.scroller}
          aria-label={words.label[what]}
          aria-rowcount={total + 1}
          aria-colcount={columns.length + 1}
          aria-busy={list.isFirstLoad}
          aria-activedescendant={active >= 0 ? `${gridId}-${active}` : undefined}
          onKeyDown={onKeyDown}
          onClick={(event) => {
            const at = rowUnder(event)
            if (at !== undefined) setActive(Number(at))
          }}
          onDoubleClick={(event) => rowUnder(event) !== undefined && setIsOpen(true)}
        >
          <div
            className={styles.canvas}
            style={
              {
                height: rows.height + HEADER_HEIGHT,
                '--columns': `${what === 'duplicates' ? 320 : 224}px ${columns.map(({ width }) => `${width}px`).join(' ')}`,
                '--row': `${rowHeight}px`,
              } as CSSProperties
            }
          >
            <div role="row" aria-rowindex={1} className={styles.header}>
              <div role="columnheader" aria-colindex={1} className={`${styles.head} ${styles.origin}`}>
                {words.origin}
              </div>
              {columns.map(({ at, column }, place) => (
                <div key={at} role="columnheader" aria-colindex={place + 2} className={styles.head} title={column.name}>
                  {column.name}
                </div>
              ))}
            </div>
            {drawn.map((index) => (
              <ComparedLine
                key={index}
                id={`${gridId}-${index}`}
                index={index}
                top={rows.topOf(index)}
                row={list.rowAt(index)}
                columns={columns}
                isMasked={isMasked}
                isActive={index === active}
              />
            ))}
          </div>
          {list.isFirstLoad && <p className={styles.none}>{messages.common.loading}</p>}
        </div>
        <div className={styles.footer}>
          <span>{messages.common.rows(total)}</span>
          <span>{words.hint}</span>
          <span className={styles.masked}>{messages.common.grid.maskedHint}</span>
        </div>
      </div>
      {isOpen && activeRow && list.head && (
        <ComparedPane columns={list.head.columns} row={activeRow} onClose={() => setIsOpen(false)} />
      )}
    </div>
  )
}

function linesOf({ cells, earlier }: ComparedRow): string[][] {
  return [cells, earlier?.cells ?? []].filter((line) => line.length > 0)
}
