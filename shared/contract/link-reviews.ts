import { z } from 'zod'
import { judgeSchema } from '../ledger/judgement.ts'
import type { JudgedRecord } from '../ledger/link-judgement.ts'
import { judgedRecordSchema, type LinkJudgement, linkVerdicts } from '../ledger/link-judgement.ts'
import type { EvidenceCard } from '../linkage/card.ts'
import type { Agreement } from '../screening/agreement.ts'
import type { Estimate } from '../screening/judgement.ts'
import { method } from './method.ts'
import { draftStepSchema } from './row-source-step.ts'

const question = z.string().min(1).max(300)

/** Which pairs are judged: those nearest to the threshold on both sides, or a sample from every stratum of the score, for the figures. */
export const reviewDrawSchema = z.object({
  kind: z.enum(['threshold', 'strata']),
  size: z.number().int().min(1).max(2000),
  seed: z.string().max(64),
})
export type ReviewDraw = z.infer<typeof reviewDrawSchema>

/** How a link step is reviewed; kept by question. `isBlind`: score, probability and grade are not told. */
export const reviewSchema = z.object({
  question,
  judges: z.tuple([judgeSchema, judgeSchema]),
  current: z.union([z.literal(0), z.literal(1)]),
  isBlind: z.boolean(),
  ...reviewDrawSchema.shape,
})
export type Review = z.infer<typeof reviewSchema>

/** A pair of the queue. Its card lacks score, probability, grade and bits where the review is blind. */
export interface ReviewPair {
  left: JudgedRecord
  right: JudgedRecord
  card: EvidenceCard
  /** Of the pair's stratum: pairs in all. Ordered from the lowest score. */
  stratum: number
}

export interface ReviewSummary {
  /** Pairs by stratum: in all, judged same, different, unsure, disputed. */
  strata: { from: number; to: number; pairs: number; same: number; different: number; unsure: number; disputed: number }[]
  precision: Estimate | null
  recall: Estimate | null
  agreement: Agreement | null
  disputed: number
  /** What the judgements do with every run. */
  mustLinks: number
  cannotLinks: number
}

export const linkReviewContract = {
  'review.queue': method<{ pairs: ReviewPair[]; threshold: number }>()(
    draftStepSchema.extend({ draw: reviewDrawSchema, isBlind: z.boolean() }),
  ),
  'review.list': method<LinkJudgement[]>()(z.object({ question })),
  /** Gives or takes back (null) verdicts of one judge. One write; results of the step are computed anew. */
  'review.judge': method<void>()(
    z.object({
      question,
      judge: judgeSchema,
      isBlind: z.boolean(),
      verdicts: z
        .array(
          z.object({
            left: judgedRecordSchema,
            right: judgedRecordSchema,
            verdict: z.enum(linkVerdicts).nullable(),
            note: z.string().max(2000).optional(),
          }),
        )
        .max(1000),
    }),
  ),
  'review.summary': method<ReviewSummary>()(
    draftStepSchema.extend({ draw: reviewDrawSchema, judges: z.tuple([judgeSchema, judgeSchema]) }),
  ),
  'review.get': method<Review | null>()(z.object({ question })),
  'review.set': method<void>()(reviewSchema),
} as const
