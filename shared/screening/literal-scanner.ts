import type { PackedChunk } from '../table/packed-text.ts'

const ONE_UNIT = 1
const SEVERAL_UNITS = 2
const NOT_ONE_UNIT = 4

/**
 * Finds many literals in one pass over a cell: at each unit a table says whether a literal starts with it, a hash of the two first
 * units leads to the literals to compare. The pass costs the same for ten literals and nearly the same for ten thousand.
 */
export class LiteralScanner {
  /** Per unit: 1 a literal of one unit is this, 2 longer literals start with it, 3 both. */
  private readonly heads = new Uint8Array(0x10000)
  private readonly single = new Map<number, number>()
  /** Open addressing over the first two units: key, and index of the first literal of its chain, -1 where free. */
  private readonly keys: Uint32Array
  private readonly first: Int32Array
  private readonly nextInChain: Int32Array
  private readonly shift: number
  private readonly literals: readonly Uint16Array[]
  /** Units behind the first of a literal, as many as the longest has. */
  private readonly tail: Uint16Array
  private lastChunk: PackedChunk | undefined
  private lastHeads = new Uint8Array(0)
  /** Indexes of the literals found last, in order of their places, and the units of the cell before each; see {@link scan}. */
  readonly found: number[] = []
  readonly places: number[] = []

  /** `literals` are folded, not empty and distinct. */
  constructor(literals: readonly string[]) {
    const bits = Math.max(4, Math.ceil(Math.log2(literals.length * 4 + 1)))
    this.shift = 32 - bits
    this.keys = new Uint32Array(1 << bits)
    this.first = new Int32Array(1 << bits).fill(-1)
    this.nextInChain = new Int32Array(literals.length).fill(-1)
    this.literals = literals.map(unitsOf)
    this.tail = new Uint16Array(this.literals.reduce((most, { length }) => Math.max(most, length - 1), 1))
    this.literals.forEach((units, index) => {
      this.insert(units, index)
    })
  }

  /** The literals within the first `length` units: fills {@link found} and {@link places} and gives how many; one may be there several times. */
  scan(units: Uint16Array, length: number): number {
    const { heads } = this
    let count = 0
    for (let at = 0; at < length; at++) {
      const head = heads[units[at]!]!
      if (head !== 0) count = this.compare(units, at, length, head, count)
    }
    return count
  }

  /**
   * The same in a packed cell, without unpacking what no literal begins with; −1 where a character of it does not fold to one unit (`map` gives 0):
   * then nothing is said. About 1 ns a character.
   */
  scanPacked(chunk: PackedChunk, cell: number, map: Uint16Array): number {
    const units = chunk.unitsBy(map)
    const heads = this.headsOf(chunk, units)
    const { codes, leads } = chunk
    const length = chunk.lengthOf(cell)
    let count = 0
    let at = chunk.starts[cell]!
    if (leads === null) {
      for (let place = 0; place < length; place++) {
        const rank = codes[at++]!
        const head = heads[rank]!
        if (head === 0) continue
        if (head === NOT_ONE_UNIT) return -1
        count = this.comparePacked(chunk, units, rank, at, place, length, head, count)
      }
      return count
    }
    const { base, mask } = leads
    for (let place = 0; place < length; place++) {
      const first = codes[at]!
      const more = mask[first]!
      const rank = base[first]! + (codes[at + 1]! & more)
      at += 1 + (more & 1)
      const head = heads[rank]!
      if (head === 0) continue
      if (head === NOT_ONE_UNIT) return -1
      count = this.comparePacked(chunk, units, rank, at, place, length, head, count)
    }
    return count
  }

  /** As {@link compare}, for the unit of `rank` at `place` of a cell of `length`, the code of the one behind it being at `next`. */
  private comparePacked(
    { codes, singles }: PackedChunk,
    units: Uint16Array,
    rank: number,
    next: number,
    place: number,
    length: number,
    head: number,
    before: number,
  ): number {
    const unit = units[rank]!
    let count = before
    const left = length - place - 1
    if (head & ONE_UNIT) count = this.note(this.single.get(unit)!, place, count)
    if (head === ONE_UNIT || left === 0) return count
    let at = next
    let first = codes[at++]!
    const second = units[first < singles ? first : singles + ((first - singles) << 8) + codes[at++]!]!
    let index = this.first[this.slotOf(((unit << 16) | second) >>> 0)]!
    if (index < 0) return count
    const { tail } = this
    const known = Math.min(left, tail.length)
    tail[0] = second
    for (let behind = 1; behind < known; behind++) {
      first = codes[at++]!
      tail[behind] = units[first < singles ? first : singles + ((first - singles) << 8) + codes[at++]!]!
    }
    for (; index >= 0; index = this.nextInChain[index]!) {
      const literal = this.literals[index]!
      const more = literal.length - 1
      if (more > known) continue
      let same = 1
      while (same < more && literal[same + 1] === tail[same]) same++
      if (same === more) count = this.note(index, place, count)
    }
    return count
  }

  /** For each rank of a chunk what {@link heads} says of its unit. */
  private headsOf(chunk: PackedChunk, units: Uint16Array): Uint8Array {
    if (this.lastChunk === chunk) return this.lastHeads
    this.lastChunk = chunk
    const heads = new Uint8Array(units.length)
    for (let rank = 0; rank < heads.length; rank++) heads[rank] = units[rank] === 0 ? NOT_ONE_UNIT : this.heads[units[rank]!]!
    this.lastHeads = heads
    return heads
  }

  private compare(units: Uint16Array, at: number, end: number, head: number, before: number): number {
    const unit = units[at]!
    let count = before
    if (head & ONE_UNIT) count = this.note(this.single.get(unit)!, at, count)
    if (head === ONE_UNIT || at + 1 >= end) return count
    const key = ((unit << 16) | units[at + 1]!) >>> 0
    for (let index = this.first[this.slotOf(key)]!; index >= 0; index = this.nextInChain[index]!) {
      const literal = this.literals[index]!
      if (at + literal.length > end) continue
      let length = 2
      while (length < literal.length && literal[length] === units[at + length]) length++
      if (length === literal.length) count = this.note(index, at, count)
    }
    return count
  }

  private note(literal: number, place: number, count: number): number {
    this.found[count] = literal
    this.places[count] = place
    return count + 1
  }

  private insert(units: Uint16Array, index: number): void {
    const head = units[0]!
    if (units.length === 1) {
      this.heads[head]! |= ONE_UNIT
      this.single.set(head, index)
      return
    }
    this.heads[head]! |= SEVERAL_UNITS
    const key = ((head << 16) | units[1]!) >>> 0
    const slot = this.slotOf(key)
    this.keys[slot] = key
    this.nextInChain[index] = this.first[slot]!
    this.first[slot] = index
  }

  /** The slot of a key, or the free one where it belongs. */
  private slotOf(key: number): number {
    const mask = this.keys.length - 1
    let slot = Math.imul(key, 0x9e3779b1) >>> this.shift
    while (this.first[slot]! >= 0 && this.keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  for (let index = 0; index < text.length; index++) units[index] = text.charCodeAt(index)
  return units
}
