import type { MaskedKeys } from './masked-keys.ts'

/** Places that two shapes both show, as stretches one after the other: from, to. Below 1 a `to`, below 0 a `from` counts from the end. */
export type Shown = readonly number[]

const ROWS_A_PAUSE = 32_768

/** Rows of one shape by the characters that stand in some places: an open-addressed table of the first row of each group, and the next of each row. */
export class ShownTable {
  /** Pairs of rows that are equal there. */
  equalPairs = 0
  /** By place in `rows`: the place of the next row that is equal there, −1 behind the last. */
  readonly next: Int32Array
  /** By slot: 1 + the place of the group's first row. */
  private readonly slots: Int32Array
  private readonly mask: number

  private constructor(
    private readonly keys: MaskedKeys,
    readonly rows: Uint32Array,
    private readonly shown: Shown,
  ) {
    let slots = 16
    while (slots < 2 * rows.length) slots *= 2
    this.slots = new Int32Array(slots)
    this.mask = slots - 1
    this.next = new Int32Array(rows.length)
  }

  static async of(keys: MaskedKeys, rows: Uint32Array, shown: Shown, pause: () => Promise<void>): Promise<ShownTable> {
    const table = new ShownTable(keys, rows, shown)
    const sizes = new Uint32Array(table.slots.length)
    for (let place = rows.length - 1; place >= 0; place--) {
      if (place % ROWS_A_PAUSE === 0) await pause()
      const slot = table.slotOf(keys, rows[place]!)
      table.next[place] = table.slots[slot]! - 1
      table.slots[slot] = place + 1
      table.equalPairs += sizes[slot]!++
    }
    return table
  }

  /** The place of the first row that is equal to a row of these keys, −1 where none is. */
  find(keys: MaskedKeys, row: number): number {
    return this.slots[this.slotOf(keys, row)]! - 1
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

  /** The slot of the group with these characters, or the empty one where it would be. */
  private slotOf(keys: MaskedKeys, row: number): number {
    let slot = this.hash(keys, row) & this.mask
    for (let first = this.slots[slot]!; first > 0; first = this.slots[slot]!) {
      if (this.isEqual(keys, row, this.rows[first - 1]!)) break
      slot = (slot + 1) & this.mask
    }
    return slot
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
