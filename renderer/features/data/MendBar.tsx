import { Button } from 'antd'
import { useState } from 'react'
import type { BatchSummary } from '../../../shared/contract/engine.ts'
import { AppError } from '../../../shared/errors.ts'
import { engine } from '../../app/clients.ts'
import { messagesNow, useMessages } from '../../messages/messages.ts'
import { showDone, showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { type Mend, readmitLimit, useMends } from './mends.ts'
import styles from './RejectsTab.module.css'

interface MendBarProps {
  batch: BatchSummary
  mends: readonly Mend[]
  /** Shows the reject that was refused. */
  onShow(index: number): void
}

/** The mends that wait, and the one button that takes them in. */
export function MendBar({ batch, mends, onShow }: MendBarProps) {
  const words = useMessages().data.batchWords.mend
  const [isBusy, setIsBusy] = useState(false)
  const taken = mends.slice(0, readmitLimit)
  const readmit = async () => {
    setIsBusy(true)
    try {
      const rows = taken.map(({ index, cells }) => ({ index, cells }))
      const { batch: added, duplicates } = await engine('reject.readmit', { batch: batch.id, rows })
      for (const { index } of taken) useMends.getState().drop(batch.id, index)
      await refresh('dataset.list', 'batch.rejects', 'batch.verification')
      const said = messagesNow().data.batchWords.mend
      const text = duplicates > 0 ? said.doneDuplicates(duplicates) : said.doneText
      showDone(said.done(added?.account.accepted ?? 0), text)
    } catch (error) {
      const line = error instanceof AppError ? Number(error.details.line) : Number.NaN
      const refused = taken.find((mend) => mend.line === line)
      if (refused) onShow(refused.index)
      showError(error)
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <div className={styles.waiting} role="status">
      <b>{words.waiting(mends.length)}</b>
      {mends.length > readmitLimit && <span className={styles.quiet}>{words.tooMany(readmitLimit)}</span>}
      <span className={styles.gap} />
      <Button size="small" disabled={isBusy} onClick={() => useMends.getState().dropAll(batch.id)}>
        {words.drop}
      </Button>
      <Button size="small" type="primary" loading={isBusy} onClick={() => void readmit()}>
        {words.readmit(taken.length)}
      </Button>
    </div>
  )
}
