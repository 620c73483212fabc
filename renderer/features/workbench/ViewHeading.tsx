import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useMessages } from '../../messages/messages.ts'
import { type Selection, useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import styles from './ResultPane.module.css'

/** Says which other rows of a layer are shown, and leads back to those that it keeps. */
export function ViewHeading({ selection }: { selection: Extract<Selection, { kind: 'step' }> }) {
  const messages = useMessages().workbench.result
  const { counts } = useInvestigation()
  const { id, layer, view } = selection
  if (!view) return null
  const counted = counts?.steps.find((step) => step.id === id)?.layers?.[layer ?? -1]
  const rows = counts?.terms[id]?.find((one) => one.layer === layer && view.kind === 'term' && one.term === view.term)?.rows
  const title =
    view.kind === 'removed'
      ? messages.removedBy((layer ?? 0) + 1, counted ? counted.in - counted.out : null)
      : view.kind === 'term'
        ? messages.withTerm(view.term, (layer ?? 0) + 1, rows ?? null)
        : view.title
  return (
    <div className={styles.heading} role="status">
      <strong>{title}</strong>
      <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={() => useDraft.getState().select({ kind: 'step', id, layer })}>
        {messages.back}
      </Button>
    </div>
  )
}
