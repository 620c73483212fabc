import { FileTextOutlined, ImportOutlined, TableOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Fragment, type KeyboardEvent } from 'react'
import type { BatchSummary, DatasetSummary } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { showError } from '../../ui/notices.ts'
import styles from './DatasetTree.module.css'
import { type Chosen, useDataSelection } from './data-selection.ts'
import { chooseFiles } from './import-queue.ts'

interface DatasetTreeProps {
  datasets: readonly DatasetSummary[]
  chosen: Chosen
}

/** Datasets with their rows, batches below, newest first, each with its re-admitted rejects under it. Arrow keys move between the lines. */
export function DatasetTree({ datasets, chosen }: DatasetTreeProps) {
  const messages = useMessages().data
  const choose = useDataSelection((state) => state.choose)
  return (
    <aside className={styles.side}>
      <nav className={styles.tree} aria-label={messages.tree} onKeyDown={moveByArrows}>
        <h2 className={styles.heading}>{messages.tree}</h2>
        {datasets.map((dataset) => (
          <Fragment key={dataset.id}>
            <button
              type="button"
              className={styles.dataset}
              aria-current={dataset.id === chosen.dataset.id && !chosen.batch ? 'true' : undefined}
              onClick={() => choose(dataset.id, null)}
            >
              <span className={styles.icon} aria-hidden="true">
                {dataset.kind === 'ticket' ? <FileTextOutlined /> : <TableOutlined />}
              </span>
              <span className={styles.name} title={dataset.name}>
                {dataset.name}
              </span>
              <span className={styles.count}>{dataset.rowCount.toLocaleString('en-US')}</span>
            </button>
            {batchLines(dataset.batches).map((batch) => (
              <button
                key={batch.id}
                type="button"
                className={`${styles.batch} ${batch.mends !== null ? styles.mends : ''}`}
                aria-current={batch.id === chosen.batch?.id ? 'true' : undefined}
                onClick={() => choose(dataset.id, batch.id)}
              >
                <span className={styles.name} title={batch.fileName}>
                  {batch.mends === null ? batch.fileName : messages.batchWords.mendName}
                </span>
                <span className={styles.count}>{batch.account.accepted.toLocaleString('en-US')}</span>
              </button>
            ))}
          </Fragment>
        ))}
      </nav>
      <div className={styles.foot}>
        <Button type="primary" block icon={<ImportOutlined />} onClick={() => void chooseFiles().catch(showError)}>
          {messages.import}
        </Button>
        <span className={styles.hint}>{messages.dropHint}</span>
      </div>
    </aside>
  )
}

function batchLines(batches: readonly BatchSummary[]): BatchSummary[] {
  const ids = new Set(batches.map(({ id }) => id))
  return batches
    .filter(({ mends }) => mends === null || !ids.has(mends))
    .reverse()
    .flatMap((batch) => [batch, ...batches.filter(({ mends }) => mends === batch.id)])
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const lines = [...event.currentTarget.querySelectorAll('button')]
  const at = lines.indexOf(event.target as HTMLButtonElement)
  const next = lines[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (at < 0 || !next) return
  event.preventDefault()
  next.focus()
}
