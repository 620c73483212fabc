import { useMessages } from '../../messages/messages.ts'
import styles from './TermReport.module.css'

/** What the numbers mean and how samples are drawn. */
export function TermReportFoot({ seed }: { seed: string }) {
  const messages = useMessages().termReport
  return (
    <details className={styles.foot}>
      <summary>{messages.definitions}</summary>
      <dl>
        {messages.definitionsOf.map(([word, meaning]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p>{messages.seed(seed)}</p>
    </details>
  )
}
