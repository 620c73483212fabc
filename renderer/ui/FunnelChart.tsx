import { Bar, BarChart, LabelList, XAxis, YAxis } from 'recharts'
import { useMessages } from '../messages/messages.ts'
import styles from './TallyChart.module.css'

export interface FunnelStage {
  key: string
  label: string
  count: number
}

const STAGE_HEIGHT = 40
/** Room above the first bar for its sentence. */
const TOP = 10

/** What is left after each stage; the figure behind a bar is its share of the stage before it. */
export function FunnelChart({ title, stages, width }: { title: string; stages: readonly FunnelStage[]; width: number }) {
  const messages = useMessages().workbench.charts
  const rows = stages.map((stage, index) => ({
    ...stage,
    shown: messages.stage(stage.label, stage.count, shareOf(stages, index)),
  }))
  return (
    <figure className={styles.figure} aria-label={title}>
      <figcaption className={styles.caption}>{title}</figcaption>
      <BarChart
        layout="vertical"
        width={width}
        height={rows.length * STAGE_HEIGHT + TOP + 2}
        data={rows}
        margin={{ top: TOP, right: 2, bottom: 2, left: 0 }}
        barSize={14}
      >
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis type="category" dataKey="key" hide width={0} />
        <Bar dataKey="count" fill="var(--accent)" isAnimationActive={false} minPointSize={2}>
          <LabelList dataKey="shown" content={StageLabel} />
        </Bar>
      </BarChart>
    </figure>
  )
}

/** Stands above its bar at the left edge, where a long sentence has room however short the bar is. */
function StageLabel({ y, value }: { y?: number | string | undefined; value?: unknown }) {
  return (
    <text x={0} y={Number(y) - 4} fill="var(--text-quiet)" fontSize={12}>
      {String(value)}
    </text>
  )
}

function shareOf(stages: readonly FunnelStage[], index: number): number | null {
  const before = stages[index - 1]?.count
  return before ? stages[index]!.count / before : null
}
