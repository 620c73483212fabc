import { z } from 'zod'
import { type Verdict, verdicts } from '../screening/judgement.ts'
import { type RowRef, rowRefSchema } from './clue.ts'

/** The judge whose verdict ends a disagreement; no person has this name. */
export const SETTLED = 'settled'

/** A judge's name: no slash, because it is a part of the stored id. */
export const judgeSchema = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[^/]+$/)

/** 研判: what one judge says of one row: does it answer the question that a screen asks. Stays when layers change and batches come. */
export const judgementSchema = z.object({
  question: z.string(),
  judge: judgeSchema,
  ref: rowRefSchema,
  verdict: z.enum(verdicts),
  note: z.string().optional(),
  /** ISO time. */
  judgedAt: z.string(),
})
export type Judgement = z.infer<typeof judgementSchema>

/** The question that a screen asks: judgements are about it, not about one wording of its layers. */
export function questionOf(model: string, step: string): string {
  return `${model}/${step}`
}

/** A row's name among judgements; equal for equal rows. */
export function refKey({ dataset, batch, row }: RowRef): string {
  return `${dataset}/${batch}/${row}`
}

/** One row's judgements in one: `disputed` where two judges differ and nobody has settled it. */
export type Finding = Verdict | 'disputed'

/** What was found for each row, by `refKey`, as {@link findingsBy} tells it. */
export function findingsOf(judgements: readonly Judgement[], judge?: string): Map<string, Finding> {
  return findingsBy(judgements, ({ ref }) => refKey(ref), judge)
}

/**
 * What was found for each thing that was judged, by its key: the settled verdict, else the one that all its judges gave, else `disputed`. `judge` asks for one judge's
 * verdicts alone. Linear in the judgements.
 */
export function findingsBy<Given extends { judge: string; verdict: string }>(
  judgements: readonly Given[],
  keyOf: (judgement: Given) => string,
  judge?: string,
): Map<string, Given['verdict'] | 'disputed'> {
  const findings = new Map<string, Given['verdict'] | 'disputed'>()
  const settled = new Set<string>()
  for (const judgement of judgements) {
    const key = keyOf(judgement)
    if (judge !== undefined) {
      if (judgement.judge === judge) findings.set(key, judgement.verdict)
    } else if (judgement.judge === SETTLED) {
      settled.add(key)
      findings.set(key, judgement.verdict)
    } else if (!settled.has(key)) {
      const known = findings.get(key)
      findings.set(key, known === undefined || known === judgement.verdict ? judgement.verdict : 'disputed')
    }
  }
  return findings
}
