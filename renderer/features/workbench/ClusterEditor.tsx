import { Alert } from 'antd'
import type { ClusterStep } from '../../../shared/model/model.ts'
import { useMessages } from '../../messages/messages.ts'
import { useDraft } from './draft-store.ts'
import { sourcesBelow } from './input-columns.ts'
import { useInvestigation } from './investigation.ts'
import { ShapeHead } from './ShapeHead.tsx'
import editor from './StepEditor.module.css'
import { changeCluster } from './shape-steps.ts'

/** A cluster step: from which link its records are chained. */
export function ClusterEditor({ step }: { step: ClusterStep }) {
  const messages = useMessages()
  const texts = messages.shapes.cluster
  const { content, nameOf } = useInvestigation()
  const hasPairs = (sourcesBelow(content.model, step.from)?.length ?? 0) > 1
  const change = (from: string) =>
    useDraft.getState().editModel((model) => changeCluster(model, step.id, (cluster) => ({ ...cluster, from })))
  return (
    <section className={editor.editor} aria-label={texts.label(nameOf(step.id))}>
      <ShapeHead step={step} inputs={[{ label: messages.workbench.editor.reads, value: step.from, onChange: change }]} />
      {!hasPairs && <Alert type="warning" showIcon title={texts.noLink} />}
      <p className={editor.notice}>{texts.notice}</p>
    </section>
  )
}
