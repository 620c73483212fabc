import type { MaskedKeys } from './masked-keys.ts'

/** Places that two shapes both show, as stretches one after the other: from, to. Below 1 a `to`, below 0 a `from` counts from the end. */
export type Shown = readonly number[]

const ROWS_A_PAUSE = 32_768

/** Rows of one shape in groups by the characters that stand in some places: an open-addressed table. */
export class ShownTable {
  /** Pairs of rows that are equal there. */
  equalPairs = 0
  /** Rows of the group in slot s: `members[starts[s]] … members[starts[s + 1] − 1]`, ascending. */
  readonly members: Uint32Array
  readonly starts: Uint32Array
  /** By slot: 1 + the group's first row. */
  private readonly firsts: Uint32Array
  private readonly mask: number

  private constructor(
    private readonly keys: MaskedKeys,
    rowCount: number,
    private readonly shown: Shown,
  ) {
    let slots = 16
    while (slots < 2 * rowCount) slots *= 2
    this.firsts = new Uint32Array(slots)
    this.starts = new Uint32Array(slots + 1)
    this.members = new Uint32Array(rowCount)
    this.mask = slots - 1
  }

  static async of(keys: MaskedKeys, rows: Uint32Array, shown: Shown, pause: () => Promise<void>): Promise<ShownTable> {
    const table = new ShownTable(keys, rows.length, shown)
    const { firsts, starts, members } = table
    const slots = new Uint32Array(rows.length)
    for (let place = 0; place < rows.length; place++) {
      if (place % ROWS_A_PAUSE === 0) await pause()
      const slot = table.slotOf(keys, rows[place]!)
      slots[place] = slot
      if (firsts[slot] === 0) firsts[slot] = rows[place]! + 1
      table.equalPairs += starts[slot + 1]!++
    }
    for (let slot = 0; slot < firsts.length; slot++) starts[slot + 1]! += starts[slot]!
    await pause()
    const next = starts.slice()
    for (let place = 0; place < rows.length; place++) members[next[slots[place]!]!++] = rows[place]!
    await pause()
    return table
  }

  /** The slot of the group with the characters of a row of these keys; an empty one where there is none. */
  slotOf(keys: MaskedKeys, row: number): number {
    let slot = this.hash(keys, row) & this.mask
    for (let first = this.firsts[slot]!; first > 0; first = this.firsts[slot]!) {
      if (this.isEqual(keys, row, first - 1)) break
      slot = (slot + 1) & this.mask
    }
    return slot
  }

  /** Whether a row of these keys is equal to one of the table's column, where both have those places. */
  isEqual({ units, starts }: MaskedKeys, row: number, other: number): boolean {
    const { shown, keys } = this
    for (let at = 0; at < shown.length; at += 2) {
      let one = placeOf(shown[at]!, starts[row]!, starts[row + 1]!, shown[at]! < 0)
      let two = placeOf(shown[at]!, keys.starts[other]!, keys.starts[other + 1]!, shown[at]! < 0)
      const end = placeOf(shown[at + 1]!, starts[row]!, starts[row + 1]!, shown[at + 1]! < 1)
      while (one < end) if (units[one++] !== keys.units[two++]) return false
    }
    return true
  }

  private hash({ units, starts }: MaskedKeys, row: number): number {
    const { shown } = this
    let hash = 0x9e3779b9
    for (let at = 0; at < shown.length; at += 2) {
      const end = placeOf(shown[at + 1]!, starts[row]!, starts[row + 1]!, shown[at + 1]! < 1)
      for (let unit = placeOf(shown[at]!, starts[row]!, starts[row + 1]!, shown[at]! < 0); unit < end; unit++) {
        hash = Math.imul(hash ^ units[unit]!, 0x2c1b3c6d)
        hash ^= hash >>> 15
      }
    }
    hash = Math.imul(hash, 0x297a2d39)
    return hash ^ (hash >>> 14)
  }
}

function placeOf(at: number, start: number, end: number, isFromEnd: boolean): number {
  return (isFromEnd ? end : start) + at
}
