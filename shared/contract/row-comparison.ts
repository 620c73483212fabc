import { z } from 'zod'
import { method } from './method.ts'
import { comparedRowsSchema } from './row-source.ts'

/** Two results held against each other, in rows: `rows` = `kept` + `gained`, `before` = `kept` + `lost`. */
export interface RowComparison {
  rows: number
  before: number
  kept: number
  /** Rows that only the first has; `rowSourceSchema` `{ rows: first, without: second }` opens them. */
  gained: number
  /** Rows that only the second has. */
  lost: number
}

export const comparisonContract = {
  /**
   * What a result gained and lost against another one. Rows are the same where they are the same row of the same batch, for links on both sides.
   * Fails as reading either of the two does.
   */
  'rows.compare': method<RowComparison>()(z.object({ rows: comparedRowsSchema, before: comparedRowsSchema })),
} as const
