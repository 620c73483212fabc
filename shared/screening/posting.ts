import { SEGMENT_ROWS } from '../table/segment.ts'
import type { EncodedPostings } from './posting-format.ts'
import { PostingOutput } from './posting-output.ts'
import { PostingText } from './posting-text.ts'

/** Pairs dealt at a time, 4 bytes each; a longer text is walked several times. */
const SWEEP_PAIRS = 16 * 1024 * 1024

/**
 * Builds the index of text columns, one segment after the other; the scratch buffers (12 bytes a unit of the longest text so far, not more
 * than about 100 MB for texts of usual length) serve the next segment.
 *
 * Radix sort of (first, second, row): pairs are dealt to their first unit in row order, then, first unit by first unit, to the second.
 * About 12 ns a unit.
 */
export class PostingBuilder {
  private readonly text = new PostingText()
  /** Second place << 16 | row, grouped by first unit. */
  private dealt = new Uint32Array(0)
  /** Rows of one first unit, grouped by second place. */
  private rows = new Uint16Array(0)
  private readonly rankOf = new Uint16Array(0x10000)
  /** Distinct units of the segment by rank. */
  private readonly distinct = new Uint16Array(0x10000)
  /** Where the next pair of a first unit (by rank) goes. */
  private readonly cursor = new Uint32Array(0x10000)
  /** Of the first unit at hand, by second place: its pairs, where its rows start and end. */
  private readonly counts = new Uint32Array(0x10000)
  private readonly starts = new Uint32Array(0x10000)
  private readonly ends = new Uint32Array(0x10000)
  /** Second places of the first unit at hand. */
  private readonly seconds = new Uint16Array(0x10000)

  /** `sweepPairs`: pairs dealt at a time, the pairs of one first unit at least. */
  constructor(private readonly sweepPairs = SWEEP_PAIRS) {}

  /**
   * The index of one text column of at most 65,536 rows. `text` holds the UTF-16 units of the original, `offsets` (rows + 1) cuts it into cells.
   * Throws a RangeError for more rows.
   */
  build(text: Uint16Array, offsets: Uint32Array): EncodedPostings {
    if (offsets.length - 1 > SEGMENT_ROWS) throw new RangeError(`${offsets.length - 1} rows are more than a segment's`)
    this.text.fold(text, offsets)
    const distinct = this.rankUnits()
    const output = new PostingOutput(this.text.rows)
    for (let from = 0; from < distinct; ) from = this.sweep(from, distinct, output)
    return output.finish()
  }

  /** Replaces every folded unit by its rank; gives the number of distinct ones. */
  private rankUnits(): number {
    const { occurrences, units, offsets, rows } = this.text
    let distinct = 0
    for (let unit = 0; unit < 0x10000; unit++) {
      if (occurrences[unit] === 0) continue
      this.rankOf[unit] = distinct
      this.distinct[distinct++] = unit
    }
    const length = offsets[rows]!
    for (let index = 0; index < length; index++) units[index] = this.rankOf[units[index]!]!
    return distinct
  }

  /** Sorts and writes the pairs of the first units from `from` on, as many as fit; gives the rank it came to. */
  private sweep(from: number, distinct: number, output: PostingOutput): number {
    const { occurrences } = this.text
    let to = from
    let pairs = 0
    let largest = 0
    while (to < distinct) {
      const count = occurrences[this.distinct[to]!]!
      if (to > from && pairs + count > this.sweepPairs) break
      this.cursor[to++] = pairs
      pairs += count
      largest = Math.max(largest, count)
    }
    if (this.dealt.length < pairs) this.dealt = new Uint32Array(pairs)
    if (this.rows.length < largest) this.rows = new Uint16Array(largest)
    if (from === 0 && to === distinct) this.deal()
    else this.dealRange(from, to)
    let start = 0
    for (let rank = from; rank < to; rank++) {
      const end = this.cursor[rank]!
      this.writeFirst(this.distinct[rank]!, start, end, output)
      start = end
    }
    return to
  }

  private deal(): void {
    const { units, offsets, rows } = this.text
    const { dealt, cursor } = this
    for (let row = 0; row < rows; row++) {
      const last = offsets[row + 1]! - 1
      let index = offsets[row]!
      if (index > last) continue
      let first = units[index]!
      while (index < last) {
        const second = units[++index]!
        dealt[cursor[first]!++] = ((second + 1) << 16) | row
        first = second
      }
      dealt[cursor[first]!++] = row
    }
  }

  private dealRange(from: number, to: number): void {
    const { units, offsets, rows } = this.text
    const { dealt, cursor } = this
    for (let row = 0; row < rows; row++) {
      const last = offsets[row + 1]! - 1
      for (let index = offsets[row]!; index <= last; index++) {
        const first = units[index]!
        if (first < from || first >= to) continue
        dealt[cursor[first]!++] = index === last ? row : ((units[index + 1]! + 1) << 16) | row
      }
    }
  }

  /** Deals the pairs of one first unit to their second places, each row once, and writes them. */
  private writeFirst(unit: number, from: number, to: number, output: PostingOutput): void {
    const { dealt, counts, starts, ends, seconds, rows } = this
    let different = 0
    for (let index = from; index < to; index++) {
      const second = dealt[index]! >>> 16
      if (counts[second]!++ === 0) seconds[different++] = second
    }
    seconds.subarray(0, different).sort()
    let at = 0
    for (let index = 0; index < different; index++) {
      const second = seconds[index]!
      starts[second] = at
      ends[second] = at
      at += counts[second]!
      counts[second] = 0
    }
    for (let index = from; index < to; index++) {
      const pair = dealt[index]!
      const second = pair >>> 16
      const row = pair & 0xffff
      const end = ends[second]!
      if (end > starts[second]! && rows[end - 1] === row) continue
      rows[end] = row
      ends[second] = end + 1
    }
    output.openFirst(unit)
    for (let index = 0; index < different; index++) {
      const second = seconds[index]!
      output.writePair(second, rows, starts[second]!, ends[second]!)
    }
    output.closeFirst()
  }
}

const builder = new PostingBuilder()

/** {@link PostingBuilder.build} with scratch buffers that all callers of this thread share. */
export function buildPostings(text: Uint16Array, offsets: Uint32Array): EncodedPostings {
  return builder.build(text, offsets)
}
