import { useMessages } from '../../messages/messages.ts'
import { ClusterEditor } from './ClusterEditor.tsx'
import { useDraft } from './draft-store.ts'
import { GroupEditor } from './GroupEditor.tsx'
import { useInvestigation } from './investigation.ts'
import { LinkEditor } from './LinkEditor.tsx'
import { OverlapEditor } from './OverlapEditor.tsx'
import { ScreenEditor } from './ScreenEditor.tsx'
import { SourceHead } from './SourceHead.tsx'
import styles from './StepEditor.module.css'
import { lastTypedLayer } from './use-facet-choices.ts'

/** The editor of what is selected on the left. */
export function StepEditor() {
  const messages = useMessages().workbench
  const selection = useDraft((state) => state.selection)
  const { content } = useInvestigation()
  if (!selection) return <p className={styles.none}>{messages.editor.none}</p>
  if (selection.kind === 'source') return <SourceHead source={selection.name} />
  const step = content.model.steps.find(({ id }) => id === selection.id)
  if (step?.op === 'screen') return <ScreenEditor step={step} layer={selection.layer ?? lastTypedLayer(step)} />
  if (step?.op === 'link') return <LinkEditor key={step.id} step={step} />
  if (step?.op === 'group') return <GroupEditor key={step.id} step={step} />
  if (step?.op === 'overlap') return <OverlapEditor key={step.id} step={step} />
  if (step?.op === 'cluster') return <ClusterEditor key={step.id} step={step} />
  return <p className={styles.none}>{step ? messages.editor.later(step.op) : messages.editor.none}</p>
}
