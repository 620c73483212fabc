import { DatabaseOutlined } from '@ant-design/icons'
import { useEffect } from 'react'
import { useNavigation } from '../../app/navigation.ts'
import { useMessages } from '../../messages/messages.ts'
import { Empty } from '../../ui/Empty.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { useJobs } from '../../ui/jobs.ts'
import { showError } from '../../ui/notices.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './DataPlace.module.css'
import { DatasetPanel } from './DatasetPanel.tsx'
import { DatasetTree } from './DatasetTree.tsx'
import { chosenOf, useDataSelection } from './data-selection.ts'
import { chooseFiles } from './import-queue.ts'
import { loadSamples } from './run-import.ts'

/** 数据: the datasets and their batches, and what is known of the chosen one. */
export function DataPlace() {
  const messages = useMessages().data
  const datasets = useEngineQuery('dataset.list', {})
  const selection = useDataSelection()
  const isImporting = useJobs((state) => state.jobs.length > 0)
  useFocus()
  if (datasets.error) return <ErrorNotice error={datasets.error} onRetry={() => void datasets.refetch()} />
  if (!datasets.data) return null
  const chosen = chosenOf(datasets.data, selection.dataset, selection.batch)
  if (!chosen) {
    return (
      <Empty
        icon={<DatabaseOutlined />}
        title={isImporting ? messages.importing : messages.emptyTitle}
        text={isImporting ? messages.importingText : messages.emptyText}
        primary={{ label: messages.import, onClick: () => void chooseFiles().catch(showError) }}
        {...(!isImporting && { secondary: { label: messages.samples, onClick: () => void loadSamples() } })}
        hint={messages.dropHint}
      />
    )
  }
  return (
    <div className={styles.place}>
      <DatasetTree datasets={datasets.data} chosen={chosen} />
      <DatasetPanel key={chosen.dataset.id} chosen={chosen} />
    </div>
  )
}

/** Takes up a dataset or batch that another place, the palette or a finished import points to. */
function useFocus(): void {
  const { place, focus, clearFocus } = useNavigation()
  const datasets = useEngineQuery('dataset.list', {})
  const choose = useDataSelection((state) => state.choose)
  useEffect(() => {
    if (place !== 'data' || !focus || !datasets.data) return
    const dataset = datasets.data.find(({ id, batches }) => id === focus.id || batches.some((batch) => batch.id === focus.id))
    if (dataset) choose(dataset.id, focus.kind === 'batch' ? focus.id : null)
    clearFocus()
  }, [place, focus, datasets.data, choose, clearFocus])
}
