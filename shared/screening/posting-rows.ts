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
  if (count < GAPS_FROM) {
    for (let index = 0, at = offset; index < count; index++, at += 2) rows[index] = chunk[at]! | (chunk[at + 1]! << 8)
    return { rows }
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
  return { rows }
}

/** Adds the rows of a posting to a set of the segment's rows. */
export function addPosting(rows: Bitset, posting: Posting): void {
  const { words } = rows
  if (posting.rows) {
    for (const row of posting.rows) words[row >>> 5]! |= 1 << (row & 31)
    return
  }
  const { bits } = posting
  for (let index = 0; index < bits.length; index++) words[index >> 2]! |= bits[index]! << ((index & 3) << 3)
}
