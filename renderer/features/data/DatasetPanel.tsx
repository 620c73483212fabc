import { Tabs } from 'antd'
import { useMessages } from '../../messages/messages.ts'
import { localTime } from '../../ui/local-time.ts'
import { BatchAccountLine } from './BatchAccountLine.tsx'
import { ColumnsTable } from './ColumnsTable.tsx'
import { DatasetActions } from './DatasetActions.tsx'
import styles from './DatasetPanel.module.css'
import { type Chosen, type DataTab, useDataSelection } from './data-selection.ts'
import { formatLine } from './format-words.ts'
import { MonthChart } from './MonthChart.tsx'
import { RejectsTable } from './RejectsTable.tsx'
import { RowsTab } from './RowsTab.tsx'
import { ShaButton } from './ShaButton.tsx'

/** A dataset or one of its batches: account, evidence of its format, columns, rows, rejects. */
export function DatasetPanel({ chosen }: { chosen: Chosen }) {
  const messages = useMessages()
  const { dataset, batch } = chosen
  const { tab, month, show } = useDataSelection()
  const rejected = batch?.account.rejected ?? 0
  const shown = tab === 'rejects' && !batch ? 'columns' : tab
  return (
    <section className={styles.panel} aria-label={batch?.fileName ?? dataset.name}>
      <header className={styles.head}>
        <div className={styles.line}>
          <h2 className={styles.title}>{batch?.fileName ?? dataset.name}</h2>
          <span className={styles.facts}>
            {batch
              ? [messages.data.batch(dataset.batches.indexOf(batch) + 1), formatLine(batch.format, messages.data)].join(' · ')
              : [
                  messages.common.kinds[dataset.kind],
                  messages.common.rows(dataset.rowCount),
                  messages.data.batches(dataset.batches.length),
                ].join(' · ')}
          </span>
          <DatasetActions chosen={chosen} />
        </div>
        {batch && (
          <div className={styles.line}>
            <BatchAccountLine account={batch.account} />
            <span className={styles.facts}>
              {messages.data.evidence[batch.format.evidence] ?? batch.format.evidence}
              {' · '}
              {messages.data.importedAt(localTime(batch.importedAt))}
            </span>
            <ShaButton sha256={batch.sha256} />
          </div>
        )}
      </header>
      <Tabs
        className={styles.tabs ?? ''}
        size="small"
        activeKey={shown}
        onChange={(key) => show(key as DataTab)}
        items={[
          {
            key: 'columns',
            label: messages.data.tabs.columns,
            children: (
              <div className={styles.overview}>
                {batch && dataset.batches.length > 1 && (
                  <p className={styles.whole}>{messages.data.wholeDataset(dataset.name, dataset.rowCount)}</p>
                )}
                <ColumnsTable dataset={dataset} />
                <MonthChart dataset={dataset} />
              </div>
            ),
          },
          {
            key: 'rows',
            label: messages.data.tabs.rows,
            children: <RowsTab dataset={dataset} batch={batch} month={month} />,
          },
          ...(batch
            ? [
                {
                  key: 'rejects',
                  label: `${messages.data.tabs.rejects} ${rejected.toLocaleString('en-US')}`,
                  children: <RejectsTable key={batch.id} batch={batch} />,
                },
              ]
            : []),
        ]}
      />
    </section>
  )
}
