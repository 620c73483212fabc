import type { ColumnSummary } from '../../../shared/ingest/verification.ts'

export interface FlagCount {
  reason: string
  count: number
  /** A masked value or a placeholder is none: the source says that it does not tell. */
  isFault: boolean
}

const noFaults = new Set(['masked', 'placeholder', 'empty'])

/** The flags of a column, faults first, then by count; damaged identifiers stand once, whichever check found them. */
export function flagCounts({ flags, damaged }: Pick<ColumnSummary, 'flags' | 'damaged'>): FlagCount[] {
  const counts = new Map(Object.entries(flags))
  if (damaged > 0) counts.set('damaged', Math.max(damaged, counts.get('damaged') ?? 0))
  return [...counts]
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => ({ reason, count, isFault: !noFaults.has(reason) }))
    .sort((a, b) => Number(b.isFault) - Number(a.isFault) || b.count - a.count || (a.reason < b.reason ? -1 : 1))
}
