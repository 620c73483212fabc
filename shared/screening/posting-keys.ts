import { BITS_FROM, ByteReader, GAPS_FROM, NIBBLE_ESCAPE, POSTING_VERSION } from './posting-format.ts'

/** Where the posting of one pair lies: `length` bytes from `offset` of a chunk, holding `count` rows. */
export interface PostingEntry {
  readonly chunk: number
  readonly offset: number
  readonly length: number
  readonly count: number
}

/** The keys of a segment's index: which pairs there are and where their postings lie. Holds the packed bytes; a look-up reads one first unit's pairs. */
export class PostingKeys {
  /** Rows of the segment. */
  readonly rows: number
  readonly chunkCount: number
  /** Distinct folded units, ascending; a unit's index is its rank. */
  private readonly units: Uint16Array
  /** By rank, and one more: where the pairs lie in `bytes`, and their postings in all chunks put together. */
  private readonly pairsAt: Uint32Array
  private readonly postingsAt: Uint32Array
  /** Where each chunk starts in all of them put together, and the end of the last. */
  private readonly chunkStarts: Uint32Array

  constructor(private readonly bytes: Uint8Array) {
    const reader = new ByteReader(bytes)
    const version = reader.readByte()
    if (version !== POSTING_VERSION) throw new Error(`unknown index version ${version}`)
    this.rows = reader.readNumber()
    const distinct = reader.readNumber()
    this.chunkCount = reader.readNumber()
    this.chunkStarts = new Uint32Array(this.chunkCount + 1)
    for (let chunk = 0; chunk < this.chunkCount; chunk++)
      this.chunkStarts[chunk + 1] = this.chunkStarts[chunk]! + reader.readNumber()
    this.units = new Uint16Array(distinct)
    this.pairsAt = new Uint32Array(distinct + 1)
    this.postingsAt = new Uint32Array(distinct + 1)
    let unit = -1
    for (let rank = 0; rank < distinct; rank++) {
      unit += reader.readNumber() + 1
      this.units[rank] = unit
      this.pairsAt[rank + 1] = this.pairsAt[rank]! + reader.readNumber()
      this.postingsAt[rank + 1] = this.postingsAt[rank]! + reader.readNumber()
    }
    for (let rank = 0; rank <= distinct; rank++) this.pairsAt[rank]! += reader.at
  }

  /** The posting of two adjacent folded units; undefined where no row of the segment has them. Some microseconds. */
  find(first: number, second: number): PostingEntry | undefined {
    const firstRank = this.rankOf(first)
    const secondRank = this.rankOf(second)
    if (firstRank < 0 || secondRank < 0) return undefined
    const pairs = this.pairsOf(firstRank)
    while (pairs.next()) {
      if (pairs.second > secondRank) return pairs.second === secondRank + 1 ? this.entryAt(pairs) : undefined
    }
    return undefined
  }

  /** The postings of all pairs that begin with a folded unit, the end of the cell among them: their union holds every row with the unit. */
  startingWith(first: number): PostingEntry[] {
    const entries: PostingEntry[] = []
    const rank = this.rankOf(first)
    if (rank < 0) return entries
    const pairs = this.pairsOf(rank)
    while (pairs.next()) entries.push(this.entryAt(pairs))
    return entries
  }

  private pairsOf(rank: number): PairCursor {
    const reader = new ByteReader(this.bytes, this.pairsAt[rank])
    return new PairCursor(reader, this.pairsAt[rank + 1]!, this.postingsAt[rank]!, this.rows)
  }

  private entryAt({ position, length, count }: PairCursor): PostingEntry {
    let chunk = 0
    while (this.chunkStarts[chunk + 1]! <= position) chunk++
    return { chunk, offset: position - this.chunkStarts[chunk]!, length, count }
  }

  private rankOf(unit: number): number {
    let from = 0
    let to = this.units.length - 1
    while (from <= to) {
      const middle = (from + to) >> 1
      const found = this.units[middle]!
      if (found === unit) return middle
      if (found < unit) from = middle + 1
      else to = middle - 1
    }
    return -1
  }
}

/** Walks the pairs of one first unit in order of their second place. */
class PairCursor {
  second = -1
  count = 0
  length = 0
  private readonly bitsLength: number

  constructor(
    private readonly reader: ByteReader,
    private readonly end: number,
    /** Where the posting lies in all chunks put together. */
    public position: number,
    rows: number,
  ) {
    this.bitsLength = (rows + 7) >> 3
  }

  next(): boolean {
    const { reader } = this
    if (reader.at >= this.end) return false
    this.position += this.length
    const both = reader.readByte()
    const step = both >> 4
    const more = both & 15
    this.second += 1 + step + (step === NIBBLE_ESCAPE ? reader.readNumber() : 0)
    this.count = 1 + more + (more === NIBBLE_ESCAPE ? reader.readNumber() : 0)
    if (this.count < GAPS_FROM) this.length = 2 * this.count
    else this.length = this.count < BITS_FROM ? this.count + reader.readNumber() : this.bitsLength
    return true
  }
}

/** The keys that `buildPostings` wrote; keeps `bytes`. Throws an Error where they are of another version. Under 0.1 ms. */
export function readPostingKeys(bytes: Uint8Array): PostingKeys {
  return new PostingKeys(bytes)
}
