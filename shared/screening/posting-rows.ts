import type { Bitset } from './bitset.ts'
import { BITS_FROM, GAPS_FROM } from './posting-format.ts'
import type { PostingEntry } from './posting-keys.ts'

/** The rows of a pair: ascending row numbers, or a bit a row (row r is bit r & 7 of byte r >> 3), a view into the chunk. */
export type Posting = { readonly rows: Uint16Array; readonly bits?: never } | { readonly bits: Uint8Array; readonly rows?: never }

/** The rows of an entry from the bytes of its chunk. */
export function readPosting(chunk: Uint8Array, entry: PostingEntry): Posting {
  const { offset, length, count } = entry
  if (count >= BITS_FROM) return { bits: chunk.subarray(offset, offset + length) }
  const rows = new Uint16Array(count)
  decodeRows(chunk, entry, rows)
  return { rows }
}

/** Adds the rows of an entry, whose bytes are in `chunk`, to a set of the segment's rows. */
export function addPosting({ words }: Bitset, chunk: Uint8Array, entry: PostingEntry): void {
  const { offset, length, count } = entry
  if (count >= BITS_FROM) {
    for (let index = 0; index < length; index++) words[index >> 2]! |= chunk[offset + index]! << ((index & 3) << 3)
    return
  }
  decodeRows(chunk, entry, decoded)
  for (let index = 0; index < count; index++) words[decoded[index]! >>> 5]! |= 1 << (decoded[index]! & 31)
}

/** Those of the first `length` ascending rows that an entry holds too, at the beginning of `rows`; gives how many. */
export function keepPosting(rows: Uint16Array, length: number, chunk: Uint8Array, entry: PostingEntry): number {
  const { offset, count } = entry
  let kept = 0
  if (count >= BITS_FROM) {
    for (let index = 0; index < length; index++) {
      const row = rows[index]!
      if ((chunk[offset + (row >> 3)]! >> (row & 7)) & 1) rows[kept++] = row
    }
    return kept
  }
  decodeRows(chunk, entry, decoded)
  for (let other = 0, index = 0; other < count && index < length; other++) {
    const row = decoded[other]!
    while (index < length && rows[index]! < row) index++
    if (index < length && rows[index] === row) rows[kept++] = row
  }
  return kept
}

/** Rows of the entry that is being looked at. */
const decoded = new Uint16Array(BITS_FROM)

/** Writes the rows of a list or gap list (`posting-format.ts`) to the beginning of `rows`. */
function decodeRows(chunk: Uint8Array, { offset, count }: PostingEntry, rows: Uint16Array): void {
  if (count < GAPS_FROM) {
    for (let index = 0, at = offset; index < count; index++, at += 2) rows[index] = chunk[at]! | (chunk[at + 1]! << 8)
    return
  }
  let row = -1
  for (let index = 0, at = offset; index < count; index++) {
    let byte = chunk[at++]!
    let gap = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = chunk[at++]!
      gap |= (byte & 0x7f) << shift
    }
    row += gap + 1
    rows[index] = row
  }
}
