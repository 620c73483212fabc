import type { TermLine } from '../../../shared/screening/term-report.ts'
import { useMessages } from '../../messages/messages.ts'
import { HighlightedText } from '../../ui/HighlightedText.tsx'
import styles from './TermReport.module.css'

/** The sample rows of a term, its first match in each marked. */
export function TermSamples({ line: { term, samples, hits } }: { line: TermLine }) {
  const messages = useMessages().termReport
  if (samples.length === 0) return <p className={styles.note}>{messages.noSamples}</p>
  const hasFiles = samples.some(({ file }) => file !== '')
  return (
    <table className={styles.samples} aria-label={messages.samples(term)}>
      <thead>
        <tr>
          <th scope="col" className={`${styles.quiet} ${styles.number}`}>
            {messages.row}
          </th>
          {hasFiles && (
            <th scope="col" className={styles.quiet}>
              {messages.file}
            </th>
          )}
          <th scope="col" className={styles.quiet}>
            {messages.text}
            <span className={styles.note}>{messages.samplesOf(samples.length, hits)}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {samples.map(({ row, file, column, text, start, end }) => (
          <tr key={`${file} ${row}`}>
            <td className={styles.number}>{row.toLocaleString('en-US')}</td>
            {hasFiles && <td>{file}</td>}
            <td title={column} className={styles.snippet}>
              <HighlightedText text={text} ranges={start < end ? [{ start, end }] : []} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
