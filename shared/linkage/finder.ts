import type { StringColumn } from '../table/column.ts'
import type { ColumnType } from '../table/schema.ts'
import type { BlockingSize } from './blocking.ts'
import type { LinkFigures } from './figures.ts'
import type { CompareKind, LinkComparison } from './key.ts'
import type { LearnedKey } from './learned-placeholders.ts'
import type { LinkThreads } from './link-threads.ts'
import type { MaskedKeys } from './masked-keys.ts'
import type { NumericKeys, RowPairs } from './numeric-keys.ts'

/** One side of a link: rows 0 … rowCount − 1; columns are read when they are asked for. A column that is not there is `model.columnMissing`. */
export interface FinderSide {
  readonly rowCount: number
  type(name: string): ColumnType | undefined
  column(name: string): Promise<StringColumn>
  /** Days of a date column by row, `NO_DAY` where there is none. */
  days(name: string): Promise<Int32Array<ArrayBuffer>>
  /** Keys by row of this side; kept between calls. `type` as for `keysOf`. */
  keys(name: string, kind: CompareKind, type: ColumnType | undefined): Promise<NumericKeys>
  /** Masked patterns by row of this side, read as values of that type; kept between calls. Absent, or null: to be read from {@link column}. */
  masked?(name: string, type: ColumnType | undefined): Promise<MaskedKeys | null>
  /** Placeholders of a column, learned from all rows of its source; absent: from the keys of this side. */
  learned?(name: string, kind: CompareKind, type: ColumnType | undefined): Promise<LearnedKey[]>
}

/** What decides that two rows belong together; the members of a link step that a finder needs. */
export interface FinderRule {
  on: readonly LinkComparison[]
  any: boolean
  isSelf: boolean
  window: { left: string; right: string; days: readonly [number, number] } | null
  intervals: { left: { from: string; to: string }; right: { from: string; to: string }; atLeastDays: number } | null
  decide: {
    probability: number
    expected?: number | undefined
    weights?: readonly { rule: number; m: readonly number[]; u: readonly number[] }[] | undefined
  } | null
  oneToOne: boolean
  /** One partner of each left row is enough: nothing but its existence is asked. */
  isExistence: boolean
}

export interface FinderContext {
  threads: LinkThreads | undefined
  /** More pairs to be compared one by one are `link.needsRun`. */
  mostCompared: number | undefined
  signal: AbortSignal
  breathe(): Promise<void>
  onShare(share: number, compared: number): void
  /** Told, before any pair is compared, how many pairs each blocking rule gives. */
  onSizes?(sizes: readonly BlockingSize[]): void
}

/**
 * All pairs that the rule allows, window and intervals included, before `oneToOne`, `take`, `times`, judgements and `keep` ({@link settlePairs}). With `oneToOne` a
 * finder may leave out pairs that cannot be anybody's best. By left row, then right row; with `isSelf` left row < right row.
 */
export interface FoundPairs extends RowPairs {
  /** Bit n is set where `on[n]` holds. */
  rules: Uint32Array<ArrayBuffer>
  /** Null: equal keys alone decided and there is nothing to be said. */
  figures: LinkFigures | null
}

export type PairFinder = (left: FinderSide, right: FinderSide, rule: FinderRule, context: FinderContext) => Promise<FoundPairs>
