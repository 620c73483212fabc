import { Tabs } from 'antd'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/messages.ts'
import { localTime } from '../../ui/local-time.ts'
import { BatchAccountLine } from './BatchAccountLine.tsx'
import { BatchColumns } from './BatchColumns.tsx'
import { ColumnsTable } from './ColumnsTable.tsx'
import { ComparedGrid } from './ComparedGrid.tsx'
import { DatasetActions } from './DatasetActions.tsx'
import styles from './DatasetPanel.module.css'
import { type Chosen, type DataTab, tabsOf, useDataSelection } from './data-selection.ts'
import { formatLine, undecodableLine } from './format-words.ts'
import { MonthChart } from './MonthChart.tsx'
import { RejectsTab } from './RejectsTab.tsx'
import { RowsTab } from './RowsTab.tsx'
import { ShaButton } from './ShaButton.tsx'

/** A dataset or one of its batches: account, evidence of its format, columns, rows, rejects. */
export function DatasetPanel({ chosen }: { chosen: Chosen }) {
  const messages = useMessages()
  const { dataset, batch } = chosen
  const { tab, show } = useDataSelection()
  const tabs = tabsOf(chosen)
  const shown = tabs.includes(tab) ? tab : 'columns'
  const mended = batch && dataset.batches.find(({ id }) => id === batch.mends)
  const undecodable = batch && undecodableLine(batch.format, messages.data)
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
            <BatchAccountLine dataset={dataset} batch={batch} />
            <span className={styles.facts}>
              {[
                mended
                  ? messages.data.batchWords.mendOf(mended.fileName)
                  : (messages.data.evidence[batch.format.evidence] ?? batch.format.evidence),
                messages.data.importedAt(localTime(batch.importedAt)),
              ].join(' · ')}
            </span>
            {undecodable && <span className={styles.undecodable}>{undecodable}</span>}
            <ShaButton sha256={batch.sha256} />
          </div>
        )}
      </header>
      <Tabs
        className={styles.tabs ?? ''}
        size="small"
        activeKey={shown}
        onChange={(key) => show(key as DataTab)}
        items={tabs.map((key) => ({ key, label: labelOf(key), children: contentOf(key) }))}
      />
    </section>
  )

  function labelOf(key: DataTab): string {
    const { tabs: words, batchWords } = messages.data
    if (!batch || key === 'columns' || key === 'rows') return words[key === 'rows' ? 'rows' : 'columns']
    const { account, comparison } = batch
    const counted = {
      rejects: [words.rejects, account.rejected],
      duplicates: [batchWords.tabs.duplicates, account.duplicate],
      changed: [batchWords.tabs.changed, comparison.changed],
      vanished: [batchWords.tabs.vanished, comparison.vanished],
    } as const
    const [name, count] = counted[key]
    return `${name} ${count.toLocaleString('en-US')}`
  }

  function contentOf(key: DataTab): ReactNode {
    if (key === 'rows') return <RowsTab key={batch?.id ?? dataset.id} dataset={dataset} batch={batch} />
    if (key === 'columns' || !batch)
      return (
        <div className={styles.overview}>
          {batch ? <BatchColumns dataset={dataset} batch={batch} /> : <ColumnsTable dataset={dataset} />}
          <MonthChart dataset={dataset} batch={batch} />
        </div>
      )
    if (key === 'rejects') return <RejectsTab key={batch.id} dataset={dataset} batch={batch} />
    return <ComparedGrid key={`${batch.id} ${key}`} batch={batch.id} what={key} version={dataset.version} />
  }
}
