import { AppError } from '../../shared/errors.ts'
import type { RowRef } from '../../shared/ledger/clue.ts'
import type { ColumnSchema, TicketField } from '../../shared/table/schema.ts'
import type { BatchRecord } from './store/records.ts'
import type { StoredTable } from './store/segments.ts'

/** A row read by its reference: its cells by the table's columns, and the batch it came with. */
export interface ReferredRow {
  cells: string[]
  batch: BatchRecord
  row: number
}

/** Stable reference of a row ordinal. */
export async function refOf(table: StoredTable, ordinal: number): Promise<RowRef> {
  const { batch, row } = await table.origin(ordinal)
  return { dataset: table.dataset.id, batch: batch.id, row }
}

/** The ordinal of the row that a reference names; undefined when the table is another one or no longer has it. */
export async function ordinalOf(table: StoredTable, ref: RowRef): Promise<number | undefined> {
  if (ref.dataset !== table.dataset.id) return undefined
  for (const [index, { batch, start }] of table.segments.entries()) {
    if (batch.id !== ref.batch) continue
    const at = binarySearch(await table.segmentRowNumbers(index), ref.row)
    if (at >= 0) return start + at
  }
  return undefined
}

/** Reads the row that a reference names; `batch.missing` when the batch was removed since. */
export async function readRef(table: StoredTable, ref: RowRef): Promise<ReferredRow> {
  for (const [index, { batch }] of table.segments.entries()) {
    if (batch.id !== ref.batch) continue
    const at = binarySearch(await table.segmentRowNumbers(index), ref.row)
    if (at >= 0) return { cells: await readCells(table, index, at), batch, row: ref.row }
  }
  throw new AppError('batch.missing', { batch: ref.batch, dataset: table.dataset.name })
}

async function readCells(table: StoredTable, segment: number, at: number): Promise<string[]> {
  const cells: string[] = []
  for (const { name } of table.columns) cells.push(await table.cell(segment, name, at))
  return cells
}

/** Index of a value in an ascending array; −1 when it is not there. */
function binarySearch(values: Uint32Array, wanted: number): number {
  let low = 0
  let high = values.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const value = values[middle]!
    if (value === wanted) return middle
    if (value < wanted) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/** The cell of a canonical field; '' when the dataset has no such column. */
export function fieldOf(columns: readonly ColumnSchema[], cells: readonly string[], ...fields: TicketField[]): string {
  for (const field of fields) {
    const value = cells[columns.findIndex((column) => column.field === field)]?.trim()
    if (value) return value
  }
  return ''
}
