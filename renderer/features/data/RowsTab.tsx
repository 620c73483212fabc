import { Tag } from 'antd'
import { useMemo } from 'react'
import type { DatasetSummary, RowSource } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { RowGrid } from '../../ui/RowGrid.tsx'
import styles from './DatasetPanel.module.css'
import { useDataSelection } from './data-selection.ts'
import { monthColumn, rowsOfMonth } from './month-source.ts'

interface RowsTabProps {
  dataset: DatasetSummary
  month: string | null
}

/** The rows of a dataset, all or of one month. */
export function RowsTab({ dataset, month }: RowsTabProps) {
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
      <RowGrid of={of} version={dataset.version} label={dataset.name} />
    </div>
  )
}
