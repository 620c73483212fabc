import { useMemo } from 'react'
import { Bar, BarChart, LabelList, Legend, XAxis, YAxis } from 'recharts'
import styles from './TallyChart.module.css'

const BAR_HEIGHT = 26
const LONGEST_LABEL = 14

/** A total of which `part` is told apart. */
export interface PartBar {
  label: string
  total: number
  part: number
}

interface PartChartProps {
  title: string
  bars: readonly PartBar[]
  width: number
  /** What the part and the rest of a bar are. */
  partName: string
  restName: string
  onPick(bar: PartBar, which: 'part' | 'total'): void
}

/** Bars beside each other's names, each parted in two; a click on a part picks it. */
export function PartChart({ title, bars, width, partName, restName, onPick }: PartChartProps) {
  const data = useMemo(() => bars.map((bar) => ({ ...bar, rest: bar.total - bar.part })), [bars])
  const pick = (which: 'part' | 'total') => (_: unknown, index: number) => {
    const bar = bars[index]
    if (bar) onPick(bar, which)
  }
  return (
    <figure className={styles.figure} aria-label={title}>
      <figcaption className={styles.none}>{title}</figcaption>
      <BarChart
        layout="vertical"
        width={width}
        height={bars.length * BAR_HEIGHT + 40}
        data={data}
        margin={{ top: 4, right: 64, bottom: 4, left: 0 }}
        barCategoryGap={6}
      >
        <Legend
          verticalAlign="top"
          align="left"
          height={28}
          iconType="square"
          iconSize={10}
          itemSorter={null}
          formatter={(name: string) => <span className={styles.legend}>{name}</span>}
        />
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis
          type="category"
          dataKey="label"
          width={(LONGEST_LABEL + 1) * 12}
          interval={0}
          tickLine={false}
          axisLine={false}
          tick={{ fill: 'var(--text-quiet)', fontSize: 12 }}
          tickFormatter={(label: string) => (label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label)}
        />
        <Bar
          dataKey="part"
          name={partName}
          stackId="total"
          fill="var(--accent)"
          isAnimationActive={false}
          cursor="pointer"
          onClick={pick('part')}
        />
        <Bar
          dataKey="rest"
          name={restName}
          stackId="total"
          fill="var(--accent-soft)"
          stroke="var(--accent)"
          isAnimationActive={false}
          cursor="pointer"
          onClick={pick('total')}
        >
          <LabelList
            dataKey="total"
            position="right"
            formatter={(rows) => Number(rows).toLocaleString('en-US')}
            fill="var(--text-quiet)"
            fontSize={12}
          />
        </Bar>
      </BarChart>
    </figure>
  )
}
