import { useMessages } from '../../messages/messages.ts'
import { useInvestigation } from './investigation.ts'
import styles from './StepEditor.module.css'

/** What a source stands for; nothing of it is edited here but the dataset behind it. */
export function SourceHead({ source }: { source: string }) {
  const messages = useMessages().workbench
  const { content, datasets, nameOf } = useInvestigation()
  const dataset = datasets.find(({ id }) => id === content.bindings[source])
  return (
    <section className={styles.editor} aria-label={messages.editor.source(nameOf(source))}>
      <div className={styles.head}>
        <strong>{nameOf(source)}</strong>
        <span className={styles.label}>
          {dataset ? messages.editor.standsFor(dataset.name, dataset.rowCount, dataset.columns.length) : messages.editor.unbound}
        </span>
      </div>
    </section>
  )
}
