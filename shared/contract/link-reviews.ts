import { z } from 'zod'
import { rowRefSchema } from '../ledger/clue.ts'
import { judgeSchema } from '../ledger/judgement.ts'
import type { JudgedRecord } from '../ledger/link-judgement.ts'
import { judgedRecordSchema, type LinkJudgement, linkVerdicts } from '../ledger/link-judgement.ts'
import type { CardValue } from '../linkage/card.ts'
import type { LikenessWord } from '../linkage/comparer.ts'
import type { CompareKind } from '../linkage/key.ts'
import type { Agreement } from '../screening/agreement.ts'
import type { Estimate } from '../screening/judgement.ts'
import type { ColumnSchema } from '../table/schema.ts'
import type { LinkProgress } from './links.ts'
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

/** One record of a pair, with where its line stands. */
export interface ReviewRecord extends JudgedRecord {
  file: string
}

/** One comparison of the step on a pair, values as the sources have them. */
export interface ReviewRule {
  compare: CompareKind
  /** For days that are no comparison: those of the step's window, or the ends of its intervals. */
  day?: 'window' | 'from' | 'to'
  left: CardValue
  right: CardValue
  /** 0–1 and in what the values are alike; null where a value is missing or the review is blind. */
  likeness: { similarity: number; how: LikenessWord } | null
}

/** A pair of the queue. Score and probability are null where the review is blind, and where a link has none. */
export interface ReviewPair {
  left: ReviewRecord
  right: ReviewRecord
  rules: ReviewRule[]
  score: number | null
  probability: number | null
  /** Place of its stratum in the queue's `strata`. */
  stratum: number
}

/** What is judged of a link step, in the order in which it is to be judged. Judgements of this step change nothing in it. */
export interface ReviewQueue {
  columns: { left: ColumnSchema[]; right: ColumnSchema[] }
  pairs: ReviewPair[]
  /** The probability from which a pair is a link; null where no probability decides and every pair that is found is one. */
  threshold: number | null
  /** Pairs by stratum, the lowest first. */
  strata: { from: number; to: number; pairs: number }[]
}

export interface ReviewSummary {
  /** Pairs by stratum: in all, judged same, different, unsure, disputed. */
  strata: { from: number; to: number; pairs: number; same: number; different: number; unsure: number; disputed: number }[]
  /** As in the queue. */
  threshold: number | null
  /** Of a sample from every stratum only; recall is that among pairs with a probability of at least 0.01, and unknown where no probability decides. */
  precision: Estimate | null
  recall: Estimate | null
  agreement: Agreement | null
  disputed: number
  /** What the judgements do with every run. */
  mustLinks: number
  cannotLinks: number
  /** Those of them whose content so many rows share that they hold for no other rows than those that were judged. */
  rowsOnly: number
}

export const linkReviewContract = {
  'review.queue': method<ReviewQueue, LinkProgress>()(draftStepSchema.extend({ draw: reviewDrawSchema, isBlind: z.boolean() })),
  /** All that the records of a pair say, by the queue's columns of either side. */
  'review.records': method<{ left: string[]; right: string[] }>()(z.object({ left: rowRefSchema, right: rowRefSchema })),
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
  'review.summary': method<ReviewSummary, LinkProgress>()(
    draftStepSchema.extend({ draw: reviewDrawSchema, judges: z.tuple([judgeSchema, judgeSchema]) }),
  ),
  'review.get': method<Review | null>()(z.object({ question })),
  'review.set': method<void>()(reviewSchema),
} as const
