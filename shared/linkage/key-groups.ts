import { entriesAmong, wordsOf } from './key-filter.ts'
import { hashOf } from './key-hash.ts'
import type { NumericKeys } from './numeric-keys.ts'

/**
 * Which right rows have a key of the left: entry `entries[n]` of the left keys meets `sizeOf[n]` rows from `rows[startOf[n]]` on; where `entries` is null, entry n.
 * Entries ascend; those that are not listed have no partner, some that are have none either. `starts`: where the rows of each key begin, and the end of all. Rows
 * ascend within a key.
 */
export interface KeyGroups {
  entries: Uint32Array<ArrayBuffer> | null
  startOf: Uint32Array<ArrayBuffer>
  sizeOf: Uint32Array<ArrayBuffer>
  starts: Uint32Array<ArrayBuffer>
  rows: Uint32Array<ArrayBuffer>
}

/** Entries of a partition at most, on the average: its table stays in the processor's cache. */
const PARTITION_ENTRIES = 4096
/** A shorter side of so many entries needs no partitions at all. */
const ONE_PARTITION_ENTRIES = 131_072
/** A shorter side of fewer entries is not searched for those that may have a partner. */
const LEAST_SEARCHED = 20_000
const MOST_PARTITIONS = 1024

/** Entries with keys, ordered by partition and within one as they were: partition p has `starts[p] … starts[p + 1] − 1`. */
interface Partitions {
  /** The entries that take part; null: all. */
  chosen: Uint32Array<ArrayBuffer> | null
  starts: Uint32Array
  keys: Float64Array
  checks: Float64Array | null
  /** The bits of `keys`, two for each. */
  words: Uint32Array
  /** Places in `chosen`, or entries where that is null. Null: all, in one partition. */
  places: Uint32Array | null
}

/**
 * Groups the right rows by the keys of the left side. Keys are dealt to partitions by their hash, then each partition is joined through an open-addressed table of its
 * shorter side. About 10 ns for an entry without a partner, 40 ns for one that has one; `breathe` is called between partitions.
 */
export async function groupKeys(left: NumericKeys, right: NumericKeys, breathe: () => Promise<void>): Promise<KeyGroups> {
  const shorter = Math.min(left.keys.length, right.keys.length)
  let count = 1
  while (shorter > ONE_PARTITION_ENTRIES && count < MOST_PARTITIONS && count * PARTITION_ENTRIES < shorter) count *= 2
  const chosen = left === right ? { left: null, right: null } : commonEntries(left, right)
  const leftParts = partition(left, chosen.left, count)
  const rightParts = left === right ? leftParts : partition(right, chosen.right, count)
  await breathe()
  const groups: KeyGroups = {
    entries: chosen.left,
    startOf: new Uint32Array((chosen.left ?? left.keys).length),
    sizeOf: new Uint32Array((chosen.left ?? left.keys).length),
    starts: new Uint32Array(shorter + 1),
    rows: new Uint32Array(rightParts.keys.length),
  }
  const table = new PartitionTable()
  let groupCount = 0
  for (let part = 0; part < count; part++) {
    groupCount = table.join(leftParts, rightParts, part, right, groups, groupCount)
    if ((part & 0x7f) === 0x7f) await breathe()
  }
  groups.starts = groups.starts.subarray(0, groupCount + 1)
  return groups
}

/** Entries of either side that may have a partner; null for all. Most lists that are compared have few in common. */
function commonEntries(left: NumericKeys, right: NumericKeys) {
  const isLeftShorter = left.keys.length < right.keys.length
  const [short, long] = isLeftShorter ? [left, right] : [right, left]
  const ofLong = entriesAmong(long, short, null)
  const ofShort = short.keys.length > LEAST_SEARCHED ? entriesAmong(short, long, ofLong) : null
  return isLeftShorter ? { left: ofShort, right: ofLong } : { left: ofLong, right: ofShort }
}

/** Counting sort of the entries by the top bits of their hash; entries without a key are left out. */
function partition({ keys, checks }: NumericKeys, chosen: Uint32Array<ArrayBuffer> | null, count: number): Partitions {
  const words = wordsOf(keys)
  if (count === 1 && chosen === null) return { chosen, starts: Uint32Array.of(0, keys.length), keys, checks, words, places: null }
  const total = chosen ? chosen.length : keys.length
  const shift = 32 - Math.log2(count)
  const starts = new Uint32Array(count + 1)
  for (let from = 0; from < total; from++) {
    const entry = chosen ? chosen[from]! : from
    if (!Number.isNaN(keys[entry]!)) starts[partOf(words, entry, shift) + 1]!++
  }
  for (let part = 0; part < count; part++) starts[part + 1]! += starts[part]!
  const length = starts[count]!
  const next = starts.slice()
  const places = new Uint32Array(length)
  const dealt = new Float64Array(length)
  const dealtChecks = checks && new Float64Array(length)
  for (let from = 0; from < total; from++) {
    const entry = chosen ? chosen[from]! : from
    const key = keys[entry]!
    if (Number.isNaN(key)) continue
    const at = next[partOf(words, entry, shift)]!++
    dealt[at] = key
    places[at] = from
    if (checks) dealtChecks![at] = checks[entry]!
  }
  return { chosen, starts, keys: dealt, checks: dealtChecks, words: wordsOf(dealt), places }
}

/** The top bits of the hash; a shift by 32 would be none. */
function partOf(words: Uint32Array, entry: number, shift: number): number {
  return shift === 32 ? 0 : hashOf(words[2 * entry]!, words[2 * entry + 1]!) >>> shift
}

/** Bits between those that choose the slot and those that choose the partition. */
function tagOf(hash: number): number {
  return (hash << 7) & ~ID_MASK
}

/** A slot holds a key's number and, above it, bits of its hash that tell most other keys apart without a look at them. */
const ID_BITS = 24
const ID_MASK = 2 ** ID_BITS - 1

/** Numbers the keys of one partition after the other; its arrays are used again and again. */
class PartitionTable {
  private slots = new Int32Array(0)
  private firsts = new Uint32Array(0)
  private ids = new Uint32Array(0)
  private counts = new Uint32Array(0)

  /** Joins one partition and gives the number of groups so far. */
  join(left: Partitions, right: Partitions, part: number, { rows }: NumericKeys, groups: KeyGroups, base: number): number {
    const leftFrom = left.starts[part]!
    const leftTo = left.starts[part + 1]!
    const rightFrom = right.starts[part]!
    const rightTo = right.starts[part + 1]!
    const isLeftShorter = leftTo - leftFrom < rightTo - rightFrom
    const [short, from, to] = isLeftShorter ? [left, leftFrom, leftTo] : [right, rightFrom, rightTo]
    const [long, longFrom, longTo] = isLeftShorter ? [right, rightFrom, rightTo] : [left, leftFrom, leftTo]
    this.prepare(to - from, longTo - longFrom)
    const count = this.number(short, from, to)
    const isOne = left === right
    const offset = isOne ? 0 : to - from
    if (!isOne) this.find(short, long, longFrom, longTo, offset)
    const leftIds = isLeftShorter || isOne ? 0 : offset
    const rightIds = isLeftShorter && !isOne ? offset : 0
    this.group(right, rightFrom, rightTo, rightIds, count, rows, groups, base)
    const { starts, startOf, sizeOf } = groups
    for (let at = leftFrom; at < leftTo; at++) {
      const id = this.ids[leftIds + at - leftFrom]!
      if (id === 0) continue
      const place = left.places ? left.places[at]! : at
      const start = starts[base + id - 1]!
      startOf[place] = start
      sizeOf[place] = starts[base + id]! - start
    }
    return base + count
  }

  private prepare(short: number, long: number): void {
    let slots = 16
    while (slots < 2 * short) slots *= 2
    if (this.slots.length < slots) this.slots = new Int32Array(slots)
    else this.slots.fill(0, 0, slots)
    this.mask = slots - 1
    if (this.firsts.length < short + 1) {
      this.firsts = new Uint32Array(2 * short + 1)
      this.counts = new Uint32Array(2 * short + 2)
    }
    if (this.ids.length < short + long) this.ids = new Uint32Array(2 * (short + long))
  }

  private mask = 0

  /** Ids 1 … of the shorter side's keys, into `ids` from 0 on; how many there are. */
  private number({ keys, checks, words }: Partitions, from: number, to: number): number {
    const { slots, firsts, ids, mask } = this
    let count = 0
    for (let at = from; at < to; at++) {
      const key = keys[at]!
      if (Number.isNaN(key)) {
        ids[at - from] = 0
        continue
      }
      const hash = hashOf(words[2 * at]!, words[2 * at + 1]!)
      const tag = tagOf(hash)
      let slot = hash & mask
      let found = slots[slot]!
      while (found !== 0) {
        if ((found & ~ID_MASK) === tag) {
          const first = firsts[found & ID_MASK]!
          if (keys[first] === key && (checks === null || checks[first] === checks[at])) break
        }
        slot = (slot + 1) & mask
        found = slots[slot]!
      }
      if (found === 0) {
        found = ++count | tag
        slots[slot] = found
        firsts[count] = at
      }
      ids[at - from] = found & ID_MASK
    }
    return count
  }

  /** Ids of the longer side's keys, 0 where the shorter has none, into `ids` from `offset` on. */
  private find(short: Partitions, long: Partitions, from: number, to: number, offset: number): void {
    const { slots, firsts, ids, mask } = this
    const { keys, checks } = short
    const { words } = long
    for (let at = from; at < to; at++) {
      const hash = hashOf(words[2 * at]!, words[2 * at + 1]!)
      const tag = tagOf(hash)
      let slot = hash & mask
      let found = slots[slot]!
      while (found !== 0) {
        if ((found & ~ID_MASK) === tag) {
          const first = firsts[found & ID_MASK]!
          if (keys[first] === long.keys[at] && (checks === null || checks[first] === long.checks![at])) break
        }
        slot = (slot + 1) & mask
        found = slots[slot]!
      }
      ids[offset + at - from] = found & ID_MASK
    }
  }

  private group(
    right: Partitions,
    from: number,
    to: number,
    offset: number,
    count: number,
    rows: Uint32Array | null,
    groups: KeyGroups,
    base: number,
  ): void {
    const { ids, counts } = this
    counts.fill(0, 0, count + 1)
    for (let at = from; at < to; at++) counts[ids[offset + at - from]!]!++
    let start = groups.starts[base]!
    for (let id = 1; id <= count; id++) {
      const size = counts[id]!
      counts[id] = start
      start += size
      groups.starts[base + id] = start
    }
    for (let at = from; at < to; at++) {
      const id = ids[offset + at - from]!
      if (id === 0) continue
      const place = right.places ? right.places[at]! : at
      const entry = right.chosen ? right.chosen[place]! : place
      groups.rows[counts[id]!++] = rows === null ? entry : rows[entry]!
    }
  }
}
