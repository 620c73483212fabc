import { z } from 'zod'
import { method } from './method.ts'
import { rowSourceSchema } from './row-source.ts'

/** What is true of a phrase whatever it is asked for. Numbers are those of the rows that were read. */
export interface Phrase {
  /** Folded: as a keyword it finds every form of itself. */
  text: string
  /** Rows that have it, each once, and how often it stands in them. */
  rows: number
  occurrences: number
  /** Mutual information at its weakest joint, and entropy of what stands before and behind it; bits (`shared/screening/phrase-count.ts`). */
  cohesion: number
  leftFreedom: number
  rightFreedom: number
}

export interface EmergingPhrase extends Phrase {
  /** Rows of the baseline that have it; `rows` are those of the period. */
  baselineRows: number
  /** Share of the period by share of the baseline; null where the baseline has none. */
  ratio: number | null
  /** Log-odds with a prior, in standard errors (`shared/screening/emerging.ts`). */
  z: number
}

/** `read` of `rows` were read: all of them, or a seeded sample of a large result. */
export interface PhraseSample {
  rows: number
  read: number
}

export interface FrequentPhrases extends PhraseSample {
  minimumRows: number
  /** Phrases found, of which `phrases` are the most frequent. */
  tested: number
  phrases: Phrase[]
}

export interface EmergingPhrases {
  period: PhraseSample
  baseline: PhraseSample
  minimumRows: number
  /** Phrases that were compared; of them so many reached `minimumZ`, and so many would have by chance alone. */
  tested: number
  found: number
  expectedByChance: number
  /** Those found, the largest z first. */
  phrases: EmergingPhrase[]
}

/** Rows by month of all rows, and of each phrase in the order asked; months without rows in between are 0. */
export interface PhraseMonths {
  months: string[]
  all: number[]
  phrases: number[][]
}

const mined = {
  of: rowSourceSchema,
  /** Where phrases are looked for; absent: in all text columns, as a keyword looks. */
  column: z.string().optional(),
  /** Rows that have a phrase at least; absent: 1 in 2000, 3 at least (5 of a period). */
  minimumRows: z.number().int().min(2).optional(),
  limit: z.number().int().min(1).max(5000),
}
/** Dates as text, both included on their precision: `2024-06` to `2024-08` are three months. */
const span = z.object({ from: z.string(), to: z.string() })

/** Progress is the share that is done. */
export const phraseContract = {
  'phrases.frequent': method<FrequentPhrases, number>()(z.object(mined)),
  /** Compares the rows of a period with those of a baseline, by a date column; rows of both belong to the period. */
  'phrases.emerging': method<EmergingPhrases, number>()(
    z.object({ ...mined, dateColumn: z.string(), period: span, baseline: span, minimumZ: z.number().min(0).default(3) }),
  ),
  /** Counts over all rows, through the index: no sample. */
  'phrases.months': method<PhraseMonths>()(
    z.object({
      of: rowSourceSchema,
      column: z.string().optional(),
      dateColumn: z.string(),
      phrases: z.array(z.string().min(1)).max(100),
    }),
  ),
} as const
