/** A set of row positions 0…size−1, a bit each. */
export class Bitset {
  readonly words: Uint32Array<ArrayBuffer>
  constructor(
    readonly size: number,
    words = new Uint32Array((size + 31) >>> 5),
  ) {
    this.words = words
  }

  static full(size: number): Bitset {
    const set = new Bitset(size)
    set.words.fill(0xffffffff)
    if (size & 31) set.words[set.words.length - 1] = 2 ** (size & 31) - 1
    return set
  }

  copy(): Bitset {
    const set = new Bitset(this.size)
    set.words.set(this.words)
    return set
  }

  has(position: number): boolean {
    return (this.words[position >>> 5]! & (1 << (position & 31))) !== 0
  }

  add(position: number): void {
    this.words[position >>> 5]! |= 1 << (position & 31)
  }

  /** Whether there is a member from `from` to before `to`, both multiples of 32 or the size. */
  hasAny(from: number, to: number): boolean {
    for (let index = from >>> 5; index < (to + 31) >>> 5; index++) if (this.words[index] !== 0) return true
    return false
  }

  get isEmpty(): boolean {
    const { words } = this
    for (let index = 0; index < words.length; index++) if (words[index] !== 0) return false
    return true
  }

  addAll(other: Bitset): this {
    for (let index = 0; index < this.words.length; index++) this.words[index]! |= other.words[index]!
    return this
  }

  /** Adds the members of a set that begins at `start`; it ends within this one. */
  addFrom(start: number, { words: added }: Bitset): this {
    const { words } = this
    const shift = start & 31
    const from = start >>> 5
    for (let index = 0; index < added.length; index++) {
      const word = added[index]!
      if (word === 0) continue
      words[from + index]! |= word << shift
      const rest = shift === 0 ? 0 : word >>> (32 - shift)
      if (rest !== 0) words[from + index + 1]! |= rest
    }
    return this
  }

  keepAll(other: Bitset): this {
    for (let index = 0; index < this.words.length; index++) this.words[index]! &= other.words[index]!
    return this
  }

  removeAll(other: Bitset): this {
    for (let index = 0; index < this.words.length; index++) this.words[index]! &= ~other.words[index]!
    return this
  }

  /** Keeps the positions for which `test` holds. */
  filter(test: (position: number) => boolean): this {
    this.forEach((position) => {
      if (!test(position)) this.words[position >>> 5]! &= ~(1 << (position & 31))
    })
    return this
  }

  forEach(visit: (position: number) => void): void {
    for (let index = 0; index < this.words.length; index++) {
      for (let word = this.words[index]!; word !== 0; word &= word - 1) visit((index << 5) + 31 - Math.clz32(word & -word))
    }
  }

  get count(): number {
    let count = 0
    // By index: an iterator over typed arrays takes five times as long (Chromium 130).
    for (let index = 0; index < this.words.length; index++) {
      const bits = this.words[index]!
      let word = bits - ((bits >>> 1) & 0x55555555)
      word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
      count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
    }
    return count
  }

  /** Members in ascending order. */
  toArray(): Uint32Array {
    const members = new Uint32Array(this.count)
    let at = 0
    this.forEach((position) => {
      members[at++] = position
    })
    return members
  }
}
