// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and placed by hand, a table cannot lay them out
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type CSSProperties, type MouseEvent, useId, useRef, useState } from 'react'
import type { BatchSummary, DatasetSummary, KeptReject } from '../../../shared/contract/engine.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { copyText } from '../../ui/copy-text.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { showError } from '../../ui/notices.ts'
import { useGridKeys } from '../../ui/use-grid-keys.ts'
import { useRevealed } from '../../ui/use-revealed.ts'
import { useRowWindow } from '../../ui/use-row-window.ts'
import { exportRejects } from './batch-files.ts'
import { MendBar } from './MendBar.tsx'
import { MendPane } from './MendPane.tsx'
import { mendsOf, useMends } from './mends.ts'
import { RejectLine } from './RejectLine.tsx'
import styles from './RejectsTab.module.css'
import { usePaged } from './use-paged.ts'

const ROW_HEIGHT = 28
const HEADER_HEIGHT = 30

interface RejectsTabProps {
  dataset: DatasetSummary
  batch: BatchSummary
}

/** The faulty rows of a batch: where in the file, why, the raw text; each can be mended, and the mended ones are taken in. */
export function RejectsTab({ dataset, batch }: RejectsTabProps) {
  const messages = useMessages()
  const words = messages.data.rejects
  const mendWords = messages.data.batchWords.mend
  const gridId = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [total, setTotal] = useState(0)
  const [active, setActive] = useState(-1)
  const [opened, setOpened] = useState<number | null>(null)
  const byBatch = useMends((state) => state.byBatch)
  const mends = mendsOf(byBatch, batch.id)
  const isMasked = !useRevealed(true, `${batch.fileName} ${words.label}`)
  const rows = useRowWindow(scroller, total, ROW_HEIGHT, HEADER_HEIGHT)
  const list = usePaged(
    {
      key: ['batch.rejects', batch.id, dataset.version],
      read: (page, signal) => engine('batch.rejects', { batch: batch.id, ...page }, { signal }),
      rowsOf: (page): readonly KeptReject[] => page.rejects,
    },
    rows.first,
    rows.end,
  )
  if (list.total !== total) setTotal(list.total)
  const moveTo = (row: number) => {
    setActive(row)
    rows.reveal(row)
    if (opened !== null) setOpened(row)
  }
  const open = (row: number) => {
    setActive(row)
    rows.reveal(row)
    setOpened(row)
  }
  const close = () => {
    setOpened(null)
    scroller.current?.focus()
  }
  const onKeyDown = useGridKeys({
    total,
    columnCount: 1,
    pageRows: rows.fits,
    active: { row: active, column: 0 },
    moveTo,
    open: () => open(active),
    copy: () => copyText(list.rowAt(active)?.raw ?? ''),
    other: () => false,
  })
  const rowUnder = (event: MouseEvent) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('[data-index]')?.dataset.index : undefined
  if (list.error) return <ErrorNotice error={list.error} onRetry={list.retry} />
  if (list.head && total === 0) return <p className={styles.none}>{words.none}</p>
  const drawn = Array.from({ length: Math.max(0, rows.end - rows.first) }, (_, index) => rows.first + index)
  const shown = opened === null ? undefined : list.rowAt(opened)
  return (
    <div className={styles.split}>
      <div className={styles.frame}>
        <div
          ref={scroller}
          role="grid"
          tabIndex={0}
          className={styles.scroller}
          aria-label={words.label}
          aria-rowcount={total + 1}
          aria-colcount={6}
          aria-busy={list.isFirstLoad}
          aria-activedescendant={active >= 0 ? `${gridId}-${active}` : undefined}
          onKeyDown={onKeyDown}
          onClick={(event) => {
            const at = rowUnder(event)
            if (at !== undefined) moveTo(Number(at))
          }}
          onDoubleClick={(event) => {
            const at = rowUnder(event)
            if (at !== undefined) open(Number(at))
          }}
        >
          <div className={styles.canvas} style={{ height: rows.height + HEADER_HEIGHT } as CSSProperties}>
            <div role="row" aria-rowindex={1} className={styles.header}>
              {[words.line, words.row, words.code, words.text, words.raw, mendWords.state].map((name, at) => (
                <div
                  key={name}
                  role="columnheader"
                  aria-colindex={at + 1}
                  className={`${styles.cell} ${at < 2 ? styles.right : ''}`}
                >
                  {name}
                </div>
              ))}
            </div>
            {drawn.map((index) => (
              <RejectLine
                key={index}
                id={`${gridId}-${index}`}
                index={index}
                top={rows.topOf(index)}
                reject={list.rowAt(index)}
                isMended={byBatch[batch.id]?.[index] !== undefined}
                isMasked={isMasked}
                isActive={index === active}
                onMend={open}
              />
            ))}
          </div>
          {list.isFirstLoad && <p className={styles.none}>{messages.common.loading}</p>}
        </div>
        <div className={styles.footer}>
          <span>{messages.common.rows(total)}</span>
          <span>{mendWords.keys}</span>
          <Button
            type="link"
            size="small"
            icon={<DownloadOutlined aria-hidden />}
            onClick={() => void exportRejects(dataset, batch).catch(showError)}
          >
            {messages.data.batchWords.rejectsExport}
          </Button>
          <span className={styles.masked}>{messages.common.grid.maskedHint}</span>
        </div>
        {mends.length > 0 && <MendBar batch={batch} mends={mends} onShow={open} />}
      </div>
      {opened !== null && shown && !shown.readmitted && (
        <MendPane
          key={opened}
          dataset={dataset}
          batch={batch}
          index={opened}
          reject={shown}
          onNext={() => (opened + 1 < total ? open(opened + 1) : close())}
          onClose={close}
        />
      )}
    </div>
  )
}
