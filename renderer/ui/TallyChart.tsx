import { BarChartOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { memo, type ReactNode, useState } from 'react'
import { Bar, BarChart, LabelList, XAxis, YAxis } from 'recharts'
import { useMessages } from '../messages/messages.ts'
import styles from './TallyChart.module.css'

export interface TallyBar {
  key: string
  label: string
  count: number
}

interface TallyChartProps {
  title: string
  bars: readonly TallyBar[]
  /** Pixels, fixed: measured containers are empty in hidden and printed pages. */
  width: number
  /** `columns` for a course of time, `bars` for names. */
  shape: 'columns' | 'bars'
  onPick?(bar: TallyBar): void
  /** Stands beside the title: what the counts are of. */
  extra?: ReactNode
}

const BAR_HEIGHT = 20
const COLUMNS_HEIGHT = 112
const CHARACTER_WIDTH = 12
const LONGEST_LABEL = 10

/** Counts as bars, or as a table with the same figures and the same clicks for the keyboard. */
export function TallyChart({ title, bars, width, shape, onPick, extra }: TallyChartProps) {
  const messages = useMessages().workbench.charts
  const [isTable, setTable] = useState(false)
  return (
    <figure className={styles.figure} aria-label={title}>
      <figcaption className={styles.caption}>
        <span className={styles.title}>{title}</span>
        <span className={styles.extra}>{extra}</span>
        <Tooltip title={isTable ? messages.showChart : messages.showTable}>
          <Button
            type="text"
            aria-label={`${title}: ${isTable ? messages.showChart : messages.showTable}`}
            icon={isTable ? <BarChartOutlined aria-hidden /> : <TableOutlined aria-hidden />}
            onClick={() => setTable(!isTable)}
          />
        </Tooltip>
      </figcaption>
      {bars.length === 0 ? (
        <p className={styles.none}>{messages.none}</p>
      ) : isTable ? (
        <TallyTable title={title} bars={bars} {...(onPick && { onPick })} />
      ) : shape === 'columns' ? (
        <TallyColumns bars={bars} width={width} {...(onPick && { onPick })} />
      ) : (
        <TallyBars bars={bars} width={width} {...(onPick && { onPick })} />
      )}
    </figure>
  )
}

type Drawn = Pick<TallyChartProps, 'bars' | 'width' | 'onPick'>

/** Drawn anew only with its bars: a plot costs more than all the rest of a keystroke. */
const TallyBars = memo(function TallyBars({ bars, width, onPick }: Drawn) {
  const longest = Math.max(2, ...bars.map(({ label }) => label.length))
  const labelWidth = Math.min(longest, LONGEST_LABEL + 1) * CHARACTER_WIDTH + 8
  const countWidth = Math.max(1, ...bars.map(({ count }) => formatted(count).length)) * 7 + 8
  const rows = bars.map((bar) => ({ ...bar, shown: shortened(bar.label) }))
  return (
    <BarChart
      layout="vertical"
      width={width}
      height={bars.length * BAR_HEIGHT + 4}
      data={rows}
      margin={{ top: 2, right: countWidth, bottom: 2, left: 0 }}
      barCategoryGap={4}
    >
      <XAxis type="number" hide domain={[0, 'dataMax']} />
      <YAxis
        type="category"
        dataKey="shown"
        width={labelWidth}
        interval={0}
        tickLine={false}
        axisLine={false}
        tick={{ fill: 'var(--text-quiet)', fontSize: 12 }}
        allowDuplicatedCategory
      />
      <Bar
        dataKey="count"
        fill="var(--accent)"
        isAnimationActive={false}
        minPointSize={2}
        cursor={onPick && 'pointer'}
        onClick={(_, index) => pick(bars[index], onPick)}
      >
        <LabelList
          dataKey="count"
          position="right"
          formatter={(count) => formatted(Number(count))}
          fill="var(--text-quiet)"
          fontSize={12}
        />
      </Bar>
    </BarChart>
  )
})

const TallyColumns = memo(function TallyColumns({ bars, width, onPick }: Drawn) {
  return (
    <BarChart
      width={width}
      height={COLUMNS_HEIGHT}
      data={bars.map((bar) => ({ ...bar, shown: shortMonth(bar.label) }))}
      margin={{ top: 16, right: 4, bottom: 0, left: 4 }}
      barCategoryGap={2}
    >
      <XAxis
        dataKey="shown"
        tickLine={false}
        axisLine={{ stroke: 'var(--line)' }}
        tick={{ fill: 'var(--text-quiet)', fontSize: 11 }}
        minTickGap={6}
        height={20}
      />
      <YAxis hide domain={[0, 'dataMax']} />
      <Bar
        dataKey="count"
        fill="var(--accent)"
        isAnimationActive={false}
        minPointSize={1}
        maxBarSize={28}
        cursor={onPick && 'pointer'}
        onClick={(_, index) => pick(bars[index], onPick)}
      >
        {bars.length * 34 <= width && (
          <LabelList
            dataKey="count"
            position="top"
            formatter={(count) => formatted(Number(count))}
            fill="var(--text-quiet)"
            fontSize={11}
          />
        )}
      </Bar>
    </BarChart>
  )
})

function TallyTable({ title, bars, onPick }: Pick<TallyChartProps, 'title' | 'bars' | 'onPick'>) {
  return (
    <table className={styles.table} aria-label={title}>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">
              {onPick ? (
                <button type="button" className={styles.pick} onClick={() => onPick(bar)}>
                  {bar.label}
                </button>
              ) : (
                bar.label
              )}
            </th>
            <td>{formatted(bar.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function pick(bar: TallyBar | undefined, onPick: TallyChartProps['onPick']): void {
  if (bar) onPick?.(bar)
}

function shortened(label: string): string {
  return label.length > LONGEST_LABEL + 1 ? `${label.slice(0, LONGEST_LABEL)}…` : label
}

/** `2026-06` as `26-06`, so that a label stands under each bar. */
function shortMonth(label: string): string {
  return /^\d{4}-\d{2}$/.test(label) ? label.slice(2) : label
}

function formatted(count: number): string {
  return count.toLocaleString('en-US')
}
