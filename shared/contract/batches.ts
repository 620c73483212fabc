import { z } from 'zod'
import { recipeSchema } from '../ingest/recipe.ts'
import type { VerificationReport } from '../ingest/verification.ts'
import type { BatchSummary, ResultColumn } from './engine.ts'
import { method } from './method.ts'

const id = z.string().max(128)
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }

/** A row of a batch beside the earlier row that it repeats or changes; `earlier` is null where there is none, `cells` empty where it vanished. */
export interface ComparedRow {
  row: number
  cells: string[]
  earlier: { batch: string; fileName: string; row: number; cells: string[] } | null
}

/** One accepted version of a ticket, the earliest first. */
export interface TicketVersion {
  batch: string
  fileName: string
  importedAt: string
  row: number
  cells: string[]
}

export const batchContract = {
  'batch.verification': method<VerificationReport>()(z.object({ batch: id })),
  /** How this batch was read, as a recipe for the next file of its kind. */
  'batch.recipe': method<z.infer<typeof recipeSchema>>()(z.object({ batch: id })),
  'batch.compared': method<{ total: number; columns: ResultColumn[]; rows: ComparedRow[] }>()(
    z.object({ batch: id, what: z.enum(['duplicates', 'changed', 'vanished']), ...page }),
  ),
  /**
   * Takes mended rejects into the dataset as a batch of their own that belongs to `batch`; removing it makes them rejects again.
   * `index` is the reject's place among those of the batch. Cells are in the order of the batch's columns; one too many or too few is refused. Null when all of them were re-admitted before.
   */
  'reject.readmit': method<{ batch: BatchSummary | null; duplicates: number }>()(
    z.object({
      batch: id,
      rows: z
        .array(z.object({ index: z.number().int().min(0), cells: z.array(z.string()) }))
        .min(1)
        .max(1000),
    }),
  ),
  /** All accepted versions of the ticket in this row of a dataset, by its base number; only itself without a number. */
  'ticket.history': method<{ columns: ResultColumn[]; versions: TicketVersion[] }>()(
    z.object({ dataset: id, batch: id, row: z.number().int().min(1) }),
  ),
} as const

/** Recipes kept in the workspace, by name. */
export const recipeContract = {
  'recipe.list': method<z.infer<typeof recipeSchema>[]>()(z.object({})),
  'recipe.save': method<void>()(recipeSchema),
  'recipe.remove': method<void>()(z.object({ name: z.string() })),
} as const
