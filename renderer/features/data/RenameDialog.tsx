import { Input, Modal } from 'antd'
import { useState } from 'react'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import styles from './DatasetPanel.module.css'

interface RenameDialogProps {
  isOpen: boolean
  id: string
  name: string
  onClose(): void
}

/** A new name for a dataset. Stays while closed, so that the focus goes back to where it came from. */
export function RenameDialog({ isOpen, id, name, onClose }: RenameDialogProps) {
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
