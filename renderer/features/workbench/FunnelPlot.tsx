import { useMessages } from '../../messages/messages.ts'
import { FunnelChart, type FunnelStage } from '../../ui/FunnelChart.tsx'
import styles from './Facets.module.css'
import { useInvestigation } from './investigation.ts'

/** What is left after each step and layer. */
export function FunnelPlot({ width }: { width: number }) {
  const messages = useMessages()
  const { content, counts, nameOf } = useInvestigation()
  const stages = (counts?.steps ?? []).flatMap((report, at): FunnelStage[] => {
    const step = content.model.steps.find(({ id }) => id === report.id)
    if (!step || report.out === undefined) return []
    const first = at === 0 && report.in !== undefined ? [{ key: 'in', label: messages.facets.before, count: report.in }] : []
    if (step.op !== 'screen') return [...first, { key: step.id, label: nameOf(step.id), count: report.out }]
    const layers = (report.layers ?? []).flatMap((layer, index): FunnelStage[] => {
      const own = step.layers[index]
      if (!own || own.off) return []
      return [{ key: `${step.id} ${index}`, label: own.name || messages.workbench.newLayer(index + 1), count: layer.out }]
    })
    return [...first, ...layers]
  })
  if (stages.length === 0) return <p className={styles.none}>{messages.facets.noFunnel}</p>
  return (
    <div className={styles.plots}>
      <FunnelChart title={messages.facets.funnelTitle} stages={stages} width={width} />
    </div>
  )
}
