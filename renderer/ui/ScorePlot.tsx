import { useMemo } from 'react'
import { Bar, CartesianGrid, ComposedChart, Legend, Line, ReferenceLine, XAxis, YAxis } from 'recharts'
import styles from './TallyChart.module.css'

interface ScorePlotProps {
  width: number
  /** Pairs by probability, in bins of equal width that begin at `from`. */
  bins: readonly { from: number; links: number }[]
  thresholds: readonly { at: number; precision: number; recall: number }[]
  /** The threshold as it is set. */
  at: number
  names: { title: string; links: string; precision: string; recall: string }
  onPick(at: number): void
}

const HEIGHT = 280
/** From the figure's edges to the ends of the axis of probabilities, so that a slider can stand below it. */
export const SCORE_PLOT_MARGIN = { left: 64, right: 56 }
const tick = { fill: 'var(--text-quiet)', fontSize: 12 }
const percent = (share: number) => `${Math.round(share * 100)}%`

/** Pairs by probability as bars (their axis grows with the square root, as most pairs lie at the ends), expected precision and recall as lines over them; a click sets the threshold to where it was made. */
export function ScorePlot({ width, bins, thresholds, at, names, onPick }: ScorePlotProps) {
  const data = useMemo(() => {
    const half = bins.length > 1 ? (bins[1]!.from - bins[0]!.from) / 2 : 0.01
    const points = [
      ...bins.map(({ from, links }) => ({ at: from + half, links })),
      ...thresholds.map(({ at: place, precision, recall }) => ({ at: place, precision, recall })),
    ]
    return points.sort((a, b) => a.at - b.at)
  }, [bins, thresholds])
  const barSize = Math.max(2, Math.floor((width - 120) / Math.max(1, bins.length)) - 1)
  return (
    <figure className={styles.figure} aria-label={names.title}>
      <ComposedChart
        width={width}
        height={HEIGHT}
        data={data}
        accessibilityLayer={false}
        margin={{ top: 8, right: 8, bottom: 4, left: 8 }}
        onClick={({ activeLabel }) => {
          if (activeLabel !== undefined) onPick(Math.round(Number(activeLabel) * 100) / 100)
        }}
      >
        <CartesianGrid vertical={false} stroke="var(--line-soft)" />
        <Legend
          verticalAlign="top"
          align="left"
          height={28}
          iconSize={10}
          itemSorter={null}
          formatter={(name: string) => <span className={styles.legend}>{name}</span>}
        />
        <XAxis type="number" dataKey="at" domain={[0, 1]} ticks={[0, 0.2, 0.4, 0.6, 0.8, 1]} tick={tick} tickLine={false} />
        <YAxis
          yAxisId="links"
          scale="sqrt"
          domain={[0, 'auto']}
          width={SCORE_PLOT_MARGIN.left - 8}
          tick={tick}
          tickLine={false}
          axisLine={false}
          allowDecimals={false}
          tickFormatter={(links: number) => links.toLocaleString('en-US')}
        />
        <YAxis
          yAxisId="share"
          orientation="right"
          width={SCORE_PLOT_MARGIN.right - 8}
          domain={[0, 1]}
          tick={tick}
          tickLine={false}
          axisLine={false}
          tickFormatter={percent}
        />
        <Bar
          yAxisId="links"
          dataKey="links"
          name={names.links}
          barSize={barSize}
          fill="var(--accent-soft)"
          stroke="var(--accent)"
          isAnimationActive={false}
        />
        <Line
          yAxisId="share"
          dataKey="precision"
          name={names.precision}
          stroke="var(--accent)"
          strokeWidth={2}
          dot={false}
          connectNulls
          isAnimationActive={false}
        />
        <Line
          yAxisId="share"
          dataKey="recall"
          name={names.recall}
          stroke="var(--warn)"
          strokeWidth={2}
          strokeDasharray="5 3"
          dot={false}
          connectNulls
          isAnimationActive={false}
        />
        <ReferenceLine yAxisId="share" x={at} stroke="var(--wrong)" strokeWidth={1.5} />
      </ComposedChart>
    </figure>
  )
}
