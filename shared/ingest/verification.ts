import type { ColumnType, TicketField } from '../table/schema.ts'
import type { ComparisonCounts } from './comparison.ts'
import type { BatchAccount, RejectCode, SourceFormat } from './import.ts'

/**
 * What is known of one column of one batch, reckoned while it was imported; counts are of accepted rows.
 * `flags` counts values that fail their type, by the reason of `shared/values/check.ts`; masked values and placeholders are among them by their own
 * reason but are no faults. `least` and `greatest` are ISO dates or plain numbers, '' for types without an order.
 */
export interface ColumnSummary {
  name: string
  type: ColumnType
  field?: TicketField | undefined
  filled: number
  flags: Record<string, number>
  /** Values that a spreadsheet damaged: digits after the 15th zeroed, `5.1E+17`. */
  damaged: number
  least: string
  greatest: string
  /** Different values; stops counting at `distinctLimit`. */
  distinct: number
  /** Most frequent values with their counts, most frequent first; only of columns of few values. */
  top: [value: string, count: number][]
}

/** Different values are counted up to here. */
export const distinctLimit = 10_000

/** The verification of one batch, as it is shown, printed and written as a workbook. */
export interface VerificationReport {
  dataset: string
  kind: 'ticket' | 'table'
  fileName: string
  size: number
  sha256: string
  importedAt: string
  format: SourceFormat
  account: BatchAccount
  comparison: ComparisonCounts
  /** File name of the batch that vanished tickets were counted against, '' without one. */
  against: string
  rejects: { code: RejectCode; count: number }[]
  /** Rejects that were mended and re-admitted since. */
  readmitted: number
  /** Earliest and latest `receivedAt`, ISO; '' without such a column. */
  period: { from: string; to: string }
  columns: ColumnSummary[]
}
