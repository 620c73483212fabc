import { useMemo } from 'react'
import { Bar, BarChart, LabelList, Legend, XAxis, YAxis } from 'recharts'
import type { TermLine } from '../../../shared/screening/term-report.ts'
import { useMessages } from '../../messages/messages.ts'
import styles from './TermReport.module.css'
import type { OpenRows } from './TermReportPane.tsx'

const WIDTH = 860
const MOST_BARS = 30
const BAR_HEIGHT = 26
const LONGEST_LABEL = 14

/** Hits of the terms that have most, parted into unique ones and those shared with other terms. A click on a part opens its rows; the keyboard has the table. */
export function TermPlot({ terms, onOpen }: { terms: readonly TermLine[]; onOpen: OpenRows }) {
  const messages = useMessages().termReport
  const bars = useMemo(
    () =>
      terms
        .toSorted((a, b) => b.hits - a.hits)
        .slice(0, MOST_BARS)
        .map(({ term, hits, unique }) => ({ term, hits, unique, shared: hits - unique })),
    [terms],
  )
  const open = (number: 'hits' | 'unique') => (_: unknown, index: number) => {
    const bar = bars[index]
    if (bar) onOpen(number, bar.term, messages.columns[number], bar[number])
  }
  return (
    <figure className={styles.plot} aria-label={messages.plot(bars.length, terms.length)}>
      <figcaption className={styles.note}>{messages.plot(bars.length, terms.length)}</figcaption>
      <BarChart
        layout="vertical"
        width={WIDTH}
        height={bars.length * BAR_HEIGHT + 40}
        data={bars}
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
          dataKey="term"
          width={(LONGEST_LABEL + 1) * 12}
          interval={0}
          tickLine={false}
          axisLine={false}
          tick={{ fill: 'var(--text-quiet)', fontSize: 12 }}
          tickFormatter={(term: string) => (term.length > LONGEST_LABEL ? `${term.slice(0, LONGEST_LABEL - 1)}…` : term)}
        />
        <Bar
          dataKey="unique"
          name={messages.columns.unique}
          stackId="hits"
          fill="var(--accent)"
          isAnimationActive={false}
          cursor="pointer"
          onClick={open('unique')}
        />
        <Bar
          dataKey="shared"
          name={messages.plotOther}
          stackId="hits"
          fill="var(--accent-soft)"
          stroke="var(--accent)"
          isAnimationActive={false}
          cursor="pointer"
          onClick={open('hits')}
        >
          <LabelList
            dataKey="hits"
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
