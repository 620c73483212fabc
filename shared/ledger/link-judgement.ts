import { z } from 'zod'
import { rowRefSchema } from './clue.ts'
import { judgeSchema } from './judgement.ts'

/** What a judge says of a pair: that both records are one, that they are not, or that it cannot be told. */
export const linkVerdicts = ['same', 'different', 'unsure'] as const
export type LinkVerdict = (typeof linkVerdicts)[number]

/**
 * One record of a judged pair. `ref` is its row as long as its batch is there; `content` (a hash of the normal forms of `columns`) finds it again when the
 * record comes once more with another batch, also after the rules of the step were edited. '' for a record that has nothing to be told by.
 */
export const judgedRecordSchema = z.object({
  ref: rowRefSchema,
  content: z.string().max(64),
  columns: z.array(z.string()).max(200),
})
export type JudgedRecord = z.infer<typeof judgedRecordSchema>

/** 研判 of a link; `question` is `model/step` as for screens. The judge `settled` ends a disagreement. A settled or undisputed `same` is a must-link, `different` a cannot-link. */
export const linkJudgementSchema = z.object({
  question: z.string(),
  judge: judgeSchema,
  left: judgedRecordSchema,
  right: judgedRecordSchema,
  verdict: z.enum(linkVerdicts),
  /** Whether the score was hidden when it was judged. */
  isBlind: z.boolean(),
  note: z.string().optional(),
  /** ISO time. */
  judgedAt: z.string(),
})
export type LinkJudgement = z.infer<typeof linkJudgementSchema>
