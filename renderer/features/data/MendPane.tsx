import { Button, Input } from 'antd'
import { useEffect, useId, useState } from 'react'
import type { BatchSummary, DatasetSummary, KeptReject } from '../../../shared/contract/engine.ts'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { showError } from '../../ui/notices.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { MendCells } from './MendCells.tsx'
import styles from './MendPane.module.css'
import { useMends } from './mends.ts'
import { cellsOfRaw } from './raw-cells.ts'
import { SidePane } from './SidePane.tsx'

interface MendPaneProps {
  dataset: DatasetSummary
  batch: BatchSummary
  index: number
  reject: KeptReject
  onNext(): void
  onClose(): void
}

/** One reject as cells under the column names, in the clear, which the audit log notes; mended it waits with the others until they are taken in. */
export function MendPane({ dataset, batch, index, reject, onNext, onClose }: MendPaneProps) {
  const messages = useMessages().data
  const words = messages.batchWords.mend
  const recipe = useEngineQuery('batch.recipe', { batch: batch.id })
  const columns = recipe.data?.columns ?? dataset.columns
  const mended = useMends((state) => state.byBatch[batch.id]?.[index])
  const { put, drop } = useMends.getState()
  const delimiter = batch.format.kind === 'csv' ? batch.format.delimiter : '\t'
  const cut = (text: string) => cellsOfRaw(text, delimiter, batch.format.kind === 'csv' ? batch.format.quote : '"')
  const rawId = useId()
  const [raw, setRaw] = useState(reject.raw)
  const [cells, setCells] = useState(mended?.cells ?? cut(reject.raw))
  const subject = `${batch.fileName} · ${words.label(reject.line)}`
  useEffect(() => {
    engine('audit.note', { action: 'reveal', subject }).catch(showError)
  }, [subject])
  const fits = cells.length === columns.length
  const take = () => {
    if (!fits) return
    put(batch.id, { index, line: reject.line, cells })
    onNext()
  }
  const reset = () => {
    setRaw(reject.raw)
    setCells(cut(reject.raw))
    drop(batch.id, index)
  }
  return (
    <SidePane
      title={words.label(reject.line)}
      onClose={onClose}
      foot={
        <>
          <span className={fits ? styles.fits : styles.wrong} role="status">
            {fits ? words.fits(columns.length) : words.cells(cells.length, columns.length)}
          </span>
          <span className={styles.gap} />
          <Button size="small" onClick={reset}>
            {mended ? words.untake : words.reset}
          </Button>
          <Button size="small" type="primary" disabled={!fits} onClick={take}>
            {words.take}
          </Button>
        </>
      }
    >
      <p className={styles.code}>
        {messages.rejectCodes[reject.code]}
        {reject.text !== '' && reject.text !== reject.raw && <span className={styles.quiet}> {reject.text}</span>}
      </p>
      <label className={styles.raw} htmlFor={rawId}>
        {words.raw}
        <Input.TextArea
          id={rawId}
          autoFocus
          className={styles.text ?? ''}
          value={raw}
          autoSize={{ minRows: 2, maxRows: 6 }}
          spellCheck={false}
          onChange={({ target }) => {
            setRaw(target.value)
            setCells(cut(target.value))
          }}
        />
      </label>
      <MendCells columns={columns} cells={cells} delimiter={delimiter} onChange={setCells} onEnter={take} />
    </SidePane>
  )
}
