import { Bitset } from './bitset.ts'
import type { PostingEntry, PostingKeys } from './posting-keys.ts'
import { addPosting, readPosting } from './posting-rows.ts'

/**
 * What a term needs of a segment's index: a row holds the term only where it is in every one of `unions`, each a union of postings.
 * For terms of one and two units that is exact; longer ones must be verified in the text.
 */
export interface Candidates {
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

/** The rows that may hold the term, from the chunks its entries name. */
export function candidateRows(keys: PostingKeys, candidates: Candidates, chunkOf: (chunk: number) => Uint8Array): Bitset {
  let all: Bitset | undefined
  for (const union of candidates.unions) {
    const rows = new Bitset(keys.rows)
    for (const entry of union) addPosting(rows, readPosting(chunkOf(entry.chunk), entry))
    all = all ? all.keepAll(rows) : rows
  }
  return all ?? Bitset.full(keys.rows)
}
