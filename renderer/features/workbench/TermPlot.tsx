import { useMemo } from 'react'
import type { TermLine } from '../../../shared/screening/term-report.ts'
import { useMessages } from '../../messages/messages.ts'
import { PartChart } from '../../ui/PartChart.tsx'
import type { OpenRows } from './TermReportPane.tsx'

const WIDTH = 860
const MOST_BARS = 30

/** Hits of the terms that have most, parted into unique ones and those shared with other terms. A click on a part opens its rows; the keyboard has the table. */
export function TermPlot({ terms, onOpen }: { terms: readonly TermLine[]; onOpen: OpenRows }) {
  const messages = useMessages().termReport
  const bars = useMemo(
    () =>
      terms
        .toSorted((a, b) => b.hits - a.hits)
        .slice(0, MOST_BARS)
        .map(({ term, hits, unique }) => ({ label: term, total: hits, part: unique })),
    [terms],
  )
  return (
    <PartChart
      title={messages.plot(bars.length, terms.length)}
      bars={bars}
      width={WIDTH}
      partName={messages.columns.unique}
      restName={messages.plotOther}
      onPick={({ label, total, part }, which) => {
        if (which === 'part') onOpen('unique', label, messages.columns.unique, part)
        else onOpen('hits', label, messages.columns.hits, total)
      }}
    />
  )
}
