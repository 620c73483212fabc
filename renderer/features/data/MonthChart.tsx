import type { BatchSummary, DatasetSummary } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { TallyChart } from '../../ui/TallyChart.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { useDataSelection } from './data-selection.ts'
import styles from './MonthChart.module.css'
import { canFilterByMonth, monthColumn, rowsOf } from './row-source.ts'

const SHOWN_MONTHS = 36

/** Rows per month of the date that a ticket was received; a month of the whole dataset opens its rows. */
export function MonthChart({ dataset, batch }: { dataset: DatasetSummary; batch: BatchSummary | null }) {
  const messages = useMessages().data
  const show = useDataSelection((state) => state.show)
  const column = monthColumn(dataset)
  const tally = useEngineQuery(
    'rows.tally',
    { of: rowsOf(dataset.id, batch?.id ?? null), column: column?.name ?? '', by: 'month', limit: 500 },
    { version: dataset.version, enabled: column !== undefined },
  )
  if (!column || !tally.data || tally.data.length === 0) return null
  const months = tally.data.filter(({ key }) => key !== '').sort((a, b) => (a.key < b.key ? -1 : 1))
  const bars = [...months.slice(-SHOWN_MONTHS), ...tally.data.filter(({ key }) => key === '')].map(({ key, count }) => ({
    key,
    label: key || messages.noMonth,
    count,
  }))
  return (
    <div className={styles.chart}>
      <TallyChart
        title={messages.months(column.name)}
        bars={bars}
        width={Math.max(240, Math.min(960, bars.length * 48))}
        shape="columns"
        {...(!batch && canFilterByMonth(column) && { onPick: ({ key }: { key: string }) => key && show('rows', { month: key }) })}
      />
    </div>
  )
}
