import { useMessages } from '../../messages/messages.ts'
import { FunnelChart, type FunnelStage } from '../../ui/FunnelChart.tsx'
import { type Selection, useDraft } from './draft-store.ts'
import styles from './Facets.module.css'
import { useInvestigation } from './investigation.ts'

interface Stage extends FunnelStage {
  rows: Selection
}

/** What is left after each step and layer, and what each layer took away. */
export function FunnelPlot() {
  const messages = useMessages()
  const { content, counts, nameOf } = useInvestigation()
  const stages = (counts?.steps ?? []).flatMap((report, at): Stage[] => {
    const { id } = report
    const step = content.model.steps.find((one) => one.id === id)
    if (!step || report.out === undefined) return []
    const first = at === 0 && report.in !== undefined ? [firstStage(report.in)] : []
    if (step.op !== 'screen') {
      return [...first, { key: id, label: nameOf(id), count: report.out, rows: { kind: 'step', id, layer: null } }]
    }
    const layers = (report.layers ?? []).flatMap((layer, index): Stage[] => {
      const own = step.layers[index]
      if (!own || own.off) return []
      const label = own.name || messages.workbench.newLayer(index + 1)
      const rows: Selection = { kind: 'step', id, layer: index }
      return [{ key: `${id} ${index}`, label, count: layer.out, removed: layer.in - layer.out, rows }]
    })
    return [...first, ...layers]
  })
  if (stages.length === 0) return <p className={styles.none}>{messages.facets.noFunnel}</p>
  const open = (key: string, isRemoved: boolean) => {
    const rows = stages.find((stage) => stage.key === key)?.rows
    if (!rows) return
    useDraft.getState().select(isRemoved && rows.kind === 'step' ? { ...rows, view: { kind: 'removed' } } : rows)
  }
  return (
    <div className={styles.plots}>
      <FunnelChart
        title={messages.facets.funnelTitle}
        stages={stages}
        onOpen={(key) => open(key, false)}
        onRemoved={(key) => open(key, true)}
      />
    </div>
  )

  function firstStage(count: number): Stage {
    const name = Object.keys(content.model.sources)[0] ?? ''
    return { key: 'in', label: messages.facets.before, count, rows: { kind: 'source', name } }
  }
}
