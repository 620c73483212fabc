import type { BatchAccount } from '../../../shared/ingest/import.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './DatasetPanel.module.css'
import { useDataSelection } from './data-selection.ts'

/** 收到 = 接收 + 重复 + 问题; what has rows to show is a way to them. */
export function BatchAccountLine({ account }: { account: BatchAccount }) {
  const { account: words } = useMessages().data
  const show = useDataSelection((state) => state.show)
  return (
    <span className={styles.account}>
      <b>
        {words.received} {account.received.toLocaleString('en-US')}
      </b>
      <span className={styles.sign}>=</span>
      <button
        type="button"
        className={styles.sum}
        aria-label={words.show(words.accepted, account.accepted)}
        onClick={() => show('rows')}
      >
        {words.accepted} {account.accepted.toLocaleString('en-US')}
      </button>
      <span className={styles.sign}>+</span>
      <b>
        {words.duplicate} {account.duplicate.toLocaleString('en-US')}
      </b>
      <span className={styles.sign}>+</span>
      <button
        type="button"
        className={`${styles.sum} ${account.rejected > 0 ? styles.wrong : ''}`}
        aria-label={words.show(words.rejected, account.rejected)}
        onClick={() => show('rejects')}
      >
        {words.rejected} {account.rejected.toLocaleString('en-US')}
      </button>
    </span>
  )
}
