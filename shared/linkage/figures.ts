import type { BlockingSize } from './blocking.ts'
import type { LearnedPlaceholder } from './numeric-keys.ts'
import type { ScoreModel } from './score-model.ts'

/**
 * What a link is called. Found: `exact` (identifiers or normalised values are equal), `similar`, `masked` (signs hide a part: never exact), `scored` (by
 * probability), `judged` (a person said so). Not found: what its absence is worth.
 */
export const linkGrades = ['exact', 'similar', 'masked', 'scored', 'judged', 'proved', 'weak', 'not provable'] as const
export type LinkGrade = (typeof linkGrades)[number]

/**
 * Figures of a link's rows, beside `rules`; each array by row of the relation, null where every row has the same: score 1, no probability, grade `exact`.
 */
export interface LinkFigures {
  /** By rules: the mean similarity of the rules that hold, 0–1. By probability: bits of evidence, prior included. NaN for a row without a partner. */
  score: Float32Array<ArrayBuffer> | null
  /** Match probability, 0–1; NaN where none was estimated. */
  probability: Float32Array<ArrayBuffer> | null
  /** `width` numbers for each row, one for each rule of `on`: bits (by probability) or similarity; NaN where nothing was compared. The waterfall. */
  parts: Float32Array<ArrayBuffer> | null
  width: number
  /** Index in {@link linkGrades}. */
  grades: Uint8Array<ArrayBuffer> | null
  /** For masked keys: how many right rows fit as well as this one, itself included. */
  candidates: Uint32Array<ArrayBuffer> | null
  /** The estimated model of a step that decides by probability. */
  model: ScoreModel | null
  notes: LinkNotes
}

/** What is said of a link as a whole: in the report, above its rows. */
export interface LinkNotes {
  /** Pairs that were compared one by one; 0 where keys alone decided. */
  compared: number
  blocks: BlockingSize[]
  placeholders: LearnedPlaceholder[]
  /** Rows without any key, by side. */
  keyless: { left: number; right: number }
  /** Rows without a day where the link has a window, in which they never are; absent where all have one. */
  dayless?: { left: number; right: number }
  /** Links that a person added and took away. */
  judged: { added: number; removed: number }
}
