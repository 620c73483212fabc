import { useMessages } from '../../messages/messages.ts'
import styles from './LayerCounts.module.css'

/** What an empty layer may say; one click writes it. */
export function LayerExamples({ onPick }: { onPick(where: string): void }) {
  const messages = useMessages().workbench.editor
  return (
    <p className={styles.counts}>
      <span>{messages.tryThese}</span>
      {messages.examples.map((example) => (
        <button key={example} type="button" className={styles.count} onClick={() => onPick(example)}>
          {example}
        </button>
      ))}
    </p>
  )
}
