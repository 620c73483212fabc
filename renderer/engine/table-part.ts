import { AppError } from '../../shared/errors.ts'
import type { Check } from '../../shared/values/check.ts'
import { valueTypes } from '../../shared/values/value.ts'
import type { StoredTable } from './store/segments.ts'

/** Which rows of a table: those that came with a batch, those whose value in a column is flagged, or both at once. */
export interface TablePart {
  batch?: string | undefined
  flagged?: { column: string; reason?: string | undefined } | undefined
}

/** Ordinals of those rows of a table that came with `batch` and whose value in a column is flagged, ascending. */
export async function partOfTable(
  table: StoredTable,
  { batch, flagged }: TablePart,
  signal: AbortSignal,
): Promise<Uint32Array<ArrayBuffer>> {
  const rows = new Uint32Array(table.rowCount)
  let count = 0
  const isFlagged = flagged && flagTest(table, flagged)
  for (const [index, segment] of table.segments.entries()) {
    if (batch !== undefined && segment.batch.id !== batch) continue
    const values = flagged && (await table.segmentColumn(index, flagged.column))
    for (let row = 0; row < segment.rows; row++) {
      if (!isFlagged || isFlagged(values!.get(row))) rows[count++] = segment.start + row
    }
    signal.throwIfAborted()
  }
  return rows.slice(0, count)
}

/** A masked value or a placeholder is no fault: the source says that it does not tell. */
export function isFaulty(check: Check): boolean {
  return !check.valid && check.reason !== 'masked' && check.reason !== 'placeholder' && check.reason !== 'empty'
}

/** Whether a value is flagged; remembers what it has judged, because many rows share a value. */
function flagTest(table: StoredTable, { column, reason }: NonNullable<TablePart['flagged']>) {
  const type = table.columns.find(({ name }) => name === column)?.type
  if (!type) throw new AppError('model.columnMissing', { column })
  const { check } = valueTypes[type]
  const known = new Map<string, boolean>()
  return (value: string): boolean => {
    const found = known.get(value)
    if (found !== undefined) return found
    const verdict = check(value)
    const isBlank = value.trim() === ''
    const result = !isBlank && (reason === undefined ? isFaulty(verdict) : !verdict.valid && verdict.reason === reason)
    if (known.size < 100_000) known.set(value, result)
    return result
  }
}
