import type { BatchSummary, DatasetSummary } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './DatasetPanel.module.css'
import { type DataTab, useDataSelection } from './data-selection.ts'
import { KnownEntities } from './KnownEntities.tsx'

interface BatchAccountLineProps {
  dataset: DatasetSummary
  batch: BatchSummary
}

/** 收到 = 接收 + 重复 + 问题, then what changed and vanished; each number is the way to its rows. */
export function BatchAccountLine({ dataset, batch }: BatchAccountLineProps) {
  const { account, comparison, readmitted } = batch
  const messages = useMessages().data
  const { account: words, batchWords } = messages
  const isTicket = dataset.kind === 'ticket'
  const against = dataset.batches.find(({ id }) => id === comparison.against)
  return (
    <span className={styles.account}>
      <b>
        {words.received} {formatted(account.received)}
      </b>
      <span className={styles.sign}>=</span>
      <Count label={words.accepted} value={account.accepted} tab="rows" />
      <span className={styles.sign}>+</span>
      <Count label={words.duplicate} value={account.duplicate} tab="duplicates" isPlain={!isTicket} />
      <span className={styles.sign}>+</span>
      <Count label={words.rejected} value={account.rejected} tab="rejects" isWrong={account.rejected > readmitted} />
      {readmitted > 0 && <span className={styles.facts}>{batchWords.readmitted(readmitted)}</span>}
      {isTicket && (
        <>
          <span className={styles.part} />
          <Count label={batchWords.changed} value={comparison.changed} tab="changed" title={batchWords.changedTitle} />
          {comparison.against !== null && (
            <Count
              label={batchWords.vanished}
              value={comparison.vanished}
              tab="vanished"
              title={batchWords.vanishedTitle(against?.fileName ?? '')}
            />
          )}
        </>
      )}
      <KnownEntities key={batch.id} batch={batch.id} importedAt={batch.importedAt} />
    </span>
  )
}

interface CountProps {
  label: string
  value: number
  tab: DataTab
  title?: string
  isWrong?: boolean
  /** Nothing is kept that could be shown. */
  isPlain?: boolean
}

function Count({ label, value, tab, title, isWrong = false, isPlain = false }: CountProps) {
  const words = useMessages().data.account
  const show = useDataSelection((state) => state.show)
  if (isPlain)
    return (
      <b>
        {label} {formatted(value)}
      </b>
    )
  return (
    <button
      type="button"
      className={`${styles.sum} ${isWrong ? styles.wrong : ''}`}
      title={title}
      aria-label={words.show(label, value)}
      onClick={() => show(tab)}
    >
      {label} {formatted(value)}
    </button>
  )
}

function formatted(value: number): string {
  return value.toLocaleString('en-US')
}
