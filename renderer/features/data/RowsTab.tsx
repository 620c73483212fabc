import { Tag } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { BatchSummary, DatasetSummary, ResultColumn, ResultRow, RowSource } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { RowGrid } from '../../ui/RowGrid.tsx'
import styles from './DatasetPanel.module.css'
import { useDataSelection } from './data-selection.ts'
import { RowPane } from './RowPane.tsx'
import { batchOfRow, monthColumn, rowsOf, rowsOfBatch, rowsOfMonth } from './row-source.ts'

interface RowsTabProps {
  dataset: DatasetSummary
  /** Only the rows that came with it; null for all. A month is one of the whole dataset. */
  batch: BatchSummary | null
}

/** The rows of a dataset: all, of one batch, of one month, or those whose value fails its type. A row opens whole, with its history. */
export function RowsTab({ dataset, batch }: RowsTabProps) {
  const messages = useMessages().data
  const { month, flagged, show } = useDataSelection()
  const [active, setActive] = useState<ResultRow | null>(null)
  const [isOpen, setIsOpen] = useState(false)
  const close = useCallback(() => setIsOpen(false), [])
  const of = useMemo<RowSource>(() => {
    const column = monthColumn(dataset)
    if (month && column) return rowsOfMonth(dataset, column, month)
    return flagged ? rowsOf(dataset.id, batch?.id ?? null, flagged) : { dataset: dataset.id }
  }, [dataset, batch, month, flagged])
  const reason = flagged?.reason
  const narrowed = flagged
    ? messages.batchWords.flaggedFilter(
        flagged.column,
        reason === undefined
          ? messages.columns.flagged
          : (messages.batchWords.reasons[reason] ?? messages.batchWords.otherReason(reason)),
      )
    : month && messages.monthFilter(month)
  const home = active && !month && !flagged ? (batch ?? batchOfRow(dataset, active.index)) : flagged ? batch : null
  const columns: ResultColumn[] = dataset.columns.map((column) => ({ ...column, side: 'left', source: dataset.id }))
  return (
    <div className={styles.rows}>
      {narrowed && (
        <div className={styles.filter}>
          <Tag closable={{ 'aria-label': messages.clearFilter }} onClose={() => show('rows')}>
            {narrowed}
          </Tag>
        </div>
      )}
      <div className={styles.split}>
        <RowGrid
          key={batch?.id}
          of={of}
          version={dataset.version}
          label={batch?.fileName ?? dataset.name}
          onActiveChange={setActive}
          onOpen={() => setIsOpen(true)}
          {...(batch && !month && !flagged && { range: rowsOfBatch(dataset, batch) })}
        />
        {isOpen && active && <RowPane dataset={dataset} batch={home} columns={columns} row={active} onClose={close} />}
      </div>
    </div>
  )
}
