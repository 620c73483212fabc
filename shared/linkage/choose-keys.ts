import { KeyList } from './key-list.ts'
import { entryStarts, type NumericKeys, rowOf } from './numeric-keys.ts'

/** Keys of all parts of a column, one after the other; there may be none. */
export function joinedKeys(parts: readonly NumericKeys[]): NumericKeys {
  if (parts.length === 1) return parts[0]!
  const entries = parts.reduce((sum, part) => sum + part.keys.length, 0)
  const keys = new Float64Array(entries)
  const checks = parts.some((part) => part.checks) ? new Float64Array(entries) : null
  const rows = parts.some((part) => part.rows) ? new Uint32Array(entries) : null
  let at = 0
  let rowCount = 0
  for (const part of parts) {
    keys.set(part.keys, at)
    if (part.checks) checks!.set(part.checks, at)
    if (rows) for (let entry = 0; entry < part.keys.length; entry++) rows[at + entry] = rowCount + rowOf(part, entry)
    at += part.keys.length
    rowCount += part.rowCount
  }
  return { keys, checks, rows, rowCount }
}

/** The keys of chosen rows, in their order; a row that is `NO_ROW` has none. */
export function keysOfRows(of: NumericKeys, rows: Uint32Array): NumericKeys {
  if (of.rows) return repeated(of, rows)
  const keys = new Float64Array(rows.length)
  const checks = of.checks && new Float64Array(rows.length)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    keys[index] = row < of.rowCount ? of.keys[row]! : Number.NaN
    if (checks && row < of.rowCount) checks[index] = of.checks![row]!
  }
  return { keys, checks, rows: null, rowCount: rows.length }
}

/** As {@link keysOfRows} where a row may have several keys. */
function repeated(of: NumericKeys, rows: Uint32Array): NumericKeys {
  const starts = entryStarts(of)
  const list = new KeyList(rows.length, of.checks !== null)
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index]!
    if (row >= of.rowCount) list.add(index, Number.NaN)
    else for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) list.add(index, of.keys[entry]!, of.checks?.[entry])
  }
  return list.result(rows.length)
}
