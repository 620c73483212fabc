import { create } from 'zustand'
import type { BatchSummary, DatasetSummary } from '../../../shared/contract/engine.ts'

/** The lists of rows that stand beside rows of earlier batches. */
export type ComparedList = 'duplicates' | 'changed' | 'vanished'
export type DataTab = 'columns' | 'rows' | 'rejects' | ComparedList

/** Values of a column that fail its type, for one reason or for any. */
export interface Flagged {
  column: string
  reason?: string
}

interface DataSelection {
  dataset: string | null
  /** A batch of the dataset; null shows the dataset itself. */
  batch: string | null
  tab: DataTab
  /** Month `YYYY-MM` that the rows are narrowed to. */
  month: string | null
  flagged: Flagged | null
  choose(dataset: string, batch: string | null): void
  show(tab: DataTab, narrowed?: { month?: string; flagged?: Flagged }): void
}

/** What the place of data shows; kept while the analyst is elsewhere. */
export const useDataSelection = create<DataSelection>((set) => ({
  dataset: null,
  batch: null,
  tab: 'columns',
  month: null,
  flagged: null,
  choose: (dataset, batch) => set({ dataset, batch, month: null, flagged: null }),
  show: (tab, { month = null, flagged = null }: { month?: string | null; flagged?: Flagged | null } = {}) =>
    set({ tab, month, flagged }),
}))

export interface Chosen {
  dataset: DatasetSummary
  batch: BatchSummary | null
}

/** The chosen dataset and batch as they stand now; the newest batch of the first dataset when nothing is chosen or it is gone. */
export function chosenOf(datasets: readonly DatasetSummary[], dataset: string | null, batch: string | null): Chosen | null {
  const found = datasets.find(({ id }) => id === dataset)
  if (found) return { dataset: found, batch: found.batches.find(({ id }) => id === batch) ?? null }
  const first = datasets[0]
  return first ? { dataset: first, batch: first.batches.findLast(({ mends }) => mends === null) ?? null } : null
}

/** The tabs of what is chosen: rejects are those of a batch, and only tickets are compared with earlier ones. */
export function tabsOf({ dataset, batch }: Chosen): DataTab[] {
  if (!batch) return ['columns', 'rows']
  if (dataset.kind === 'table') return ['columns', 'rows', 'rejects']
  return ['columns', 'rows', 'rejects', 'duplicates', 'changed', 'vanished']
}
