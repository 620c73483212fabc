/**
 * The keys of one column as numbers, so that two columns meet without a string: entry i is a key of row `rows[i]` (of row i where `rows` is null), rows ascending.
 * NaN is no key. `keys` alone decides for identifiers that fit a double exactly (telephones, identity numbers); where values were hashed, `checks` holds a second,
 * independent hash, and two entries are equal when both are (2⁻¹⁰⁶ that two values are taken for one).
 *
 * ```
 * 联系电话  13800138000 · 无 · 13900139000、13800138000      keys 13800138000 NaN 13900139000 13800138000   rows 0 1 2 2
 * ```
 */
export interface NumericKeys {
  keys: Float64Array<ArrayBuffer>
  checks: Float64Array<ArrayBuffer> | null
  /** Null: one entry for each row, in order. */
  rows: Uint32Array<ArrayBuffer> | null
  rowCount: number
}

/** A value that many rows of a column have and that therefore tells nobody apart: learned, listed, never a key. */
export interface LearnedPlaceholder {
  column: string
  side: 'left' | 'right'
  value: string
  rows: number
}

/** Pairs of rows, left row ascending, then right row; each pair once. */
export interface RowPairs {
  leftRows: Uint32Array<ArrayBuffer>
  rightRows: Uint32Array<ArrayBuffer>
}

/** The row of an entry. */
export function rowOf({ rows }: NumericKeys, entry: number): number {
  return rows ? rows[entry]! : entry
}

const keyless = new WeakMap<Float64Array, number>()

/** How many rows have no key at all; counted once. */
export function keylessRows(of: NumericKeys): number {
  const known = keyless.get(of.keys)
  if (known !== undefined) return known
  let filled = 0
  let last = -1
  for (let entry = 0; entry < of.keys.length; entry++) {
    if (Number.isNaN(of.keys[entry]!)) continue
    const row = of.rows ? of.rows[entry]! : entry
    if (row !== last) filled++
    last = row
  }
  keyless.set(of.keys, of.rowCount - filled)
  return of.rowCount - filled
}

/** The entries of row r: `starts[r] … starts[r + 1] − 1`. */
export function entryStarts(of: NumericKeys): Uint32Array {
  const starts = new Uint32Array(of.rowCount + 1)
  for (let entry = 0; entry < of.keys.length; entry++) starts[rowOf(of, entry) + 1]!++
  for (let row = 0; row < of.rowCount; row++) starts[row + 1]! += starts[row]!
  return starts
}
