import { Progress } from 'antd'
import { useState } from 'react'
import type { DatasetSummary } from '../../../shared/contract/engine.ts'
import { distinctLimit } from '../../../shared/ingest/verification.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './ColumnsTable.module.css'
import { percent } from './share.ts'

/** What each column holds: type, share of rows with a value, samples (masked by the engine), values that fail their type. */
export function ColumnsTable({ dataset }: { dataset: DatasetSummary }) {
  const messages = useMessages()
  const words = messages.data.columns
  const [fraction, setFraction] = useState(0)
  const profile = useEngineQuery(
    'dataset.profile',
    { dataset: dataset.id },
    { version: dataset.version, onProgress: setFraction },
  )
  const known = new Map(profile.data?.map((column) => [column.name, column]))
  return (
    <div className={styles.frame}>
      {profile.error && <ErrorNotice error={profile.error} onRetry={() => void profile.refetch()} />}
      <table className={styles.table} aria-label={words.label}>
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col">{words.type}</th>
            {dataset.kind === 'ticket' && <th scope="col">{words.field}</th>}
            <th scope="col" className={styles.right}>
              {words.filled}
            </th>
            <th scope="col" className={styles.right}>
              {words.distinct}
            </th>
            <th scope="col" className={styles.right}>
              {words.flagged}
            </th>
            <th scope="col" className={styles.samples}>
              {words.samples}
            </th>
          </tr>
        </thead>
        <tbody>
          {dataset.columns.map((column) => {
            const found = known.get(column.name)
            return (
              <tr key={column.name}>
                <th scope="row" title={column.header}>
                  {column.name}
                </th>
                <td>{messages.common.columnTypes[column.type]}</td>
                {dataset.kind === 'ticket' && <td>{column.field && messages.common.ticketFields[column.field]}</td>}
                <td className={styles.right}>{found && percent(found.filled, dataset.rowCount)}</td>
                <td className={styles.right}>
                  {found &&
                    (found.distinct >= distinctLimit ? words.atLeast(found.distinct) : found.distinct.toLocaleString('en-US'))}
                </td>
                <td className={styles.right}>
                  {found && found.flagged > 0 && (
                    <span className={styles.flagged} title={words.flaggedTitle(found.flagged)}>
                      {found.flagged.toLocaleString('en-US')}
                    </span>
                  )}
                </td>
                <td className={styles.samples}>{found?.samples.join('　')}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {profile.isPending && (
        <div className={styles.progress} role="status">
          {words.reading}
          <Progress percent={Math.floor(fraction * 100)} size="small" aria-label={words.reading} />
        </div>
      )}
    </div>
  )
}
