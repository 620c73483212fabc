import { memo } from 'react'
import type { ImportPreview } from '../../../shared/ingest/import.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { maskText } from '../../../shared/values/mask.ts'
import { maskCell } from '../../../shared/values/mask-cell.ts'
import { valueTypes } from '../../../shared/values/value.ts'
import { useMessages } from '../../messages/messages.ts'
import { useRevealed } from '../../ui/use-revealed.ts'
import styles from './ImportSheet.module.css'

interface PreviewColumnProps {
  preview: ImportPreview
  columns: ColumnSchema[]
  isReading: boolean
}

const SHOWN_ROWS = 60
const SHOWN_PROBLEMS = 50
const SHOWN_CHARACTERS = 120

/** The first rows as the mapping understands them, cleaned values beside, those that fail their type marked, and the first problems. */
export function PreviewColumn({ preview, columns, isReading }: PreviewColumnProps) {
  const messages = useMessages()
  const sheet = messages.data.sheet
  const isMasked = !useRevealed(true, preview.fileName)
  const rows = preview.rows.slice(0, SHOWN_ROWS)
  return (
    <section className={`${styles.column} ${isReading ? styles.stale : ''}`} aria-label={sheet.preview} aria-busy={isReading}>
      <h3 className={styles.heading}>
        {sheet.preview} · {sheet.firstRows(rows.length)}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach that */}
      <div className={styles.scroll} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                <th key={at} scope="col" title={messages.common.columnTypes[column.type]}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the file
              <tr key={row}>
                {columns.map((column, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the file
                  <PreviewCell key={at} text={cells[at] ?? ''} column={column} isMasked={isMasked} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>
        {preview.problems.length === 0 ? sheet.noProblems : sheet.problems(preview.problems.length)}
        {' · '}
        {messages.data.importWords.cleanedNote}
        {' · '}
        {messages.common.grid.maskedHint}
      </p>
      {preview.problems.length > 0 && (
        <ul className={styles.problems}>
          {preview.problems.slice(0, SHOWN_PROBLEMS).map((problem) => (
            <li key={`${problem.line}-${problem.code}`}>
              <span className={styles.line}>{sheet.line(problem.line)}</span>
              <span>{messages.data.rejectCodes[problem.code]}</span>
              <span className={styles.raw}>{isMasked ? maskText(problem.raw) : problem.raw}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

interface PreviewCellProps {
  text: string
  column: ColumnSchema
  isMasked: boolean
}

/** The original value; behind an arrow what cleaning makes of it, where that is another; marked where it fails its type. */
const PreviewCell = memo(function PreviewCell({ text, column, isMasked }: PreviewCellProps) {
  const { sheet, importWords } = useMessages().data
  const type = valueTypes[column.type]
  const isFlagged = text.trim() !== '' && !type.check(text).valid
  const cleaned = isFlagged ? text : type.clean(text)
  const show = (value: string) => (isMasked ? maskCell(value, column) : value).slice(0, SHOWN_CHARACTERS)
  const isCleaned = cleaned !== text && cleaned !== ''
  const isLong = column.type === 'text'
  return (
    <td
      className={isFlagged ? styles.flagged : undefined}
      title={isFlagged ? sheet.flagged : isCleaned ? importWords.cleaned(show(cleaned)) : undefined}
    >
      {show(text)}
      {isCleaned && <span className={styles.cleaned}> {isLong ? '→' : `→ ${show(cleaned)}`}</span>}
    </td>
  )
})
