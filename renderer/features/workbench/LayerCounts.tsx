import { useMessages } from '../../messages/messages.ts'
import { useDraft } from './draft-store.ts'
import { useInvestigation } from './investigation.ts'
import styles from './LayerCounts.module.css'

/** What the layer read, kept and took away; each count opens its rows. */
export function LayerCounts({ step, layer }: { step: string; layer: number }) {
  const messages = useMessages().workbench.editor
  const { counts, isCounting } = useInvestigation()
  const selection = useDraft((state) => state.selection)
  const counted = counts?.steps.find(({ id }) => id === step)?.layers?.[layer]
  if (!counted) return null
  const view = selection?.kind === 'step' && selection.id === step && selection.layer === layer ? selection.view?.kind : null
  const open = (isRemoved: boolean) =>
    useDraft.getState().select({ kind: 'step', id: step, layer, ...(isRemoved && { view: { kind: 'removed' } }) })
  const removed = counted.in - counted.out
  return (
    <section className={styles.counts} aria-label={messages.layerCounts} aria-busy={isCounting}>
      <span>{messages.readsRows(counted.in)}</span>
      <button type="button" className={styles.count} aria-pressed={view === undefined} onClick={() => open(false)}>
        {messages.keeps(counted.out)}
      </button>
      <button
        type="button"
        className={styles.count}
        aria-pressed={view === 'removed'}
        disabled={removed === 0}
        onClick={() => open(view !== 'removed')}
      >
        {messages.removes(removed)}
      </button>
    </section>
  )
}
