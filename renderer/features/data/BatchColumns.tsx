import type { BatchSummary, DatasetSummary, RowPage } from '../../../shared/contract/engine.ts'
import { type ColumnSummary, distinctLimit } from '../../../shared/ingest/verification.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './ColumnsTable.module.css'
import { useDataSelection } from './data-selection.ts'
import { flagCounts } from './flag-counts.ts'
import { rowsOf } from './row-source.ts'
import { percent } from './share.ts'

/** First rows that samples are taken from, and how many each column shows. */
const SAMPLE_ROWS = 60
const SAMPLES = 3

interface BatchColumnsProps {
  dataset: DatasetSummary
  batch: BatchSummary
}

/** What the verification of a batch says of each column; values that fail their type are a click away. */
export function BatchColumns({ dataset, batch }: BatchColumnsProps) {
  const messages = useMessages()
  const { columns: common, batchWords } = messages.data
  const words = batchWords.columns
  const report = useEngineQuery('batch.verification', { batch: batch.id }, { version: dataset.version })
  const of = rowsOf(dataset.id, batch.id)
  const rows = useEngineQuery('rows.page', { of, offset: 0, limit: SAMPLE_ROWS }, { version: dataset.version })
  if (report.error) return <ErrorNotice error={report.error} onRetry={() => void report.refetch()} />
  if (!report.data)
    return (
      <p className={styles.progress} role="status">
        {words.reading}
      </p>
    )
  const { accepted } = report.data.account
  const hasFields = dataset.kind === 'ticket'
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={words.label}>
        <thead>
          <tr>
            <th scope="col">{common.name}</th>
            <th scope="col">{common.type}</th>
            {hasFields && <th scope="col">{common.field}</th>}
            <th scope="col" className={styles.right}>
              {common.filled}
            </th>
            <th scope="col" className={styles.right}>
              {common.distinct}
            </th>
            <th scope="col">{words.range}</th>
            <th scope="col">{words.flagged}</th>
            <th scope="col" className={styles.samples}>
              {common.samples}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.data.columns.map((column) => (
            <tr key={column.name}>
              <th scope="row" title={column.name}>
                {column.name}
              </th>
              <td>{messages.common.columnTypes[column.type]}</td>
              {hasFields && <td>{column.field && messages.common.ticketFields[column.field]}</td>}
              <td className={styles.right} title={words.filledTitle(column.filled, accepted)}>
                {percent(column.filled, accepted)}
              </td>
              <td className={styles.right} title={topOf(column, words)}>
                {column.distinct >= distinctLimit ? common.atLeast(column.distinct) : formatted(column.distinct)}
              </td>
              <td className={styles.range}>{rangeOf(column)}</td>
              <td>
                <Flags column={column} />
              </td>
              <td className={styles.samples}>{samplesOf(rows.data, column).join('　')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Counts of values that fail the column's type, by reason; each opens its rows. */
function Flags({ column }: { column: ColumnSummary }) {
  const { batchWords } = useMessages().data
  const show = useDataSelection((state) => state.show)
  return (
    <span className={styles.flags}>
      {flagCounts(column).map(({ reason, count, isFault }) => {
        const name = batchWords.reasons[reason] ?? batchWords.otherReason(reason)
        return (
          <button
            key={reason}
            type="button"
            className={isFault ? styles.flagged : styles.quiet}
            aria-label={batchWords.columns.flag(name, count, column.name)}
            onClick={() => show('rows', { flagged: { column: column.name, reason } })}
          >
            {name} {formatted(count)}
          </button>
        )
      })}
    </span>
  )
}

function samplesOf(page: RowPage | undefined, { name }: ColumnSummary): string[] {
  const at = page?.columns.findIndex((column) => column.name === name) ?? -1
  const column = page?.columns[at]
  if (!page || !column) return []
  const values = new Set(page.rows.map(({ cells }) => cells[at] ?? '').filter((value) => value.trim() !== ''))
  return [...values].slice(0, SAMPLES).map((value) => maskCell(value, column).slice(0, 80))
}

function rangeOf({ least, greatest }: ColumnSummary): string {
  return least === greatest ? least : `${least} … ${greatest}`
}

function topOf(
  { top, type, field }: ColumnSummary,
  words: { top: string; topOf(value: string, values: number): string },
): string | undefined {
  if (top.length === 0) return undefined
  return [words.top, ...top.map(([value, count]) => words.topOf(maskCell(value, { type, field }), count))].join('\n')
}

function formatted(value: number): string {
  return value.toLocaleString('en-US')
}
