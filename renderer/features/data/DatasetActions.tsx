import { DeleteOutlined, EditOutlined, UndoOutlined } from '@ant-design/icons'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { showDone, showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import styles from './DatasetPanel.module.css'
import type { Chosen } from './data-selection.ts'

/** Undo of a batch; renaming and deleting of a dataset. What loses rows asks once and names them. */
export function DatasetActions({ chosen: { dataset, batch } }: { chosen: Chosen }) {
  const messages = useMessages()
  const { modal } = App.useApp()
  const [isRenaming, setIsRenaming] = useState(false)
  const undo = async () => {
    if (!batch) return
    const isSure = await modal.confirm({
      title: messages.data.undoTitle(batch.fileName),
      content: messages.data.undoText(batch.account.accepted, batch.account.rejected),
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
    const isSure = await modal.confirm({
      title: messages.data.removeTitle(dataset.name),
      content: messages.data.removeText(dataset.rowCount, dataset.batches.length),
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
      {isRenaming && <RenameDialog id={dataset.id} name={dataset.name} onClose={() => setIsRenaming(false)} />}
    </div>
  )
}

function RenameDialog({ id, name, onClose }: { id: string; name: string; onClose(): void }) {
  const messages = useMessages()
  const [text, setText] = useState(name)
  const save = async () => {
    await engine('dataset.rename', { dataset: id, name: text.trim() })
    await refresh('dataset.list')
    onClose()
  }
  return (
    <Modal
      open
      width={420}
      title={messages.data.renameTitle}
      okText={messages.common.save}
      okButtonProps={{ disabled: text.trim() === '' || text.trim() === name }}
      onOk={() => save().catch(showError)}
      onCancel={onClose}
    >
      <Input
        autoFocus
        aria-label={messages.data.nameLabel}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing && text.trim() !== '') void save().catch(showError)
        }}
      />
    </Modal>
  )
}
