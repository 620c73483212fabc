import { z } from 'zod'
import { type RowRef, rowRefSchema } from '../ledger/clue.ts'
import { type Judgement, judgeSchema } from '../ledger/judgement.ts'
import { modelSchema } from '../model/model.ts'
import type { Agreement } from '../screening/agreement.ts'
import type { ScreenQuality, VerdictCounts } from '../screening/judgement.ts'
import { verdicts } from '../screening/judgement.ts'
import { method } from './method.ts'

/** Rows of one side that a sample may have at most. */
export const MOST_SAMPLED = 5000

/** Which rows are drawn from: those that a screen keeps, or the rows of its source that it does not keep. */
export const sampleSchema = z.object({
  of: z.enum(['hits', 'others']),
  size: z.number().int().min(1).max(MOST_SAMPLED),
  seed: z.string().max(64),
})
export type Sample = z.infer<typeof sampleSchema>

const question = z.string().min(1).max(300)
const step = {
  model: modelSchema,
  bindings: z.record(z.string(), z.string()),
  step: z.string(),
  layer: z.number().int().optional(),
}
const draw = { size: sampleSchema.shape.size, seed: sampleSchema.shape.seed }

/** One side of a sample. `rows` are in the order in which they were drawn, the same as that of `rows.page` with this sample. */
export interface SampledSide {
  /** Rows that the side has in all; of a link each left row counts once. */
  total: number
  rows: RowRef[]
}

/** How a question is judged: by whom, and on which sample. Kept, so that one goes on where one stopped. */
export const judgingSchema = z.object({
  question,
  judges: z.tuple([judgeSchema, judgeSchema]),
  /** Index of the judge who judges now. */
  current: z.union([z.literal(0), z.literal(1)]),
  ...draw,
})
export type Judging = z.infer<typeof judgingSchema>

/** One side of a sample with its verdicts. `disputed` rows have verdicts of two judges that differ and are not settled. */
export interface JudgedSide {
  rows: number
  sampled: number
  counts: VerdictCounts
  disputed: number
}

export interface JudgementSummary {
  hits: JudgedSide
  others: JudgedSide
  quality: ScreenQuality
  /** Rows judged for this question that are not in the sample; they count in no estimate. */
  besides: number
  /** Null while fewer than two judges have judged a row in common. */
  agreement: Agreement | null
}

export const judgementContract = {
  /** Judgements of a question, of all judges, the oldest first; also those of rows that were removed since. */
  'judgement.list': method<Judgement[]>()(z.object({ question })),
  /** Gives or takes back (null) verdicts of one judge; a verdict given again replaces the first. One write. */
  'judgement.set': method<void>()(
    z.object({
      question,
      judge: judgeSchema,
      verdicts: z
        .array(z.object({ ref: rowRefSchema, verdict: z.enum(verdicts).nullable(), note: z.string().max(2000).optional() }))
        .max(1000),
    }),
  ),
  /** Which rows a sample has; `rows.page` with the same `sample` shows them. */
  'judgement.sample': method<{ hits: SampledSide; others: SampledSide }>()(z.object({ ...step, ...draw })),
  /** What the judged sample says of a screen; by one judge's verdicts, or by those of all judges with what was settled. */
  'judgement.summary': method<JudgementSummary>()(
    z.object({
      question,
      ...step,
      ...draw,
      judge: judgeSchema.optional(),
      judges: z.tuple([judgeSchema, judgeSchema]).optional(),
    }),
  ),
  /** Null for a question that nobody has judged yet. */
  'judging.get': method<Judging | null>()(z.object({ question })),
  'judging.set': method<void>()(judgingSchema),
} as const
