import { type RefObject, useEffect } from 'react'
import type { ResultRow } from '../../../shared/contract/engine.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import type { GridColumn } from '../../ui/grid-columns.ts'
import { HighlightedText } from '../../ui/HighlightedText.tsx'
import { CueLegend } from './CueLegend.tsx'
import { useInvestigation } from './investigation.ts'
import styles from './JudgingTicket.module.css'

interface JudgingTicketProps {
  pane: RefObject<HTMLDivElement | null>
  row: ResultRow
  columns: readonly GridColumn[]
  isMasked: boolean
  /** Above the ticket: its place, and what was said of it. */
  head: string
}

/** The whole ticket, what people wrote first, with its hits marked; a new one begins at its first hit. */
export function JudgingTicket({ pane, row, columns, isMasked, head }: JudgingTicketProps) {
  const messages = useMessages().judging
  const { nameOf } = useInvestigation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new ticket begins at its first hit
  useEffect(() => {
    if (pane.current) pane.current.scrollTop = 0
    goToHit(pane.current, 0)
  }, [row])
  const filled = columns.filter(({ at, column }) => row.cells[at] && (column.side === 'left' || row.rightRow !== null))
  const isLong = ({ at, isText }: GridColumn) => isText && (row.cells[at]?.length ?? 0) > 16
  const source = columns.find(({ column }) => column.side === 'left')?.column.source
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too
    <div ref={pane} className={styles.ticket} tabIndex={0}>
      <p className={styles.head}>
        <span>{head}</span>
        {source !== undefined && <span className={styles.origin}>{messages.sourceRow(nameOf(source), row.row)}</span>}
      </p>
      <dl className={styles.fields}>
        {[...filled.filter(isLong), ...filled.filter((each) => !isLong(each))].map((each) => {
          const text = row.cells[each.at] ?? ''
          return (
            <div key={each.at} className={isLong(each) ? styles.long : styles.field}>
              <dt>{each.column.name}</dt>
              <dd>
                <HighlightedText
                  text={isMasked ? maskCell(text, each.column) : text}
                  ranges={row.hits.filter(({ column }) => column === each.at)}
                  cues={row.cues.filter(({ column }) => column === each.at)}
                />
              </dd>
            </div>
          )
        })}
      </dl>
      <CueLegend cues={row.cues} cells={row.cells} />
      <p className={styles.hint}>{messages.masked}</p>
    </div>
  )
}

/** Moves the current mark by some places, round and round, and brings it into view. */
export function goToHit(pane: HTMLElement | null, by: number): void {
  const marks = [...(pane?.querySelectorAll('mark') ?? [])]
  const current = Math.max(
    0,
    marks.findIndex((mark) => mark.hasAttribute('data-current')),
  )
  const next = marks[(current + by + marks.length) % Math.max(1, marks.length)]
  for (const mark of marks) mark.toggleAttribute('data-current', mark === next)
  next?.scrollIntoView({ block: 'nearest' })
}
