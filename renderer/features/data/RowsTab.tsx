import { Tag } from 'antd'
import { useMemo } from 'react'
import type { BatchSummary, DatasetSummary, RowSource } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { RowGrid } from '../../ui/RowGrid.tsx'
import styles from './DatasetPanel.module.css'
import { useDataSelection } from './data-selection.ts'
import { monthColumn, rowsOfBatch, rowsOfMonth } from './month-source.ts'

interface RowsTabProps {
  dataset: DatasetSummary
  /** Only the rows that came with it; null for all. A month is one of the whole dataset. */
  batch: BatchSummary | null
  month: string | null
}

/** The rows of a dataset: all, of one batch, or of one month. */
export function RowsTab({ dataset, batch, month }: RowsTabProps) {
  const messages = useMessages().data
  const show = useDataSelection((state) => state.show)
  const of = useMemo<RowSource>(() => {
    const column = monthColumn(dataset)
    return month && column ? rowsOfMonth(dataset, column, month) : { dataset: dataset.id }
  }, [dataset, month])
  return (
    <div className={styles.rows}>
      {month && (
        <div className={styles.filter}>
          <Tag closable={{ 'aria-label': messages.clearFilter }} onClose={() => show('rows')}>
            {messages.monthFilter(month)}
          </Tag>
        </div>
      )}
      <RowGrid
        key={batch?.id}
        of={of}
        version={dataset.version}
        label={batch?.fileName ?? dataset.name}
        {...(batch && !month && { range: rowsOfBatch(dataset, batch) })}
      />
    </div>
  )
}
