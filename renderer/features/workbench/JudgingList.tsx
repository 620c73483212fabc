// biome-ignore-all lint/a11y/useFocusableInteractive: the list has the focus and names its active line
import { useEffect, useId, useRef } from 'react'
import type { ResultRow } from '../../../shared/contract/engine.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import { snippetOf } from '../../ui/cell-snippet.ts'
import type { GridColumn } from '../../ui/grid-columns.ts'
import { HighlightedText } from '../../ui/HighlightedText.tsx'
import { useRowWindow } from '../../ui/use-row-window.ts'
import styles from './JudgingList.module.css'
import type { Findings, SampledPlace } from './judging-sample.ts'
import type { SampledRows } from './use-sampled-rows.ts'
import { verdictMarks } from './VerdictMark.tsx'

const LINE_HEIGHT = 44

interface JudgingListProps {
  label: string
  places: readonly SampledPlace[]
  findings: Findings
  /** Place under the cursor; one past the last where all are judged. */
  at: number
  rows: SampledRows
  isMasked: boolean
  onGo(at: number): void
  /** Tells which lines are in view. */
  onView(first: number, end: number): void
}

/** The sampled rows in the order in which they were drawn, two lines each: number, and the piece of text around the first hit. */
export function JudgingList({ label, places, findings, at, rows, isMasked, onGo, onView }: JudgingListProps) {
  const messages = useMessages().judging
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const view = useRowWindow(scroller, places.length, LINE_HEIGHT, 0)
  const { first, end, reveal } = view
  useEffect(() => onView(first, end), [first, end, onView])
  useEffect(() => reveal(Math.min(at, places.length - 1)), [at, places.length, reveal])
  useEffect(() => scroller.current?.focus(), [])
  const shown = places.slice(first, end)
  return (
    <div
      ref={scroller}
      className={styles.list}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={at < places.length ? `${id}-${at}` : undefined}
    >
      <div className={styles.canvas} style={{ height: view.height }}>
        {shown.map((place, offset) => {
          const index = first + offset
          const row = rows.rowOf(place)
          const finding = findings.get(place.key)
          const columns = rows.columnsOf(place.side)
          const number = row ? lineNumber(row, columns, isMasked) : ''
          const verdict = finding
            ? finding === 'disputed'
              ? messages.views.disputed
              : messages.verdicts[finding]
            : messages.unjudged
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the whole place
            <div
              key={place.key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              aria-label={messages.item(index + 1, number, verdict)}
              aria-setsize={places.length}
              aria-posinset={index + 1}
              className={styles.line}
              style={{ transform: `translateY(${view.topOf(index)}px)` }}
              onClick={() => onGo(index)}
            >
              <span className={styles.place}>{index + 1}</span>
              <span className={styles.verdict}>{finding && verdictMarks[finding]}</span>
              <span className={styles.number}>{number}</span>
              <span className={styles.text}>{row && <Piece row={row} columns={columns} isMasked={isMasked} />}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The ticket's number, or what stands first in the row. */
function lineNumber(row: ResultRow, columns: readonly GridColumn[], isMasked: boolean): string {
  const first = columns[0]
  const text = first ? (row.cells[first.at] ?? '') : ''
  return first && isMasked ? maskCell(text, first.column) : text
}

/** The piece around the first hit, or the beginning of the longest text. */
function Piece({ row, columns, isMasked }: { row: ResultRow; columns: readonly GridColumn[]; isMasked: boolean }) {
  const hit = row.hits[0]
  const texts = columns.filter(({ isText }) => isText)
  const longest = texts.reduce<GridColumn | undefined>(
    (best, each) => (best && (row.cells[best.at]?.length ?? 0) >= (row.cells[each.at]?.length ?? 0) ? best : each),
    undefined,
  )
  const shown = (hit && columns.find(({ at }) => at === hit.column)) ?? longest
  if (!shown) return null
  const text = row.cells[shown.at] ?? ''
  const hits = row.hits.filter(({ column }) => column === shown.at)
  const { from, text: piece } = snippetOf(isMasked ? maskCell(text, shown.column) : text, hits)
  return (
    <>
      {from > 0 && '…'}
      <HighlightedText text={piece} ranges={hits} from={from} />
    </>
  )
}
