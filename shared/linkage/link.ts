import type { StringColumn } from '../table/column.ts'
import type { CompareKind } from './key.ts'

/** One side of a link: rows 0 … rowCount − 1 and their columns by name. `column` throws `model.columnMissing` itself. */
export interface LinkSide {
  readonly rowCount: number
  column(name: string): StringColumn
}

/** One comparison of a link step. `atLeast` is the similarity to reach, 1 where none is given. */
export interface LinkComparison {
  left: string
  right: string
  compare: CompareKind
  atLeast?: number | undefined
  tolerance?: number | undefined
}

/** Right date − left date in whole calendar days must lie in `days`, both ends included. */
export interface LinkWindow {
  left: string
  right: string
  days: readonly [number, number]
}

/** A link step (interfaces.md, model file). `isSelf`: both sides are the same table, each pair is given once. */
export interface LinkRule {
  on: readonly LinkComparison[]
  any?: boolean | undefined
  keep: 'matched' | 'unmatched' | 'all'
  window?: LinkWindow | undefined
  oneToOne?: boolean | undefined
  isSelf?: boolean | undefined
  maxPairs?: number | undefined
}

/**
 * Pairs in the order of left row, then right row. `rightRows` is `NO_ROW` for a left row without a partner;
 * `rules` has bit n set where `on[n]` holds for the pair, 0 for an unmatched row.
 */
export interface LinkResult {
  leftRows: Uint32Array
  rightRows: Uint32Array
  rules: Uint32Array
}
