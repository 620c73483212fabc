import type { BatchSummary, DatasetSummary, ResultColumn, ResultRow } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { localTime } from '../../ui/local-time.ts'
import { RecordVersions } from '../../ui/RecordVersions.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './SidePane.module.css'
import { SidePane } from './SidePane.tsx'

interface RowPaneProps {
  dataset: DatasetSummary
  /** The batch that the row came with; null where it is not known, and with it the history. */
  batch: BatchSummary | null
  columns: readonly ResultColumn[]
  row: ResultRow
  onClose(): void
}

/** A row whole; of a ticket every version that was received, the newest first, with what changed. */
export function RowPane({ dataset, batch, columns, row, onClose }: RowPaneProps) {
  const messages = useMessages()
  const words = messages.data.batchWords.history
  const hasHistory = dataset.kind === 'ticket' && batch !== null
  const history = useEngineQuery(
    'ticket.history',
    { dataset: dataset.id, batch: batch?.id ?? '', row: row.row },
    { version: dataset.version, enabled: hasHistory },
  )
  const versions = (history.data?.versions ?? []).map((version, at) => ({ ...version, order: at + 1 })).reverse()
  const title = words.place(batch?.fileName ?? dataset.name, row.row)
  const isOpened = (version: { batch: string; row: number }) => version.batch === batch?.id && version.row === row.row
  return (
    <SidePane title={words.label} onClose={onClose}>
      {batch && versions.length < 2 && <p className={styles.fact}>{words.place(batch.fileName, row.row)}</p>}
      {hasHistory && history.isPending && <p className={styles.fact}>{words.loading}</p>}
      {history.error && <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />}
      {versions.length === 1 && <p className={styles.fact}>{words.only}</p>}
      {dataset.kind === 'ticket' && !batch && <p className={styles.fact}>{words.noHistory}</p>}
      {versions.length > 1 ? (
        <>
          <p className={styles.fact}>{words.versions(versions.length)}</p>
          <ol className={styles.versions}>
            {versions.map((version) => (
              <li key={version.order}>
                <b>{words.version(version.order, localTime(version.importedAt))}</b>
                <span className={styles.quiet}>
                  {words.place(version.fileName, version.row)}
                  {isOpened(version) && words.current}
                </span>
              </li>
            ))}
          </ol>
          <RecordVersions
            title={title}
            columns={history.data?.columns ?? columns}
            versions={versions.map(({ order, importedAt, cells }) => ({
              label: words.version(order, localTime(importedAt)),
              cells,
            }))}
          />
        </>
      ) : (
        <RecordVersions title={title} columns={columns} versions={[{ label: '', cells: row.cells }]} />
      )}
      <p className={styles.fact}>{messages.common.grid.maskedHint}</p>
    </SidePane>
  )
}
