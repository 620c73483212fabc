import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { Fragment, useMemo, useState } from 'react'
import { isJudged, type LayerTerms, type TermLine } from '../../../shared/screening/term-report.ts'
import { useMessages } from '../../messages/messages.ts'
import { CountButton } from './CountButton.tsx'
import styles from './TermReport.module.css'
import type { OpenRows } from './TermReportPane.tsx'
import { TermSamples } from './TermSamples.tsx'
import { inTermOrder, nextOrder, type TermColumn, type TermOrder } from './term-order.ts'

/** Lines drawn at once; more are a click away. */
const MOST_LINES = 300

const numbers = ['hits', 'unique', 'marginal'] as const

/** The terms of a layer: numbers that open their rows, sortable by each column; a term unfolds its sample rows. */
export function TermTable({ layer, onOpen }: { layer: LayerTerms; onOpen: OpenRows }) {
  const messages = useMessages().termReport
  const [order, setOrder] = useState<TermOrder | null>(null)
  const [unfolded, setUnfolded] = useState<string | null>(null)
  const [showsAll, setShowsAll] = useState(false)
  const sorted = useMemo(() => inTermOrder(layer.terms, order), [layer, order])
  const lines = showsAll ? sorted : sorted.slice(0, MOST_LINES)
  const hasVerdicts = isJudged(layer.precision)
  const after = ['inInput', 'removedByExclusion', ...(layer.isLast ? [] : (['removedLater'] as const))] as const
  const width = 5 + after.length + (hasVerdicts ? 2 : 0)
  const head = (column: TermColumn, isNumber = true) => (
    <th
      scope="col"
      className={`${styles.column} ${isNumber ? styles.number : ''} ${column === 'share' || column === 'precision' ? styles.wide : ''}`}
      aria-sort={order?.column !== column ? 'none' : order.isDescending ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        className={styles.sort}
        title={messages.sortBy(messages.columns[column])}
        onClick={() => setOrder(nextOrder(order, column))}
      >
        {messages.columns[column]}
        <span aria-hidden className={styles.arrow}>
          {order?.column === column ? (order.isDescending ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  )
  const counted = (line: TermLine, number: (typeof numbers)[number] | (typeof after)[number]) => (
    <td key={number} className={styles.number}>
      <CountButton
        rows={line[number]}
        label={messages.showRows(messages.columns[number], line.term, line[number])}
        onOpen={() => onOpen(number, line.term, messages.columns[number], line[number])}
      />
    </td>
  )
  return (
    <>
      <table className={styles.terms} aria-label={messages.table}>
        <thead>
          <tr>
            {head('term', false)}
            {numbers.map((number) => (
              <Fragment key={number}>{head(number)}</Fragment>
            ))}
            {head('share')}
            {after.map((number) => (
              <Fragment key={number}>{head(number)}</Fragment>
            ))}
            {hasVerdicts && head('precision')}
            {hasVerdicts && (
              <th scope="col" className={`${styles.column} ${styles.number}`}>
                {messages.columns.judged}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Fragment key={line.term}>
              <tr>
                <th scope="row" className={styles.word}>
                  <button
                    type="button"
                    className={styles.term}
                    aria-expanded={unfolded === line.term}
                    title={messages.samples(line.term)}
                    onClick={() => setUnfolded(unfolded === line.term ? null : line.term)}
                  >
                    {unfolded === line.term ? (
                      <CaretDownOutlined aria-hidden className={styles.caret} />
                    ) : (
                      <CaretRightOutlined aria-hidden className={styles.caret} />
                    )}
                    <span>{line.term}</span>
                  </button>
                </th>
                {numbers.map((number) => counted(line, number))}
                <td className={styles.number}>
                  <span className={styles.bar} aria-hidden>
                    <span style={{ width: `${((line.share ?? 0) * 100).toFixed(1)}%` }} />
                  </span>
                  <span className={styles.share}>{line.share === null ? '—' : messages.share(line.share)}</span>
                </td>
                {after.map((number) => counted(line, number))}
                {hasVerdicts && <td className={styles.number}>{intervalOf(line, messages.interval)}</td>}
                {hasVerdicts && (
                  <td className={styles.number}>
                    {line.precision.relevant} / {line.precision.irrelevant} / {line.precision.unsure}
                  </td>
                )}
              </tr>
              {unfolded === line.term && (
                <tr>
                  <td className={styles.unfolded} colSpan={width}>
                    <TermSamples line={line} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {lines.length < sorted.length && (
        <button type="button" className={styles.part} onClick={() => setShowsAll(true)}>
          {messages.more(sorted.length - lines.length)}
        </button>
      )}
    </>
  )
}

function intervalOf({ precision: { interval } }: TermLine, words: (value: number, low: number, high: number) => string): string {
  return interval ? words(interval.value, interval.low, interval.high) : '—'
}
