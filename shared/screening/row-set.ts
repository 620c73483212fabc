import { Bitset } from './bitset.ts'

/** Rows of a segment: few of them as ascending numbers, many as bits. Never empty. */
export type RowSet = Uint16Array | Bitset

/** Up to so many rows are kept as numbers: a quarter of the memory of a segment's bits, and quicker to add. */
export const FEW_ROWS = 1024

/** The rows as a set; null for none. `rows` ascend. `size` is that of the segment. */
export function rowSetOf(rows: ArrayLike<number>, size: number): RowSet | null {
  if (rows.length === 0) return null
  if (rows.length <= FEW_ROWS && size <= 0x10000) return Uint16Array.from(rows)
  const set = new Bitset(size)
  for (let index = 0; index < rows.length; index++) set.add(rows[index]!)
  return set
}

/** The same rows in the smaller form; null for none. Keeps `bits` where they are many. */
export function compacted(bits: Bitset): RowSet | null {
  const { count } = bits
  if (count === 0) return null
  return count <= FEW_ROWS && bits.size <= 0x10000 ? Uint16Array.from(bits.toArray()) : bits
}

/** Rows of both; null for none. May change and give back either. */
export function rowsInBoth(one: RowSet, other: RowSet): RowSet | null {
  if (one instanceof Bitset && other instanceof Bitset) return compacted(one.keepAll(other))
  const [few, all] = one instanceof Bitset ? [other as Uint16Array, one] : [one, other]
  const left = few.filter((row) => hasRow(all, row))
  return left.length > 0 ? left : null
}

export function countOf(set: RowSet): number {
  return set instanceof Bitset ? set.count : set.length
}

/** All members in ascending order. */
export function rowsOf(set: RowSet | null): Uint32Array {
  return set instanceof Bitset ? set.toArray() : Uint32Array.from(set ?? [])
}

/** Adds the rows to `bits`. */
export function addRows(bits: Bitset, set: RowSet): void {
  if (set instanceof Bitset) {
    bits.addAll(set)
    return
  }
  const { words } = bits
  for (let index = 0; index < set.length; index++) words[set[index]! >>> 5]! |= 1 << (set[index]! & 31)
}

export function hasRow(set: RowSet, row: number): boolean {
  if (set instanceof Bitset) return set.has(row)
  let low = 0
  let high = set.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = set[middle]!
    if (found === row) return true
    if (found < row) low = middle + 1
    else high = middle - 1
  }
  return false
}

/** The rows that are not in `bits`; null for none. Changes the set and gives it back. */
export function rowsOutside(set: RowSet, bits: Bitset): RowSet | null {
  if (set instanceof Bitset) return set.removeAll(bits).isEmpty ? null : set
  const { words } = bits
  let kept = 0
  for (let index = 0; index < set.length; index++) {
    const row = set[index]!
    if ((words[row >>> 5]! & (1 << (row & 31))) === 0) set[kept++] = row
  }
  if (kept === set.length) return set
  return kept > 0 ? set.subarray(0, kept) : null
}

/** Both together. `rows` are ascending and not in the set. */
export function withRows(set: Uint16Array | null, rows: readonly number[], size: number): RowSet | null {
  if (!set) return rowSetOf(rows, size)
  if (set.length + rows.length <= FEW_ROWS) return Uint16Array.from([...set, ...rows]).sort()
  const all = new Bitset(size)
  addRows(all, set)
  for (const row of rows) all.add(row)
  return all
}

/** Bytes in memory. */
export function bytesOfRows(set: RowSet | null): number {
  if (!set) return 0
  return set instanceof Bitset ? 4 * set.words.length : 2 * set.length
}
