import type { LikenessWord } from './comparer.ts'
import type { LinkGrade } from './figures.ts'
import type { CompareKind } from './key.ts'

/** Where one record of a link stands, so that anyone can find its line. */
export interface CardRecord {
  /** Name of the dataset. */
  dataset: string
  file: string
  sheet: string | null
  /** 1-based data row of the file. */
  row: number
  /** SHA-256 of the file, hex. */
  sha256: string
}

/** A value as the source has it, with its column. */
export interface CardValue {
  column: string
  value: string
}

/** One comparison of a pair. `bits` only where a probability decides. */
export interface CardRule {
  compare: CompareKind
  left: CardValue
  right: CardValue
  holds: boolean
  /** Similarity, 0–1. */
  score: number
  /** The common normal form where there is one, else ''. */
  key: string
  how: LikenessWord
  bits?: number
  /** Of a masked value: right rows that fit equally well, and the probability that one fits by chance. */
  masked?: { determined: number; candidates: number; chance: number }
}

/** The right record that came nearest to a left row without a partner, and why it is none. */
export interface NearMiss {
  record: CardRecord
  rules: CardRule[]
  /** A word of `whyNot` in messages, with the rule's place: `rule`, `window`, `oneToOne`, `probability`, `judged`. */
  why: { reason: 'rule' | 'window' | 'probability' | 'oneToOne' | 'judged'; rule?: number }
}

/** What the absence of a partner is worth. Months are `2026-03`. */
export interface AbsenceProof {
  grade: 'proved' | 'weak' | 'not provable'
  /** Every point that was looked at, the worst first; a word of `absence` in messages with its figures. */
  points: AbsencePoint[]
  /** Normal forms that were looked for, by column of the left row. */
  variants: { column: string; values: string[] }[]
  nearest: NearMiss | null
  /** Rows of the right side by month, those asked for and some around; only where both sides have dates. */
  months?: CoveredMonth[]
}

/** Rows of the right side in one month, `2026-03`; `isAsked` where a partner would lie in it. */
export interface CoveredMonth {
  month: string
  rows: number
  isAsked: boolean
}

export interface AbsencePoint {
  /** The row's key · the period asked for · rows in its months · its area · how far the right column is filled · how near the nearest record comes. */
  what: 'key' | 'period' | 'completeness' | 'area' | 'filled' | 'nearest'
  verdict: 'good' | 'weak' | 'bad'
  details: Record<string, string | number>
}

/** A judgement that holds for the pair. */
export interface CardDecision {
  verdict: 'same' | 'different'
  judges: string[]
}

/**
 * 证据卡: why two records were linked, or why a record has no partner. One plain value: shown in the window, written into `evidence` of the job output,
 * printed on the evidence sheet. It holds no id and no time of this workspace: the same rows and model give the same card.
 */
export interface EvidenceCard {
  grade: LinkGrade
  score: number | null
  probability: number | null
  /** The step's id and title, the model's id and SHA-256. */
  rule: { step: string; title: string; model: string; hash: string }
  left: CardRecord
  right: CardRecord | null
  rules: CardRule[]
  /** Bits before any comparison; only where a probability decides. */
  prior?: number
  window?: { left: CardValue; right: CardValue; days: number }
  intervals?: { left: [CardValue, CardValue]; right: [CardValue, CardValue]; days: number }
  absence?: AbsenceProof
  decision?: CardDecision
}
