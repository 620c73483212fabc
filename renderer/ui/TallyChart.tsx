import { BarChartOutlined, TableOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { memo, type PointerEvent, type ReactNode, useMemo, useState } from 'react'
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
  /** Keys that are chosen or excluded; the other bars then step back. */
  chosen?: { kept: readonly string[]; excluded: readonly string[] }
  /** Bars clicked or dragged over, from one to the other; instead of `onPick`. */
  onRange?(first: TallyBar, last: TallyBar, how: RangeChoice): void
  /** Stands beside the title: what the counts are of. */
  extra?: ReactNode
}

/** A plain click or drag keeps these bars only, Shift adds all up to them, Ctrl excludes them. */
export type RangeChoice = 'keep' | 'extend' | 'exclude'

const BAR_HEIGHT = 20
const COLUMNS_HEIGHT = 112
const COLUMNS_MARGIN = 4
const CHARACTER_WIDTH = 12
const LONGEST_LABEL = 10

/** Counts as bars, or as a table with the same figures and the same clicks for the keyboard. */
export function TallyChart({ title, bars, width, shape, onPick, chosen, onRange, extra }: TallyChartProps) {
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
        <TallyTable
          title={title}
          bars={bars}
          {...(onPick && { onPick })}
          {...(chosen && { chosen })}
          {...(onRange && { onRange })}
        />
      ) : shape === 'columns' && onRange ? (
        <RangeColumns bars={bars} width={width} onRange={onRange} {...(chosen && { chosen })} />
      ) : shape === 'columns' ? (
        <TallyColumns bars={bars} width={width} {...(onPick && { onPick })} />
      ) : (
        <TallyBars bars={bars} width={width} {...(onPick && { onPick })} />
      )}
    </figure>
  )
}

type Drawn = Pick<TallyChartProps, 'bars' | 'width' | 'onPick' | 'chosen'>

/** Columns over which one drags. Where a column lies follows from the fixed width, so that nothing need be asked of the plot. */
function RangeColumns({ bars, width, chosen, onRange }: Drawn & Required<Pick<TallyChartProps, 'onRange'>>) {
  const [drag, setDrag] = useState<{ from: number; to: number } | null>(null)
  const indexAt = (event: PointerEvent<HTMLElement>) => {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left - COLUMNS_MARGIN
    const index = Math.floor((x / (width - 2 * COLUMNS_MARGIN)) * bars.length)
    return Math.max(0, Math.min(bars.length - 1, index))
  }
  const drawn = useMemo(() => {
    if (!drag) return chosen
    const dragged = bars.slice(Math.min(drag.from, drag.to), Math.max(drag.from, drag.to) + 1)
    return { kept: dragged.map(({ key }) => key), excluded: [] }
  }, [drag, bars, chosen])
  return (
    <div
      className={styles.range}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ from: indexAt(event), to: indexAt(event) })
      }}
      onPointerMove={(event) => drag && drag.to !== indexAt(event) && setDrag({ ...drag, to: indexAt(event) })}
      onPointerUp={(event) => {
        if (!drag) return
        const first = bars[Math.min(drag.from, drag.to)]
        const last = bars[Math.max(drag.from, drag.to)]
        setDrag(null)
        if (first && last) onRange(first, last, howOf(event))
      }}
      onPointerCancel={() => setDrag(null)}
    >
      <TallyColumns bars={bars} width={width} {...(drawn && { chosen: drawn })} />
    </div>
  )
}

/** A click with Ctrl (on a Mac also Command) or Alt excludes; Alt shows masked values as well. */
export function excludes({ ctrlKey, metaKey, altKey }: { ctrlKey: boolean; metaKey: boolean; altKey: boolean }): boolean {
  return ctrlKey || metaKey || altKey
}

function howOf(event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean }): RangeChoice {
  return excludes(event) ? 'exclude' : event.shiftKey ? 'extend' : 'keep'
}

/** Excluded bars are faint and so are those beside kept ones. */
function fillOf(key: string, chosen: Drawn['chosen']): string {
  if (!chosen || (chosen.kept.length === 0 && chosen.excluded.length === 0)) return 'var(--accent)'
  const isKept = !chosen.excluded.includes(key) && (chosen.kept.length === 0 || chosen.kept.includes(key))
  return isKept ? 'var(--accent)' : 'var(--line)'
}

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

const TallyColumns = memo(function TallyColumns({ bars, width, onPick, chosen }: Drawn) {
  return (
    <BarChart
      width={width}
      height={COLUMNS_HEIGHT}
      data={bars.map((bar) => ({ ...bar, shown: shortMonth(bar.label), fill: fillOf(bar.key, chosen) }))}
      margin={{ top: 16, right: COLUMNS_MARGIN, bottom: 0, left: COLUMNS_MARGIN }}
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

function TallyTable({ title, bars, onPick, chosen, onRange }: Omit<TallyChartProps, 'width' | 'shape' | 'extra'>) {
  const isActive = onPick !== undefined || onRange !== undefined
  return (
    <table className={styles.table} aria-label={title}>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">
              {isActive ? (
                <button
                  type="button"
                  className={styles.pick}
                  data-excluded={chosen?.excluded.includes(bar.key) || undefined}
                  {...(chosen && { 'aria-pressed': chosen.kept.includes(bar.key) })}
                  onClick={(event) => (onRange ? onRange(bar, bar, howOf(event)) : onPick?.(bar))}
                >
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
