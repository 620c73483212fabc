import { Button, Modal, Spin } from 'antd'
import { useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { showError } from '../../ui/notices.ts'
import styles from './ImportSheet.module.css'
import { type QueuedFile, releaseFile, useImportQueue } from './import-queue.ts'
import { rememberTarget } from './last-target.ts'
import { MappingColumn } from './MappingColumn.tsx'
import { PreviewColumn } from './PreviewColumn.tsx'
import { ReadingColumn } from './ReadingColumn.tsx'
import { RecipeField } from './RecipeField.tsx'
import { kindOfTarget, recipeFrom } from './recipe-draft.ts'
import { runImport } from './run-import.ts'
import { TargetForm } from './TargetForm.tsx'
import { useImportDraft } from './use-import-draft.ts'

/** One file before it is imported: how it is read, what its columns mean, its first rows; and where it goes. */
export function ImportSheet({ file }: { file: QueuedFile }) {
  const messages = useMessages()
  const { files, position, shift } = useImportQueue()
  const draft = useImportDraft(file)
  const { preview, error, isReading, columns, target, reading, isReady } = draft
  const start = () => {
    if (!isReady || !target) return
    const where = target.mode === 'new' ? { name: target.name.trim(), kind: target.kind } : { dataset: target.dataset ?? '' }
    const named = columns.map((column) => ({ ...column, name: column.name.trim() }))
    rememberTarget({ kind: target.kind, dataset: target.mode === 'append' ? target.dataset : null })
    void runImport(file, { ...reading, columns: named }, where)
    shift()
  }
  const skip = () => {
    releaseFile(file).catch(showError)
    shift()
  }
  const recipeOf = (name: string) => recipeFrom(name, draft)

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
              datasets={draft.datasets}
              columns={columns}
              isNameTaken={draft.isNameTaken}
              onChange={draft.setTarget}
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
        <ReadingColumn size={sizeOf(file)} reading={reading} preview={preview} isReading={isReading} onChange={draft.setReading}>
          <RecipeField
            choice={draft.choice}
            kept={draft.kept}
            recognised={preview?.recipe ?? null}
            missing={draft.missing}
            suggestedName={target?.mode === 'new' ? target.name : file.source.name.replace(/\.[^.]+$/, '')}
            recipeOf={preview && error === null ? recipeOf : null}
            onChoose={draft.choose}
          />
        </ReadingColumn>
        {error !== null ? (
          <div className={styles.error}>
            <ErrorNotice error={error} />
          </div>
        ) : preview ? (
          <>
            <MappingColumn
              columns={columns}
              kind={kindOfTarget(draft)}
              doubtful={draft.doubtful}
              confirmed={draft.confirmed}
              rows={preview.rows}
              onChange={draft.setColumns}
              onConfirm={draft.confirm}
            />
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
