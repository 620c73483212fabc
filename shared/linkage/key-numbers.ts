import { hashOf } from './key-hash.ts'

const FEWEST_KEYS = 512
const MOST_EXPECTED = 1 << 20

/**
 * Numbers the keys of `NumericKeys` in the order in which they come: 0, 1, …; two are one where key and check are equal. A key that is NaN is none. About 24 bytes for each
 * key and 30 ns for each call.
 */
export class KeyNumbers {
  size = 0
  private slots: Int32Array<ArrayBuffer>
  private keys: Float64Array<ArrayBuffer>
  private checks: Float64Array<ArrayBuffer>
  private readonly double = new Float64Array(1)
  private readonly words = new Uint32Array(this.double.buffer)

  /** `expected`: for so many keys, up to a million, the table need not grow, which takes 0.1 µs a key at once. */
  constructor(expected = FEWEST_KEYS) {
    let room = FEWEST_KEYS
    while (room <= Math.min(expected, MOST_EXPECTED - 1)) room *= 2
    this.slots = new Int32Array(2 * room)
    this.keys = new Float64Array(room)
    this.checks = new Float64Array(room)
  }

  /** The number of a key; −1 where it was never added. */
  find(key: number, check: number): number {
    return this.slots[this.slotOf(key, check)]! - 1
  }

  /** The number of a key, its next one where it is new; −1 for NaN. */
  add(key: number, check: number): number {
    if (Number.isNaN(key)) return -1
    const slot = this.slotOf(key, check)
    if (this.slots[slot]! > 0) return this.slots[slot]! - 1
    this.keys[this.size] = key
    this.checks[this.size] = check
    this.slots[slot] = ++this.size
    if (this.size === this.keys.length) this.grow()
    return this.size - 1
  }

  /** The slot that has the key, or where it would be. */
  private slotOf(key: number, check: number): number {
    this.double[0] = key
    const mask = this.slots.length - 1
    let slot = hashOf(this.words[0]!, this.words[1]!) & mask
    for (let found = this.slots[slot]!; found > 0; found = this.slots[slot]!) {
      if (this.keys[found - 1] === key && this.checks[found - 1] === check) break
      slot = (slot + 1) & mask
    }
    return slot
  }

  private grow(): void {
    this.keys = longer(this.keys)
    this.checks = longer(this.checks)
    this.slots = new Int32Array(2 * this.slots.length)
    for (let number = 0; number < this.size; number++) {
      this.slots[this.slotOf(this.keys[number]!, this.checks[number]!)] = number + 1
    }
  }
}

function longer(values: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const doubled = new Float64Array(2 * values.length)
  doubled.set(values)
  return doubled
}
