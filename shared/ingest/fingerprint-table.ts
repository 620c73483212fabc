const LEAST_SLOTS = 1024

/**
 * A set of fingerprints (whole numbers from 1 to 2⁵³ − 1), or with `withValues` a map from them to a number each. Open addressing: at most 16 bytes
 * a key (32 with values), about 30 ns a call.
 */
export class FingerprintTable {
  size = 0
  private slots = new Float64Array(LEAST_SLOTS)
  private values: Float64Array | null

  constructor(withValues = false) {
    this.values = withValues ? new Float64Array(LEAST_SLOTS) : null
  }

  /** False when the key was there. */
  add(key: number): boolean {
    const slot = this.find(key)
    if (this.slots[slot] === key) return false
    this.insert(slot, key)
    return true
  }

  has(key: number): boolean {
    return this.slots[this.find(key)] === key
  }

  /** The value of a key, undefined for one that is not there. */
  get(key: number): number | undefined {
    const slot = this.find(key)
    return this.slots[slot] === key ? this.values?.[slot] : undefined
  }

  set(key: number, value: number): void {
    let slot = this.find(key)
    if (this.slots[slot] !== key) {
      this.insert(slot, key)
      slot = this.find(key)
    }
    this.values![slot] = value
  }

  private insert(slot: number, key: number): void {
    this.slots[slot] = key
    this.size++
    if (this.size > this.slots.length * 0.75) this.grow()
  }

  /** The slot of a key, or the empty one where it belongs. */
  private find(key: number): number {
    const { slots } = this
    let slot = Math.floor(((Math.imul(key >>> 0, 0x9e3779b1) >>> 0) / 0x100000000) * slots.length)
    while (slots[slot] !== key && slots[slot] !== 0) slot = slot + 1 === slots.length ? 0 : slot + 1
    return slot
  }

  private grow(): void {
    const { slots, values } = this
    const room = Math.ceil(slots.length * 1.5)
    this.slots = new Float64Array(room)
    if (values) this.values = new Float64Array(room)
    for (let index = 0; index < slots.length; index++) {
      const key = slots[index]!
      if (key === 0) continue
      const slot = this.find(key)
      this.slots[slot] = key
      if (values) this.values![slot] = values[index]!
    }
  }
}
