import type { ExcludedMeasure } from '../../../shared/screening/term-measure.ts'
import { useMessages } from '../../messages/messages.ts'
import { CountButton } from './CountButton.tsx'
import styles from './TermReport.module.css'
import type { OpenRows } from './TermReportPane.tsx'

/** What each leaf below NOT takes away, and what it takes away alone. */
export function ExcludedTable({ excluded, onOpen }: { excluded: readonly ExcludedMeasure[]; onOpen: OpenRows }) {
  const messages = useMessages().termReport
  return (
    <table className={`${styles.terms} ${styles.excluded}`} aria-label={messages.excluded}>
      <thead>
        <tr>
          <th scope="col" className={styles.column}>
            {messages.excluded}
          </th>
          <th scope="col" className={`${styles.column} ${styles.number}`}>
            {messages.excludedRemoved}
          </th>
          <th scope="col" className={`${styles.column} ${styles.number}`}>
            {messages.excludedAlone}
          </th>
        </tr>
      </thead>
      <tbody>
        {excluded.map(({ term, removed, alone }) => (
          <tr key={term}>
            <th scope="row" className={styles.word}>
              {term}
            </th>
            <td className={styles.number}>
              <CountButton
                rows={removed}
                label={messages.showRows(messages.excludedRemoved, term, removed)}
                onOpen={() => onOpen('excluded', term, messages.excludedRemoved, removed)}
              />
            </td>
            <td className={styles.number}>
              <CountButton
                rows={alone}
                label={messages.showRows(messages.excludedAlone, term, alone)}
                onOpen={() => onOpen('alone', term, messages.excludedAlone, alone)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
