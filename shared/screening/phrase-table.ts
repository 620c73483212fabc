/**
 * Counts pairs of numbers in typed arrays: an open hash table, its entries in the order in which they came. About 45 bytes an entry, 30 ns a count.
 * An n-gram is the pair of the (n − 1)-grams that begin and end it.
 */
export class PairTable {
  private slots = new Int32Array(1 << 16)
  private capacity = 1 << 15
  size = 0
  left = new Uint32Array(this.capacity)
  right = new Uint32Array(this.capacity)
  occurrences = new Uint32Array(this.capacity)
  /** Rows of group 0 and of group 1 that have it. */
  rows = [new Uint32Array(this.capacity), new Uint32Array(this.capacity)] as const
  /** Where it was first seen. */
  first = new Uint32Array(this.capacity)
  private lastRow = new Uint32Array(this.capacity)

  /** Counts a pair at a place of a row (both from 0, rows ascending) and gives its entry. */
  count(left: number, right: number, place: number, row: number, group: number): number {
    const entry = this.entryOf(left, right, place)
    this.occurrences[entry]!++
    if (this.lastRow[entry] !== row + 1) {
      this.lastRow[entry] = row + 1
      this.rows[group as 0 | 1][entry]!++
    }
    return entry
  }

  private entryOf(left: number, right: number, place: number): number {
    const mask = this.slots.length - 1
    let slot = hash(left, right) & mask
    for (;;) {
      const entry = this.slots[slot]! - 1
      if (entry < 0) break
      if (this.left[entry] === left && this.right[entry] === right) return entry
      slot = (slot + 1) & mask
    }
    const entry = this.size++
    this.left[entry] = left
    this.right[entry] = right
    this.first[entry] = place
    this.slots[slot] = entry + 1
    if (this.size === this.capacity) this.grow()
    return entry
  }

  private grow(): void {
    this.capacity *= 2
    const larger = (from: Uint32Array) => {
      const to = new Uint32Array(this.capacity)
      to.set(from)
      return to
    }
    this.left = larger(this.left)
    this.right = larger(this.right)
    this.occurrences = larger(this.occurrences)
    this.rows = [larger(this.rows[0]), larger(this.rows[1])]
    this.first = larger(this.first)
    this.lastRow = larger(this.lastRow)
    this.slots = new Int32Array(2 * this.capacity)
    const mask = this.slots.length - 1
    for (let entry = 0; entry < this.size; entry++) {
      let slot = hash(this.left[entry]!, this.right[entry]!) & mask
      while (this.slots[slot] !== 0) slot = (slot + 1) & mask
      this.slots[slot] = entry + 1
    }
  }
}

function hash(left: number, right: number): number {
  const mixed = Math.imul(Math.imul(left, 0x9e3779b1) ^ right, 0x85ebca6b)
  return mixed ^ (mixed >>> 15)
}
