import { DeleteOutlined, DownOutlined, EditOutlined, FileDoneOutlined, UndoOutlined } from '@ant-design/icons'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { engine } from '../../app/clients.ts'
import { useMessages } from '../../messages/messages.ts'
import { showDone, showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { exportRecipe } from './batch-files.ts'
import styles from './DatasetPanel.module.css'
import type { Chosen } from './data-selection.ts'
import { KeepRecipeDialog } from './KeepRecipeDialog.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { ReportDrawer } from './ReportDrawer.tsx'
import { usersOf } from './row-users.ts'

/** Report, recipe and undo of a batch; renaming and deleting of a dataset. What loses rows asks once and names them. */
export function DatasetActions({ chosen: { dataset, batch } }: { chosen: Chosen }) {
  const messages = useMessages()
  const { modal } = App.useApp()
  const [isRenaming, setIsRenaming] = useState(false)
  const [isReporting, setIsReporting] = useState(false)
  const [isKeeping, setIsKeeping] = useState(false)
  const { report, recipe } = messages.data.batchWords
  const used = async () => {
    const [runs, clues] = await Promise.all([engine('run.list', {}), engine('clue.list', {})])
    const users = usersOf(runs, clues, { dataset: dataset.id, batch: batch?.id ?? null })
    return <p className={styles.used}>{messages.data.usedBy(users.runs, users.clues)}</p>
  }
  const undo = async () => {
    if (!batch) return
    const users = await used()
    const mended = dataset.batches.reduce((sum, { mends, account }) => (mends === batch.id ? sum + account.accepted : sum), 0)
    const isSure = await modal.confirm({
      title: messages.data.undoTitle(batch.fileName),
      content: (
        <>
          {messages.data.undoText(batch.account.accepted + mended, batch.account.rejected)}
          {users}
        </>
      ),
      okText: messages.data.undo,
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
    })
    if (!isSure) return
    await engine('batch.remove', { batch: batch.id })
    await refresh('dataset.list', 'batch.rejects', 'batch.verification')
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
        <>
          <Button size="small" icon={<FileDoneOutlined />} onClick={() => setIsReporting(true)}>
            {report.open}
          </Button>
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'export', label: recipe.export },
                { key: 'keep', label: recipe.keep },
              ],
              onClick: ({ key }) => (key === 'keep' ? setIsKeeping(true) : void exportRecipe(batch).catch(showError)),
            }}
          >
            <Button size="small" icon={<DownOutlined />} iconPlacement="end">
              {recipe.menu}
            </Button>
          </Dropdown>
          <Button size="small" icon={<UndoOutlined />} onClick={() => void undo().catch(showError)}>
            {messages.data.undo}
          </Button>
          <ReportDrawer isOpen={isReporting} batch={batch} version={dataset.version} onClose={() => setIsReporting(false)} />
          <KeepRecipeDialog
            isOpen={isKeeping}
            suggestedName={dataset.name}
            recipeOf={async (name) => ({ ...(await engine('batch.recipe', { batch: batch.id })), name })}
            onClose={() => setIsKeeping(false)}
          />
        </>
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
