import { HistoryOutlined, RedoOutlined, SaveOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useState } from 'react'
import type { Draft } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { showDone, showError } from '../../ui/notices.ts'
import styles from './DraftBar.module.css'
import { DraftMenu } from './DraftMenu.tsx'
import { useDraft } from './draft-store.ts'
import { RunsDrawer } from './RunsDrawer.tsx'
import { SourceBindings } from './SourceBindings.tsx'
import { TakeClues } from './TakeClues.tsx'
import { TypedInput } from './TypedInput.tsx'
import { useRunSaving } from './use-run-saving.ts'

interface DraftBarProps {
  id: string
  drafts: Draft[]
  isSaved: boolean
  selectedRows: readonly number[]
}

/** The investigation as a whole: its name, what it reads, its runs, and the way to the ledger. */
export function DraftBar({ id, drafts, isSaved, selectedRows }: DraftBarProps) {
  const messages = useMessages().workbench
  const [showsRuns, setShowsRuns] = useState(false)
  const history = useDraft((state) => state.history)!
  const { editModel, undo, redo } = useDraft.getState()
  const runs = useRunSaving()
  const title = history.present.model.title ?? ''
  const save = () =>
    runs
      .save()
      .then((run) => showDone(messages.runs.saved(run.title), messages.runs.savedText(run.hash.slice(0, 8))))
      .catch(showError)
  return (
    <header className={styles.bar}>
      <DraftMenu id={id} drafts={drafts} />
      <TypedInput
        className={styles.title ?? ''}
        variant="borderless"
        aria-label={messages.title}
        placeholder={messages.untitled}
        value={title}
        onType={(text) => editModel((model) => ({ ...model, title: text }), 'title')}
      />
      <span className={styles.saved} role="status">
        {isSaved ? messages.draftSaved : messages.draftSaving}
      </span>
      <Tooltip title={messages.undo}>
        <Button
          type="text"
          icon={<UndoOutlined aria-hidden />}
          aria-label={messages.undo}
          disabled={history.past.length === 0}
          onClick={undo}
        />
      </Tooltip>
      <Tooltip title={messages.redo}>
        <Button
          type="text"
          icon={<RedoOutlined aria-hidden />}
          aria-label={messages.redo}
          disabled={history.future.length === 0}
          onClick={redo}
        />
      </Tooltip>
      <SourceBindings />
      <span className={styles.gap} />
      <Button icon={<HistoryOutlined aria-hidden />} onClick={() => setShowsRuns(true)}>
        {messages.runs.open}
      </Button>
      <Tooltip title={runs.obstacle}>
        <Button icon={<SaveOutlined aria-hidden />} disabled={runs.obstacle !== null} loading={runs.isSaving} onClick={save}>
          {messages.runs.save}
        </Button>
      </Tooltip>
      <TakeClues runs={runs} selectedRows={selectedRows} />
      <RunsDrawer isOpen={showsRuns} onClose={() => setShowsRuns(false)} />
    </header>
  )
}
