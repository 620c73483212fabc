import { memo, useEffect, useRef, useState } from 'react'
import type { DatasetSummary, Draft } from '../../../shared/contract/engine.ts'
import { useMessages } from '../../messages/messages.ts'
import { isComposingKey } from '../../ui/use-composition.ts'
import { DraftBar } from './DraftBar.tsx'
import { type Content, useDraft } from './draft-store.ts'
import { Facets } from './Facets.tsx'
import { InvestigationContext, useInvestigating } from './investigation.ts'
import { Judging } from './Judging.tsx'
import { useJudgedLayer } from './judging-place.ts'
import { LinkReview } from './LinkReview.tsx'
import { ReadingPane } from './ReadingPane.tsx'
import { ResultPane } from './ResultPane.tsx'
import { useReviewedStep } from './review-place.ts'
import { StepEditor } from './StepEditor.tsx'
import { StepList } from './StepList.tsx'
import { useSettled } from './settling.ts'
import styles from './Workbench.module.css'

interface WorkbenchProps {
  id: string
  content: Content
  datasets: DatasetSummary[]
  drafts: Draft[]
  isSaved: boolean
}

/** What follows the settled investigation is not drawn anew with every keystroke. */
const SettledResult = memo(ResultPane)
const SettledReading = memo(ReadingPane)
const SettledFacets = memo(Facets)

/** Left the funnel of steps, in the middle the selected step and its rows, right plots or the ticket that is read. */
export function Workbench({ id, content, datasets, drafts, isSaved }: WorkbenchProps) {
  const messages = useMessages().workbench
  const investigation = useInvestigating(content, datasets)
  const settled = useSettled(investigation)
  const isReading = useDraft((state) => state.reading !== null)
  const judged = useJudgedLayer(id, content.model)
  const reviewed = useReviewedStep(id, content.model)
  const root = useUndoKeys()
  const [selected, setSelected] = useState<readonly number[]>([])
  return (
    <InvestigationContext value={investigation}>
      <div ref={root} className={styles.workbench}>
        <DraftBar id={id} drafts={drafts} isSaved={isSaved} settled={settled} selectedRows={selected} />
        {judged && <Judging key={`${judged.step} ${judged.layer}`} {...judged} />}
        {reviewed !== null && <LinkReview key={reviewed} step={reviewed} />}
        <div
          className={isReading ? styles.columnsReading : styles.columns}
          {...((judged || reviewed !== null) && { style: { display: 'none' } })}
        >
          <StepList />
          <section className={styles.middle} aria-label={messages.middle}>
            <StepEditor />
            <InvestigationContext value={settled}>
              <SettledResult onSelectionChange={setSelected} />
            </InvestigationContext>
          </section>
          <InvestigationContext value={settled}>{isReading ? <SettledReading /> : <SettledFacets />}</InvestigationContext>
        </div>
      </div>
    </InvestigationContext>
  )
}

/** Ctrl+Z and Ctrl+Y wherever the focus is, but in a field of another part of the window. */
function useUndoKeys() {
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isComposingKey(event)) return
      const key = event.key.toLowerCase()
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
      const isElsewhere =
        event.target instanceof HTMLElement && event.target.matches('input, textarea') && !root.current?.contains(event.target)
      if ((!isRedo && key !== 'z') || isElsewhere) return
      event.preventDefault()
      if (isRedo) useDraft.getState().redo()
      else useDraft.getState().undo()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
  return root
}
