import { Bitset } from '../../shared/screening/bitset.ts'
import { gramsOf } from '../../shared/screening/similar.ts'
import { breathe } from './investigation.ts'
import type { StoredTable } from './store/segments.ts'

/** Rows that are read where there is no index. */
export const MOST_SCANNED = 10_000
const STRIDE = 500

/** Rows read one by one, newest segment first: which pairs of a text each holds. */
export interface ScannedRows {
  rows: { row: number; grams: string[] }[]
  /** Rows read that hold each pair. */
  counts: Map<string, number>
  scanned: number
}

export async function scanNewest(
  table: StoredTable,
  segments: readonly number[],
  columns: readonly number[],
  grams: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ScannedRows> {
  const found: ScannedRows = { rows: [], counts: new Map(), scanned: 0 }
  for (const segment of segments.toReversed()) {
    const { start, rows } = table.segments[segment]!
    const first = Math.max(0, rows - (MOST_SCANNED - found.scanned))
    const wanted = new Bitset(rows)
    for (let row = first; row < rows; row++) wanted.add(row)
    const source = table.segmentSource(segment)
    const values = await Promise.all(columns.map((column) => source.values(column, wanted)))
    for (let row = first; row < rows; row++) {
      const held = new Set(values.flatMap((column) => [...gramsOf(column.get(row))].filter((gram) => grams.has(gram))))
      for (const gram of held) found.counts.set(gram, (found.counts.get(gram) ?? 0) + 1)
      if (held.size > 0) found.rows.push({ row: start + row, grams: [...held] })
      if (row % STRIDE === 0) {
        await breathe()
        signal.throwIfAborted()
      }
    }
    found.scanned += rows - first
    if (found.scanned >= MOST_SCANNED) break
  }
  return found
}
