import { Bitset } from './bitset.ts'
import { BITS_FROM } from './posting-format.ts'
import type { PostingEntry, PostingKeys } from './posting-keys.ts'
import { addPosting, keepPosting, readPosting } from './posting-rows.ts'
import { compacted, type RowSet, rowSetOf } from './row-set.ts'

/**
 * What a term needs of a segment's index: a row holds the term only where it is in every one of `unions`, each a union of postings.
 * For terms of one and two units that is exact; longer ones must be verified in the text.
 */
export interface Candidates {
  /** Several, or the first of several entries, only for a single unit. */
  readonly unions: readonly (readonly PostingEntry[])[]
  readonly isExact: boolean
}

/** The look-ups of a folded term, the rarest first; undefined where no row of the segment can hold it. Throws a RangeError for an empty term. */
export function candidatesOf(keys: PostingKeys, term: string): Candidates | undefined {
  if (term === '') throw new RangeError('an empty term has no postings')
  if (term.length === 1) {
    const entries = keys.startingWith(term.charCodeAt(0))
    return entries.length > 0 ? { unions: [entries], isExact: true } : undefined
  }
  const found = new Map<string, PostingEntry>()
  for (let index = 0; index + 1 < term.length; index++) {
    const pair = term.slice(index, index + 2)
    if (found.has(pair)) continue
    const entry = keys.find(pair.charCodeAt(0), pair.charCodeAt(1))
    if (!entry) return undefined
    found.set(pair, entry)
  }
  const entries = [...found.values()].sort((left, right) => left.count - right.count)
  return { unions: entries.map((entry) => [entry]), isExact: term.length === 2 }
}

/** The rows that may hold the term, from the chunks its entries name; null for none. */
export function candidateRows(keys: PostingKeys, candidates: Candidates, chunkOf: (chunk: number) => Uint8Array): RowSet | null {
  const [first, ...others] = candidates.unions
  if (!first) return Bitset.full(keys.rows)
  if (first.length === 1 && first[0]!.count < BITS_FROM) {
    const rows = readPosting(chunkOf(first[0]!.chunk), first[0]!).rows!
    let length = rows.length
    for (const [entry] of others) length = keepPosting(rows, length, chunkOf(entry!.chunk), entry!)
    return rowSetOf(rows.subarray(0, length), keys.rows)
  }
  const all = unionOf(first)
  for (const union of others) all.keepAll(unionOf(union))
  return compacted(all)

  function unionOf(entries: readonly PostingEntry[]): Bitset {
    const rows = new Bitset(keys.rows)
    for (const entry of entries) addPosting(rows, chunkOf(entry.chunk), entry)
    return rows
  }
}
