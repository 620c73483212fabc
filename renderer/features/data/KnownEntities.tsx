import { useState } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './DatasetPanel.module.css'

/** With more rows in the workspace the comparison waits until it is asked for: it reads each column that names somebody once. */
const ROWS_WITHOUT_ASKING = 2_000_000

/** How many of a batch's phones, plates, persons and companies an earlier batch of any dataset had; nothing where it is the first. */
export function KnownEntities({ batch, importedAt }: { batch: string; importedAt: string }) {
  const { batch: words, kinds } = useMessages().entities
  const datasets = useEngineQuery('dataset.list', {})
  const [isAsked, setIsAsked] = useState(false)
  const [share, setShare] = useState(0)
  const rows = datasets.data?.reduce((sum, { rowCount }) => sum + rowCount, 0) ?? Number.POSITIVE_INFINITY
  const version = datasets.data?.map(({ id, version: each }) => `${id} ${each}`).join(' ') ?? ''
  const hasEarlier = datasets.data?.some(({ batches }) => batches.some((each) => each.importedAt < importedAt)) ?? false
  const enabled = hasEarlier && (isAsked || rows <= ROWS_WITHOUT_ASKING)
  const answer = useEngineQuery('entity.ofBatch', { batch }, { version, enabled, onProgress: setShare })
  if (!hasEarlier) return null
  if (!enabled)
    return (
      <button type="button" className={styles.sum} title={words.title} onClick={() => setIsAsked(true)}>
        {words.compare}
      </button>
    )
  if (answer.error) return <ErrorNotice error={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data)
    return (
      <span className={styles.facts} role="status">
        {words.looking(Math.floor(share * 100))}
      </span>
    )
  if (answer.data.length === 0) return isAsked && <span className={styles.facts}>{words.none}</span>
  return (
    <span className={styles.facts} title={words.title}>
      {answer.data.map(({ kind, column, entities, known }) => (
        <span key={column} className={styles.fact} title={words.column(column)}>
          {words.known(kinds[kind], entities, known)}
        </span>
      ))}
    </span>
  )
}
