import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { StoredTable } from './store/segments.ts'

const LINES_AT_ONCE = 1000

/**
 * SHA-256 (hex) over a dataset's names of columns and its accepted rows in order, each as a line of JSON. Two datasets have the same one exactly
 * when they hold the same values in the same places, however their batches and segments are cut. Reads every column once, a segment at a time.
 */
export async function digestOf(table: StoredTable, signal: AbortSignal, progress: (share: number) => void): Promise<string> {
  const hash = sha256.create()
  const encoder = new TextEncoder()
  hash.update(encoder.encode(`${JSON.stringify(table.columns.map(({ name }) => name))}\n`))
  for (const [index, { start, rows }] of table.segments.entries()) {
    const columns = await Promise.all(table.columns.map(({ name }) => table.segmentColumn(index, name)))
    for (let from = 0; from < rows; from += LINES_AT_ONCE) {
      let lines = ''
      for (let row = from; row < Math.min(rows, from + LINES_AT_ONCE); row++) {
        lines += `${JSON.stringify(columns.map((column) => column.get(row)))}\n`
      }
      hash.update(encoder.encode(lines))
    }
    signal.throwIfAborted()
    progress((start + rows) / table.rowCount)
  }
  return bytesToHex(hash.digest())
}
