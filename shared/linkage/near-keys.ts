import { hashed, hashInto } from './key-hash.ts'
import { NumberList } from './number-list.ts'

/** Rows that are looked at one by one; what commoner keys say of them is looked up. */
const MOST_TOUCHED = 512
/** Of the rarest key so many, whatever it is. */
const MOST_OF_RAREST = 2048
const DIGITS = 16
const BUCKETS = 1 << DIGITS
const ENTRIES_A_PAUSE = 1 << 20

type Numbers = Uint32Array<ArrayBuffer>

/**
 * Rows under the hashes of their keys (32 bits: a wrong candidate now and then, never a missing one), without a string once they are in; 8 bytes an entry. Rows are
 * told apart by what they say, then by where they stand, so that an answer does not depend on the order of rows that say different things.
 */
export class NearKeys {
  private entries = {
    hashes: new NumberList<Numbers>(new Uint32Array(1024)),
    rows: new NumberList<Numbers>(new Uint32Array(1024)),
  }
  /** Hashes ascending, the rows of each by content and row. */
  private hashes: Numbers = new Uint32Array(0)
  private rows: Numbers = new Uint32Array(0)
  private readonly contents: Numbers
  private readonly shared: Uint16Array

  constructor(rowCount: number) {
    this.contents = new Uint32Array(rowCount)
    this.shared = new Uint16Array(rowCount)
  }

  /** Takes in one more value of a row, in the order of the comparisons. */
  describe(row: number, text: string): void {
    this.contents[row] = Math.imul(this.contents[row]!, 31) + hashOf(text)
  }

  /** Takes in keys of a row; rows come in ascending order. */
  add(row: number, keys: readonly string[]): void {
    for (const key of keys) {
      this.entries.hashes.add(hashOf(key))
      this.entries.rows.add(row)
    }
  }

  /** Ends the taking in; before it no row shares anything. `pause` is called every million entries. */
  async settle(pause: () => Promise<void>): Promise<void> {
    let [hashes, rows] = [this.entries.hashes.result(), this.entries.rows.result()]
    this.entries = { hashes: new NumberList(new Uint32Array(0)), rows: new NumberList(new Uint32Array(0)) }
    const content = (_: Numbers, row: number) => this.contents[row]!
    const hash = (all: Numbers, _: number, at: number) => all[at]!
    for (const by of [content, hash]) {
      for (const shift of [0, DIGITS]) [hashes, rows] = await stablyByDigit(hashes, rows, by, shift, pause)
    }
    this.hashes = hashes
    this.rows = rows
  }

  /** The rows that share most of these keys, at most `most`: most keys first, then by content, then by row. */
  sharing(keys: readonly string[], most: number, isMeant: (row: number) => boolean): number[] {
    const { hashes, rows, shared } = this
    const ranges = [...new Set(keys.map(hashOf))]
      .map((hash) => ({ from: firstOf(hash, hashes), to: firstOf(hash + 1, hashes) }))
      .filter(({ from, to }) => to > from)
      .sort((a, b) => a.to - a.from - (b.to - b.from) || a.from - b.from)
    const touched: number[] = []
    for (const [nth, { from, to }] of ranges.entries()) {
      const end = nth === 0 ? Math.min(to, from + MOST_OF_RAREST) : to
      if (nth === 0 || touched.length + end - from <= MOST_TOUCHED) {
        for (let at = from; at < end; at++) if (shared[rows[at]!]!++ === 0) touched.push(rows[at]!)
      } else {
        for (const row of touched) if (this.has(row, from, to)) shared[row]!++
      }
    }
    const found = this.ranked(touched.filter(isMeant), most)
    for (const row of touched) shared[row] = 0
    return found
  }

  /** Whether a row stands among the entries of one hash. */
  private has(row: number, from: number, to: number): boolean {
    const { rows, contents } = this
    const content = contents[row]!
    let [low, high] = [from, to]
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = rows[middle]!
      if (contents[other]! < content || (contents[other] === content && other < row)) low = middle + 1
      else high = middle
    }
    return low < to && rows[low] === row
  }

  private ranked(touched: number[], most: number): number[] {
    const rank = (row: number) => (0xffff - this.shared[row]!) * 2 ** 32 + this.contents[row]!
    const ranks = Float64Array.from(touched, rank).sort()
    const last = ranks[Math.min(most, ranks.length) - 1] ?? 0
    return touched
      .filter((row) => rank(row) <= last)
      .sort((a, b) => rank(a) - rank(b) || a - b)
      .slice(0, most)
  }
}

function hashOf(text: string): number {
  hashInto(text)
  return hashed[0]! >>> 0
}

/** Radix sort: one pass by sixteen bits from `shift` on. */
async function stablyByDigit(
  hashes: Numbers,
  rows: Numbers,
  by: (hashes: Numbers, row: number, at: number) => number,
  shift: number,
  pause: () => Promise<void>,
): Promise<[Numbers, Numbers]> {
  const next = new Uint32Array(BUCKETS + 1)
  const [sortedHashes, sortedRows] = [new Uint32Array(hashes.length), new Uint32Array(rows.length)]
  const bucketAt = (at: number) => (by(hashes, rows[at]!, at) >>> shift) & (BUCKETS - 1)
  for (let at = 0; at < hashes.length; at++) next[bucketAt(at) + 1]!++
  for (let bucket = 0; bucket < BUCKETS; bucket++) next[bucket + 1]! += next[bucket]!
  for (let at = 0; at < hashes.length; at++) {
    if (at % ENTRIES_A_PAUSE === ENTRIES_A_PAUSE - 1) await pause()
    const to = next[bucketAt(at)]!++
    sortedHashes[to] = hashes[at]!
    sortedRows[to] = rows[at]!
  }
  return [sortedHashes, sortedRows]
}

/** The first place whose number is not below `wanted`. */
function firstOf(wanted: number, numbers: Numbers): number {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (numbers[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
