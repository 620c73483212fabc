import { create } from 'zustand'

/** A reject as it was mended; `index` is its place among those of the batch. */
export interface Mend {
  index: number
  line: number
  cells: string[]
}

interface Mends {
  /** By batch, then by index of the reject. */
  byBatch: Record<string, Record<number, Mend>>
  put(batch: string, mend: Mend): void
  drop(batch: string, index: number): void
  dropAll(batch: string): void
}

/** Mends that are not re-admitted yet; kept while the analyst is elsewhere. */
export const useMends = create<Mends>((set) => ({
  byBatch: {},
  put: (batch, mend) => set(({ byBatch }) => ({ byBatch: { ...byBatch, [batch]: { ...byBatch[batch], [mend.index]: mend } } })),
  drop: (batch, index) =>
    set(({ byBatch }) => {
      const { [index]: _, ...rest } = byBatch[batch] ?? {}
      return { byBatch: { ...byBatch, [batch]: rest } }
    }),
  dropAll: (batch) => set(({ byBatch }) => ({ byBatch: { ...byBatch, [batch]: {} } })),
}))

/** Mends of a batch in the order of the file. */
export function mendsOf(byBatch: Mends['byBatch'], batch: string): Mend[] {
  return Object.values(byBatch[batch] ?? {}).sort((a, b) => a.index - b.index)
}

/** What `reject.readmit` takes at once. */
export const readmitLimit = 1000
