import { z } from 'zod'

/** One row of a stored batch, stable while the batch exists. `row` is the 1-based data row of the source file. */
export const rowRefSchema = z.object({ dataset: z.string(), batch: z.string(), row: z.number().int().min(1) })
export type RowRef = z.infer<typeof rowRefSchema>

export const dispositions = ['open', 'referred', 'irrelevant'] as const
export const dispositionSchema = z.enum(dispositions)
export type Disposition = z.infer<typeof dispositionSchema>

/** 线索: a row, or a link of two rows, that a run found and the analyst took. */
export interface Clue {
  id: string
  serial: number
  run: string
  /** Id of the run's model. */
  model: string
  modelTitle: string
  step: string
  left: RowRef
  right: RowRef | null
  /** Shown in the ledger: ticket number and a line of text, masked. */
  ticketNo: string
  summary: string
  place: string
  disposition: Disposition
  note: string
  takenAt: string
}
