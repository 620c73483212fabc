import { Button, Modal, Spin } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { showError } from '../../ui/notices.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './ImportSheet.module.css'
import { autoReading, columnFaults, type Reading, suggestTarget, type TargetDraft } from './import-draft.ts'
import { type QueuedFile, releaseFile, useImportQueue } from './import-queue.ts'
import { MappingColumn } from './MappingColumn.tsx'
import { PreviewColumn } from './PreviewColumn.tsx'
import { ReadingColumn } from './ReadingColumn.tsx'
import { runImport } from './run-import.ts'
import { TargetForm } from './TargetForm.tsx'
import { usePreview } from './use-preview.ts'

/** One file before it is imported: how it is read, what its columns mean, its first rows; and where it goes. */
export function ImportSheet({ file }: { file: QueuedFile }) {
  const messages = useMessages()
  const { files, position, shift } = useImportQueue()
  const datasets = useEngineQuery('dataset.list', {})
  const known = useMemo(() => datasets.data ?? [], [datasets.data])
  const [reading, setReading] = useState<Reading>(autoReading)
  const { preview, error, isReading } = usePreview(file.source, reading)
  const [columns, setColumns] = useState<ColumnSchema[]>([])
  const [target, setTarget] = useState<TargetDraft | null>(null)
  const hasChosenTarget = useRef(false)
  useEffect(() => {
    if (!preview) return
    setColumns(preview.columns)
    if (!hasChosenTarget.current) setTarget(suggestTarget(preview, known))
  }, [preview, known])

  const isNameTaken = target?.mode === 'new' && known.some(({ name }) => name === target.name.trim())
  const isTargetReady = target && (target.mode === 'new' ? target.name.trim() !== '' && !isNameTaken : target.dataset !== null)
  const isReady =
    preview && !isReading && error === null && isTargetReady && columnFaults(columns).every((fault) => fault === null)
  const start = () => {
    if (!isReady) return
    const where = target.mode === 'new' ? { name: target.name.trim(), kind: target.kind } : { dataset: target.dataset ?? '' }
    const named = columns.map((column) => ({ ...column, name: column.name.trim() }))
    void runImport(file, { ...reading, columns: named }, where)
    shift()
  }
  const skip = () => {
    releaseFile(file).catch(showError)
    shift()
  }

  const total = position + files.length - 1
  return (
    <Modal
      open
      centered
      width="min(1360px, calc(100vw - 48px))"
      mask={{ closable: false }}
      title={
        <span className={styles.title}>
          {messages.data.sheet.title(file.source.name)}
          {total > 1 && <span className={styles.position}>{messages.data.sheet.position(position, total)}</span>}
        </span>
      }
      onCancel={skip}
      footer={
        <div className={styles.footer}>
          {target && (
            <TargetForm
              target={target}
              datasets={known}
              columns={columns}
              isNameTaken={isNameTaken}
              onChange={(next) => {
                hasChosenTarget.current = true
                setTarget(next)
              }}
            />
          )}
          <div className={styles.buttons}>
            <Button onClick={skip}>{total > 1 ? messages.data.sheet.skip : messages.common.cancel}</Button>
            <Button type="primary" disabled={!isReady} onClick={start}>
              {messages.data.sheet.start}
            </Button>
          </div>
        </div>
      }
    >
      <div className={styles.columns}>
        <ReadingColumn size={sizeOf(file)} reading={reading} preview={preview} isReading={isReading} onChange={setReading} />
        {error !== null ? (
          <div className={styles.error}>
            <ErrorNotice error={error} />
          </div>
        ) : preview ? (
          <>
            <MappingColumn columns={columns} kind={target?.kind ?? 'table'} onChange={setColumns} />
            <PreviewColumn preview={preview} columns={columns} isReading={isReading} />
          </>
        ) : (
          <div className={styles.error}>
            <Spin description={messages.data.sheet.reading}>
              <div className={styles.spin} />
            </Spin>
          </div>
        )}
      </div>
    </Modal>
  )
}

function sizeOf({ source }: QueuedFile): number {
  return 'blob' in source ? source.blob.size : source.size
}
