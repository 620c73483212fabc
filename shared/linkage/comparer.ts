import type { ColumnType } from '../table/schema.ts'
import type { Likeness, LikenessWord, TokenFrequency } from '../values/likeness.ts'
import type { CompareKind } from './key.ts'

export type { Likeness, LikenessWord }

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
   * Empty where the kind has none.
   */
  blocks(normal: Normal, least: number): readonly string[]
  /** Whether a text has an alias in it that is taken for another name; absent where there are none. */
  isAlias?(text: string): boolean
}

/** What a comparison may know of both columns beforehand: how often tokens occur (`tokensOf`), what the columns' types are. */
export interface ComparerContext {
  leftType?: ColumnType | undefined
  rightType?: ColumnType | undefined
  tolerance?: number | undefined
  /** Names that stand for each other ({@link renamer}). */
  aliases?: readonly (readonly string[])[] | undefined
  /** In how many values a token occurs, over both columns, and how many values there are; absent: all alike. */
  frequency?: TokenFrequency | undefined
}
