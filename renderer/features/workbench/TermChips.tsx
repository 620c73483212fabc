import { useMessages } from '../../messages/messages.ts'
import { useInvestigation } from './investigation.ts'
import styles from './TermChips.module.css'

/** The words of a layer, each with the rows that hold it. */
export function TermChips({ step, layer }: { step: string; layer: number }) {
  const messages = useMessages().workbench
  const { counts, isCounting } = useInvestigation()
  const terms = (counts?.terms[step] ?? []).filter((term) => term.layer === layer)
  if (terms.length === 0) return null
  return (
    <ul className={styles.terms} aria-label={messages.editor.terms} aria-busy={isCounting}>
      {terms.map(({ term, rows }) => (
        <li key={term} className={styles.term} data-none={rows === 0 || undefined}>
          <span>{term}</span>
          <span className={styles.rows}>{rows.toLocaleString('en-US')}</span>
        </li>
      ))}
    </ul>
  )
}
