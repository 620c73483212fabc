import type { BatchSummary, DatasetSummary, RowSource } from '../../../shared/contract/engine.ts'
import type { ColumnSchema } from '../../../shared/table/schema.ts'
import type { Flagged } from './data-selection.ts'

/** The date by which a dataset is counted: when a ticket was received, else its first date. */
export function monthColumn({ columns }: DatasetSummary): ColumnSchema | undefined {
  return columns.find(({ field }) => field === 'receivedAt') ?? columns.find(({ type }) => type === 'date')
}

/** A name that the screen language takes without quotes. */
export function canFilterByMonth({ name }: ColumnSchema): boolean {
  return /^[\p{L}\p{N}_]+$/u.test(name)
}

/** Rows of a dataset, of one of its batches, or those whose value in a column fails its type. */
export function rowsOf(dataset: string, batch: string | null, flagged: Flagged | null = null): RowSource {
  return { dataset, ...(batch !== null && { batch }), ...(flagged && { flagged }) }
}

/** The rows of one month as a screen of one layer. */
export function rowsOfMonth(dataset: DatasetSummary, column: ColumnSchema, month: string): RowSource {
  const where = `${column.name}>=${month}-01 AND ${column.name}<${firstOfNextMonth(month)}`
  return {
    model: {
      format: 'guoshai.model/1',
      id: 'month',
      sources: { rows: { kind: dataset.kind } },
      steps: [{ id: 'month', op: 'screen', from: 'rows', layers: [{ name: month, where }] }],
    },
    bindings: { rows: dataset.id },
    step: 'month',
  }
}

/** Where the rows of a batch lie in its dataset: batches follow each other as they were imported. */
export function rowsOfBatch({ batches }: DatasetSummary, batch: BatchSummary): { first: number; count: number } {
  const before = batches.slice(0, batches.indexOf(batch))
  return { first: before.reduce((sum, { account }) => sum + account.accepted, 0), count: batch.account.accepted }
}

/** The batch that the row at this place of the whole dataset came with. */
export function batchOfRow({ batches }: DatasetSummary, index: number): BatchSummary | null {
  let end = 0
  for (const batch of batches) {
    end += batch.account.accepted
    if (index < end) return batch
  }
  return null
}

/** `2024-12` gives `2025-01-01`. */
export function firstOfNextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`
}
