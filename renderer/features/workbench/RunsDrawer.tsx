import { App, Button, Drawer } from 'antd'
import { useEffect, useState } from 'react'
import type { RunSummary } from '../../../shared/contract/engine.ts'
import { stepName } from '../../../shared/model/titles.ts'
import { engine } from '../../app/clients.ts'
import { useNavigation } from '../../app/navigation.ts'
import { messagesNow, useMessages } from '../../messages/messages.ts'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { localTime } from '../../ui/local-time.ts'
import { showError } from '../../ui/notices.ts'
import { refresh } from '../../ui/query-client.ts'
import { RowGrid } from '../../ui/RowGrid.tsx'
import { useEngineQuery } from '../../ui/use-engine-query.ts'
import { draftFromModel } from './draft-actions.ts'
import { useInvestigation } from './investigation.ts'
import { RunLexicons } from './RunLexicons.tsx'
import styles from './RunsDrawer.module.css'

interface Shown {
  run: string
  step: string
}

/** The stored runs: what was run when over what, with its counts; a count opens its rows. */
export function RunsDrawer({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const focus = useNavigation((state) => state.focus)
  const messages = useMessages().workbench
  const runs = useEngineQuery('run.list', {}, { enabled: isOpen })
  const [shown, setShown] = useState<Shown | null>(null)
  const sorted = [...(runs.data ?? [])].sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
  const run = sorted.find(({ id }) => id === shown?.run)
  const focused = isOpen && focus?.kind === 'run' ? sorted.find(({ id }) => id === focus.id) : undefined
  useEffect(() => {
    if (!focused) return
    const step =
      useNavigation.getState().focus?.step ?? focused.model.clues ?? focused.steps.findLast(({ out }) => out !== undefined)?.id
    if (step !== undefined) setShown({ run: focused.id, step })
    useNavigation.getState().clearFocus()
  }, [focused])
  return (
    <Drawer open={isOpen} onClose={onClose} title={messages.runs.open} size="min(1100px, 84vw)" destroyOnHidden>
      <div className={styles.runs}>
        <ul className={styles.list} aria-label={messages.runs.open}>
          {runs.error && <ErrorNotice error={runs.error} />}
          {runs.data?.length === 0 && <li className={styles.none}>{messages.runs.none}</li>}
          {sorted.map((one) => (
            <RunEntry key={one.id} run={one} shown={shown} onShow={(step) => setShown({ run: one.id, step })} onDone={onClose} />
          ))}
        </ul>
        <div className={styles.rows}>
          {run && shown ? (
            <RowGrid
              of={shown}
              version={run.id}
              label={messages.runs.rowsOf(run.title, nameIn(run, shown.step))}
              maskedUntilHeld
            />
          ) : (
            <p className={styles.none}>{messages.runs.pick}</p>
          )}
        </div>
      </div>
    </Drawer>
  )
}

interface RunEntryProps {
  run: RunSummary
  shown: Shown | null
  onShow(step: string): void
  onDone(): void
}

function RunEntry({ run, shown, onShow, onDone }: RunEntryProps) {
  const messages = useMessages().workbench
  const { modal } = App.useApp()
  const { datasets } = useInvestigation()
  const restore = async () => {
    await draftFromModel(run.model, datasets, run.bindings)
    onDone()
  }
  const remove = async () => {
    const title = messages.runs.removeTitle(run.title)
    const confirmed = await modal.confirm({ title, content: messages.runs.removeText, okButtonProps: { danger: true } })
    if (!confirmed) return
    await engine('run.remove', { run: run.id })
    await refresh('run.list')
  }
  return (
    <li className={styles.run}>
      <div className={styles.head}>
        <strong>{run.title || messages.untitled}</strong>
        <code title={run.hash}>{run.hash.slice(0, 8)}</code>
        <time dateTime={run.savedAt}>{localTime(run.savedAt)}</time>
      </div>
      {run.steps.map((step) => (
        <button
          key={step.id}
          type="button"
          className={styles.step}
          disabled={step.out === undefined}
          aria-pressed={shown?.run === run.id && shown.step === step.id}
          onClick={() => onShow(step.id)}
        >
          <span>{nameIn(run, step.id)}</span>
          <span>{step.out === undefined ? messages.runs.failed : step.out.toLocaleString('en-US')}</span>
        </button>
      ))}
      <RunLexicons run={run} />
      <div className={styles.actions}>
        <Button type="link" onClick={() => restore().catch(showError)}>
          {messages.runs.restore}
        </Button>
        <Button type="link" danger onClick={() => remove().catch(showError)}>
          {messages.runs.remove}
        </Button>
      </div>
    </li>
  )
}

function nameIn(run: RunSummary, step: string): string {
  return stepName(run.model, step, messagesNow().workbench.nthStep) ?? step
}
