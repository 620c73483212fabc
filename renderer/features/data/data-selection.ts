import { create } from 'zustand'
import type { BatchSummary, DatasetSummary } from '../../../shared/contract/engine.ts'

export type DataTab = 'columns' | 'rows' | 'rejects'

interface DataSelection {
  dataset: string | null
  /** A batch of the dataset; null shows the dataset itself. */
  batch: string | null
  tab: DataTab
  /** Month `YYYY-MM` that the rows are narrowed to. */
  month: string | null
  choose(dataset: string, batch: string | null): void
  show(tab: DataTab, month?: string | null): void
}

/** What the place of data shows; kept while the analyst is elsewhere. */
export const useDataSelection = create<DataSelection>((set) => ({
  dataset: null,
  batch: null,
  tab: 'columns',
  month: null,
  choose: (dataset, batch) => set({ dataset, batch, month: null }),
  show: (tab, month = null) => set({ tab, month }),
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
  return first ? { dataset: first, batch: first.batches.at(-1) ?? null } : null
}
