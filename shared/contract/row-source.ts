import { z } from 'zod'
import { modelSchema } from '../model/model.ts'
import { rowCues } from '../screening/row-cue.ts'
import { sampleSchema } from './judgements.ts'

const stepRowsSchema = z.object({
  model: modelSchema,
  bindings: z.record(z.string(), z.string()),
  step: z.string(),
  layer: z.number().int().optional(),
  /** The rows that the layer took away: its input without its result. */
  removed: z.boolean().optional(),
  /** Of a group step, the rows that its row of this ordinal stands for. */
  group: z.number().int().min(0).optional(),
  /** A seeded sample of these rows, or of the rows of their source that are not among them, in the order in which they were drawn. */
  sample: sampleSchema.optional(),
  /** Only the rows whose hits stand under such a cue, or under none that matters. */
  cue: z.enum(rowCues).optional(),
  /** The rows without a cue first, then kind after kind; else in the order of the source. */
  order: z.literal('cuesLast').optional(),
})
const runRowsSchema = z.object({ run: z.string(), step: z.string() })

/** Rows that can be held against others: of a step of a model as it stands now, or of a saved run. */
export const comparedRowsSchema = z.union([stepRowsSchema, runRowsSchema])
export type ComparedRows = z.infer<typeof comparedRowsSchema>

/**
 * Where rows come from: a dataset, a step of a model as it stands now, or a step of a saved run. Of a dataset also the rows of one batch, and those
 * whose value in a column fails its type: for one reason of `shared/values/check.ts`, or for any that is a fault. Of two results also the rows of the
 * first that the second lacks, whichever batches either of them read.
 */
export const rowSourceSchema = z.union([
  z.object({
    dataset: z.string(),
    batch: z.string().optional(),
    flagged: z.object({ column: z.string(), reason: z.string().optional() }).optional(),
  }),
  stepRowsSchema,
  runRowsSchema,
  z.object({ rows: comparedRowsSchema, without: comparedRowsSchema }),
])
