import { DiffOutlined, HistoryOutlined, RedoOutlined, SaveOutlined, UndoOutlined } from '@ant-design/icons'
import { memo, useEffect, useState } from 'react'
import type { Draft } from '../../../shared/contract/engine.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useMessages } from '../../messages/messages.ts'
import { showDone, showError } from '../../ui/notices.ts'
import { CompareDrawer } from './CompareDrawer.tsx'
import styles from './DraftBar.module.css'
import { DraftMenu } from './DraftMenu.tsx'
import { useDraft } from './draft-store.ts'
import { type Investigation, InvestigationContext } from './investigation.ts'
import { RunsDrawer } from './RunsDrawer.tsx'
import { SourceBindings } from './SourceBindings.tsx'
import { TakeClues } from './TakeClues.tsx'
import { ToolButton } from './ToolButton.tsx'
import { TypedInput } from './TypedInput.tsx'
import { useRunSaving } from './use-run-saving.ts'
import { useStable } from './use-stable.ts'

interface DraftBarProps {
  id: string
  drafts: Draft[]
  isSaved: boolean
  settled: Investigation
  selectedRows: readonly number[]
}

const Menu = memo(DraftMenu)
const Sources = memo(SourceBindings)
const Runs = memo(RunsDrawer)
const Compare = memo(CompareDrawer)
const Title = memo(TypedInput)
const icons = {
  undo: <UndoOutlined aria-hidden />,
  redo: <RedoOutlined aria-hidden />,
  runs: <HistoryOutlined aria-hidden />,
  compare: <DiffOutlined aria-hidden />,
  save: <SaveOutlined aria-hidden />,
}

/** The investigation as a whole: its name, what it reads, its runs, and the way to the ledger. */
export function DraftBar({ id, drafts, isSaved, settled, selectedRows }: DraftBarProps) {
  const messages = useMessages().workbench
  const [showsRuns, setShowsRuns] = useState(false)
  const title = useDraft((state) => state.history?.present.model.title ?? '')
  const hasPast = useDraft((state) => state.history !== null && state.history.past.length > 0)
  const hasFuture = useDraft((state) => state.history !== null && state.history.future.length > 0)
  const { editModel, undo, redo } = useDraft.getState()
  const runs = useRunSaving()
  const isRunWanted = useNavigation(({ focus }) => focus?.kind === 'run')
  useEffect(() => {
    if (isRunWanted) setShowsRuns(true)
  }, [isRunWanted])
  const save = useStable(() => {
    runs
      .save()
      .then((run) =>
        showDone(messages.runs.saved(run.title), messages.runs.savedText(run.hash.slice(0, 8)), {
          label: messages.runs.show,
          onAct: () => useNavigation.getState().go('workbench', { kind: 'run', id: run.id }),
        }),
      )
      .catch(showError)
  })
  const rename = useStable((text: string) => editModel((model) => ({ ...model, title: text }), 'title'))
  const openRuns = useStable(() => setShowsRuns(true))
  const [isComparing, setComparing] = useState(false)
  const compare = useStable(() => setComparing(true))
  const endComparing = useStable(() => setComparing(false))
  const closeRuns = useStable(() => setShowsRuns(false))
  return (
    <header className={styles.bar}>
      <InvestigationContext value={settled}>
        <Menu id={id} drafts={drafts} />
      </InvestigationContext>
      <Title
        className={styles.title ?? ''}
        variant="borderless"
        aria-label={messages.title}
        placeholder={messages.untitled}
        value={title}
        onType={rename}
      />
      <span className={styles.saved} role="status">
        {isSaved ? messages.draftSaved : messages.draftSaving}
      </span>
      <ToolButton icon={icons.undo} label={messages.undo} disabled={!hasPast} onClick={undo} />
      <ToolButton icon={icons.redo} label={messages.redo} disabled={!hasFuture} onClick={redo} />
      <InvestigationContext value={settled}>
        <Sources />
      </InvestigationContext>
      <span className={styles.gap} />
      <ToolButton type="default" icon={icons.runs} label={messages.runs.open} text={messages.runs.open} onClick={openRuns} />
      <ToolButton
        type="default"
        icon={icons.compare}
        label={messages.compare.open}
        text={messages.compare.open}
        onClick={compare}
      />
      <ToolButton
        type="default"
        icon={icons.save}
        label={messages.runs.save}
        text={messages.runs.save}
        hint={runs.obstacle}
        disabled={runs.obstacle !== null}
        loading={runs.isSaving}
        onClick={save}
      />
      <TakeClues runs={runs} selectedRows={selectedRows} />
      <InvestigationContext value={settled}>
        <Runs isOpen={showsRuns} onClose={closeRuns} />
        <Compare id={id} drafts={drafts} isOpen={isComparing} onClose={endComparing} />
      </InvestigationContext>
    </header>
  )
}
