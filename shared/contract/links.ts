import { z } from 'zod'
import type { AbsencePoint, AbsenceProof } from '../linkage/card.ts'
import type { LikenessWord } from '../linkage/comparer.ts'
import type { LinkNotes } from '../linkage/figures.ts'
import type { CompareKind } from '../linkage/key.ts'
import type { ScoreModel } from '../linkage/score-model.ts'
import { linkKeySchema } from '../model/model.ts'
import type { ClueCard } from '../referral/clue-card.ts'
import { columnTypeSchema } from '../table/schema.ts'
import { method } from './method.ts'
import { rowSourceSchema } from './row-source.ts'
import { draftStepSchema } from './row-source-step.ts'

/** Two columns that may meet, the best first. `overlap`: share of sampled left keys that the right column has; `distinct`: distinct keys among filled rows, left and right. */
export interface LinkSuggestion {
  left: string
  right: string
  compare: CompareKind
  atLeast?: number
  overlap: number
  distinct: [number, number]
  filled: [number, number]
}

/** What a link step would give, by a sample of the left rows against all of the right ones. */
export interface LinkPreview {
  /** Left rows that were looked at, and all of them. */
  sampled: number
  leftRows: number
  rightRows: number
  /** Expected in the whole: pairs compared, links, left rows with a link. */
  compared: number
  links: number
  matched: number
  /** Of each rule of `on`, the sampled left rows for which it alone has a partner; empty where a probability decides. */
  perRule: number[]
  notes: LinkNotes
  /** The step is computed with every edit; otherwise it waits for `link.run`. */
  isCheap: boolean
  milliseconds: number
}

/** Links by their probability (or score) in 50 equal bins; what choosing a threshold is expected to give. */
export interface ScorePlot {
  bins: { from: number; links: number; judgedSame: number; judgedDifferent: number }[]
  /** By threshold, ascending: links kept and the precision and recall that the probabilities let expect. */
  thresholds: { at: number; links: number; precision: number; recall: number }[]
  model: ScoreModel | null
  /** All pairs of both sides, of which the model's `prior` is the share that belongs together. */
  pairs: number
}

/** What the absences of a step are worth, by a sample of its rows without a partner. */
export interface ProofPreview {
  /** Rows without a partner, and those that were looked at. */
  alone: number
  sampled: number
  grades: Record<AbsenceProof['grade'], number>
  /** Points that were found wanting, by the sampled rows whose proof they weaken; most first. */
  wanting: { what: AbsencePoint['what']; rows: number }[]
  /** First and last day of the right side's dates, `2026-03-15`; null where none was asked for. */
  covered: { from: string; to: string } | null
}

export interface LinkProgress {
  /** 0–1 */
  share: number
  compared: number
}

export const linkContract = {
  /** Pairs of columns that may meet, by their types and by what a sample of them holds. */
  'link.suggest': method<LinkSuggestion[]>()(
    draftStepSchema.omit({ step: true }).extend({ left: z.string(), right: z.string() }),
  ),
  'link.preview': method<LinkPreview>()(draftStepSchema),
  /** Computes a step whatever it costs; its result stays for `model.count`, `rows.page` and `run.save` of the same model. */
  'link.run': method<LinkNotes, LinkProgress>()(draftStepSchema),
  'link.scores': method<ScorePlot, LinkProgress>()(draftStepSchema),
  /** What the absence of a partner would prove now. A step that keeps matched rows only has none. Progress is the share of the right side that is read. */
  'link.proof': method<ProofPreview, { share: number }>()(draftStepSchema),
  /** The evidence cards of one row: of each link that it stands on, the first one of the model first; none where there is no link. */
  'link.cards': method<ClueCard[]>()(z.object({ of: rowSourceSchema, index: z.number().int().min(0) })),
  /** Similarity of two values under one rule, for trying it out; their normal forms, '' where a comparable one has none, null where a value is no key. */
  'link.try': method<{ similarity: number; how: LikenessWord; left: string | null; right: string | null }>()(
    z.object({
      rule: linkKeySchema,
      left: z.string(),
      right: z.string(),
      leftType: columnTypeSchema.optional(),
      rightType: columnTypeSchema.optional(),
    }),
  ),
} as const
