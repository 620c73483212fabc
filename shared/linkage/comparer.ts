import type { ColumnType } from '../table/schema.ts'
import type { CompareKind } from './key.ts'

/** In what two values are alike; messages have a sentence for each. */
export const likenessWords = [
  'equal',
  'typing',
  'sound',
  'shape',
  'order',
  'hidden',
  'short',
  'branch',
  'region',
  'contained',
  'words',
  'numerals',
  'alias',
  'near',
  'none',
] as const
export type LikenessWord = (typeof likenessWords)[number]

/** How alike two values are under one comparison, and what else the card of a link says of it. */
export interface Likeness {
  /** 0–1, symmetric, 1 for equal normalised values. */
  similarity: number
  how: LikenessWord
}

/**
 * One comparison of a link step, made ready for its two columns. `normal` is read once for each distinct value; `compare` sees normal forms only, so that
 * comparing a pair costs no normalising. A value that is no key (`null`) compares with nothing.
 */
export interface Comparer<Normal = unknown> {
  readonly kind: CompareKind
  normal(text: string): Normal | null
  compare(left: Normal, right: Normal): Likeness
  /** The keys that equal values share; what `keysOf` gives. Two values with a common key have similarity 1. */
  keys(normal: Normal): readonly string[]
  /**
   * Coarse keys: two values with a similarity of `least` or more share one of them, all but always. Blocking asks for these; fewer and rarer keys are better.
   * Empty where the kind has none (number, date with tolerance: buckets of the tolerance are its keys).
   */
  blocks(normal: Normal, least: number): readonly string[]
}

/** What a comparison may know of both columns beforehand: how often tokens occur, what the columns' types are. */
export interface ComparerContext {
  leftType?: ColumnType | undefined
  rightType?: ColumnType | undefined
  tolerance?: number | undefined
  /** In how many values a token occurs, over both columns, and how many values there are; absent: all alike. */
  frequency?: { of(token: string): number; values: number } | undefined
}
