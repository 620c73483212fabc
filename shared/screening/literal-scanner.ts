import type { RankedChunk } from '../table/chunked-text.ts'
import { foldTable } from '../values/fold-table.ts'

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
  /** As {@link heads} for units that are not folded yet. */
  private originalHeads: Uint8Array | undefined
  /** As {@link heads} for the ranks of the chunk that is being read. */
  private rankedHeads = new Uint8Array(0)
  private chunk: RankedChunk | undefined
  private readonly map = foldTable().units
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
   * The same in original text, which is folded on the way: in `length` units from `start` on; −1 where a character of it does not fold to one unit: then
   * nothing is said. About 2 ns a character.
   */
  scanOriginal(units: Uint8Array | Uint16Array, start: number, length: number): number {
    this.originalHeads ??= headsOfOriginals(this.heads)
    const heads = this.originalHeads
    const end = start + length
    let count = 0
    for (let at = start; at < end; at++) {
      const head = heads[units[at]!]!
      if (head === 0) continue
      if (head === NOT_ONE_UNIT) return -1
      count = this.compareOriginal(units, start, at, end, head, count)
    }
    return count
  }

  /** As {@link scanOriginal}, of a cell whose characters are decoded on the way. */
  scanRanked(chunk: RankedChunk, cell: number): number {
    const { bytes, lastSingle, base } = chunk.codes
    const heads = this.headsIn(chunk)
    const length = chunk.lengthOf(cell)
    let at = chunk.startOf(cell)
    let count = 0
    for (let place = 0; place < length; place++) {
      const first = bytes[at]!
      const isPair = (lastSingle - first) >> 31
      const head = heads[base[first]! + (bytes[at + 1]! & isPair)]!
      if (head !== 0) {
        if (head === NOT_ONE_UNIT) return -1
        count = this.compareRanked(chunk, at, place, length, head, count)
      }
      at += 1 - isPair
    }
    return count
  }

  /** By the ranks of a chunk what {@link heads} says of their units. */
  private headsIn(chunk: RankedChunk): Uint8Array {
    if (this.chunk !== chunk) {
      this.chunk = chunk
      this.originalHeads ??= headsOfOriginals(this.heads)
      const heads = this.originalHeads
      const { table } = chunk.codes
      this.rankedHeads = new Uint8Array(table.length)
      for (let rank = 0; rank < table.length; rank++) this.rankedHeads[rank] = heads[table[rank]!]!
    }
    return this.rankedHeads
  }

  private compareRanked(chunk: RankedChunk, from: number, place: number, end: number, head: number, before: number): number {
    const { bytes, table, lastSingle, base } = chunk.codes
    const map = this.map
    let count = before
    let isPair = (lastSingle - bytes[from]!) >> 31
    const unit = map[table[base[bytes[from]!]! + (bytes[from + 1]! & isPair)]!]!
    if (head & ONE_UNIT) count = this.note(this.single.get(unit)!, place, count)
    if (head === ONE_UNIT || place + 1 >= end) return count
    let at = from + 1 - isPair
    isPair = (lastSingle - bytes[at]!) >> 31
    const key = ((unit << 16) | map[table[base[bytes[at]!]! + (bytes[at + 1]! & isPair)]!]!) >>> 0
    const third = at + 1 - isPair
    for (let index = this.first[this.slotOf(key)]!; index >= 0; index = this.nextInChain[index]!) {
      const literal = this.literals[index]!
      if (place + literal.length > end) continue
      at = third
      let length = 2
      for (; length < literal.length; length++) {
        isPair = (lastSingle - bytes[at]!) >> 31
        if (literal[length] !== map[table[base[bytes[at]!]! + (bytes[at + 1]! & isPair)]!]!) break
        at += 1 - isPair
      }
      if (length === literal.length) count = this.note(index, place, count)
    }
    return count
  }

  private compareOriginal(
    units: Uint8Array | Uint16Array,
    start: number,
    at: number,
    end: number,
    head: number,
    before: number,
  ): number {
    const { units: map } = foldTable()
    const unit = map[units[at]!]!
    let count = before
    if (head & ONE_UNIT) count = this.note(this.single.get(unit)!, at - start, count)
    if (head === ONE_UNIT || at + 1 >= end) return count
    const key = ((unit << 16) | map[units[at + 1]!]!) >>> 0
    for (let index = this.first[this.slotOf(key)]!; index >= 0; index = this.nextInChain[index]!) {
      const literal = this.literals[index]!
      if (at + literal.length > end) continue
      let length = 2
      while (length < literal.length && literal[length] === map[units[at + length]!]) length++
      if (length === literal.length) count = this.note(index, at - start, count)
    }
    return count
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

let originalsOf: Map<number, number[]> | undefined
let notOneUnit: Uint8Array | undefined

/** What `heads` says of the unit that each unit folds to; {@link NOT_ONE_UNIT} where that is not one. */
function headsOfOriginals(heads: Uint8Array): Uint8Array {
  if (!originalsOf || !notOneUnit) {
    const { units } = foldTable()
    originalsOf = new Map()
    notOneUnit = new Uint8Array(0x10000)
    for (let unit = 0; unit < units.length; unit++) {
      const folded = units[unit]!
      const there = originalsOf.get(folded)
      if (folded === 0) notOneUnit[unit] = NOT_ONE_UNIT
      else if (there) there.push(unit)
      else originalsOf.set(folded, [unit])
    }
  }
  const found = notOneUnit.slice()
  for (let unit = 1; unit < heads.length; unit++) {
    if (heads[unit] !== 0) for (const original of originalsOf.get(unit) ?? []) found[original] = heads[unit]!
  }
  return found
}
