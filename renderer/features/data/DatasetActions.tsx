import { DeleteOutlined, EditOutlined, UndoOutlined } from '@ant-design/icons'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { showDone, showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './DatasetPanel.module.css'
import type { Chosen } from './data-selection.ts'
import { usersOf } from './row-users.ts'

/** Undo of a batch; renaming and deleting of a dataset. What loses rows asks once and names them. */
export function DatasetActions({ chosen: { dataset, batch } }: { chosen: Chosen }) {
  const messages = useMessages()
  const { modal } = App.useApp()
  const [isRenaming, setIsRenaming] = useState(false)
  const used = async () => {
    const [runs, clues] = await Promise.all([engine('run.list', {}), engine('clue.list', {})])
    const users = usersOf(runs, clues, { dataset: dataset.id, batch: batch?.id ?? null })
    return <p className={styles.used}>{messages.data.usedBy(users.runs, users.clues)}</p>
  }
  const undo = async () => {
    if (!batch) return
    const users = await used()
    const isSure = await modal.confirm({
      title: messages.data.undoTitle(batch.fileName),
      content: (
        <>
          {messages.data.undoText(batch.account.accepted, batch.account.rejected)}
          {users}
        </>
      ),
      okText: messages.data.undo,
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
    })
    if (!isSure) return
    await engine('batch.remove', { batch: batch.id })
    await refresh('dataset.list')
    showDone(messages.data.undone(batch.fileName))
  }
  const remove = async () => {
    const users = await used()
    const isSure = await modal.confirm({
      title: messages.data.removeTitle(dataset.name),
      content: (
        <>
          {messages.data.removeText(dataset.rowCount, dataset.batches.length)}
          {users}
        </>
      ),
      okText: messages.data.remove,
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
    })
    if (!isSure) return
    await engine('dataset.remove', { dataset: dataset.id })
    await refresh('dataset.list')
    showDone(messages.data.removed(dataset.name))
  }
  return (
    <div className={styles.actions}>
      {batch ? (
        <Button size="small" icon={<UndoOutlined />} onClick={() => void undo().catch(showError)}>
          {messages.data.undo}
        </Button>
      ) : (
        <>
          <Button size="small" icon={<EditOutlined />} onClick={() => setIsRenaming(true)}>
            {messages.data.rename}
          </Button>
          <Button size="small" icon={<DeleteOutlined />} onClick={() => void remove().catch(showError)}>
            {messages.data.remove}
          </Button>
        </>
      )}
      <RenameDialog isOpen={isRenaming} id={dataset.id} name={dataset.name} onClose={() => setIsRenaming(false)} />
    </div>
  )
}

interface RenameDialogProps {
  isOpen: boolean
  id: string
  name: string
  onClose(): void
}

/** Stays while closed, so that the focus goes back to where it came from. */
function RenameDialog({ isOpen, id, name, onClose }: RenameDialogProps) {
  const messages = useMessages()
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? name
  const datasets = useEngineQuery('dataset.list', {})
  const isTaken = datasets.data?.some((dataset) => dataset.id !== id && dataset.name === text.trim()) ?? false
  const canSave = text.trim() !== '' && text.trim() !== name && !isTaken
  const save = async () => {
    await engine('dataset.rename', { dataset: id, name: text.trim() })
    await refresh('dataset.list')
    onClose()
  }
  return (
    <Modal
      open={isOpen}
      destroyOnHidden
      afterClose={() => setTyped(null)}
      width={420}
      title={messages.data.renameTitle}
      okText={messages.common.save}
      okButtonProps={{ disabled: !canSave }}
      onOk={() => save().catch(showError)}
      onCancel={onClose}
    >
      <Input
        autoFocus
        aria-label={messages.data.nameLabel}
        value={text}
        status={isTaken ? 'error' : ''}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing && canSave) void save().catch(showError)
        }}
      />
      <p className={styles.taken} role="status">
        {isTaken ? messages.data.renameTaken : ''}
      </p>
    </Modal>
  )
}
