import { useMessages } from '../messages/messages.ts'
import styles from './FunnelChart.module.css'

export interface FunnelStage {
  key: string
  label: string
  count: number
  /** Rows that this stage took away; they can be opened. */
  removed?: number
}

interface FunnelChartProps {
  title: string
  stages: readonly FunnelStage[]
  onOpen(key: string): void
  onRemoved(key: string): void
}

/** What is left after each stage, and what it took away; the figure behind a count is its share of the stage before it. Counts lead to their rows. */
export function FunnelChart({ title, stages, onOpen, onRemoved }: FunnelChartProps) {
  const messages = useMessages().workbench.charts
  const most = Math.max(1, ...stages.map(({ count }) => count))
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{title}</figcaption>
      <ol className={styles.stages} aria-label={title}>
        {stages.map(({ key, label, count, removed }, index) => (
          <li key={key} className={styles.stage}>
            <span className={styles.label}>{label}</span>
            <button type="button" className={styles.count} onClick={() => onOpen(key)}>
              {messages.left(count)}
            </button>
            <span className={styles.share}>{messages.share(shareOf(stages, index))}</span>
            <span className={styles.bar} style={{ width: `${(count / most) * 100}%` }} />
            {removed !== undefined && removed > 0 && (
              <button type="button" className={styles.removed} onClick={() => onRemoved(key)}>
                {messages.removed(removed)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </figure>
  )
}

function shareOf(stages: readonly FunnelStage[], index: number): number | null {
  const before = stages[index - 1]?.count
  return before ? stages[index]!.count / before : null
}
