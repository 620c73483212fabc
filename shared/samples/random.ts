/**
 * Seeded random numbers that can be set to any row at once, so that row 4,000,000 is made without making the rows before it.
 * The generator is sfc32 (PractRand's small fast counting generator); its state is a mix of seed, row and purpose.
 */
export class Random {
  #a = 0
  #b = 0
  #c = 0
  #counter = 1
  readonly #seed: number

  constructor(seed: string | number) {
    this.#seed = hashSeed(String(seed))
    this.at(0)
  }

  /** Starts the stream of one row. Streams of one row with different purposes are independent of each other. */
  at(row: number, purpose = 0): this {
    this.#a = scramble(this.#seed ^ Math.imul(row + 1, 0x9e3779b1))
    this.#b = scramble(this.#a ^ Math.imul(purpose + 1, 0x85ebca6b))
    this.#c = scramble(this.#b + row)
    this.#counter = 1
    for (let round = 0; round < 6; round++) this.next()
    return this
  }

  /** The next whole number from 0 to 2³² − 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** A whole number from 0 to `limit` − 1. */
  below(limit: number): number {
    return Math.floor((this.next() / 0x1_0000_0000) * limit)
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(probability: number): boolean {
    return this.next() < probability * 0x1_0000_0000
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!
  }
}

/** A list from which `draw` takes entries in proportion to their weights, in constant time, to within 1/2048. */
export class WeightedList<T> {
  readonly #entries: T[] = []

  constructor(weighted: readonly (readonly [T, number])[]) {
    const total = weighted.reduce((sum, [, weight]) => sum + weight, 0)
    let cumulated = 0
    for (const [entry, weight] of weighted) {
      cumulated += weight
      const end = Math.round((cumulated / total) * 2048)
      while (this.#entries.length < end) this.#entries.push(entry)
    }
  }

  draw(random: Random): T {
    return this.#entries[random.next() >>> 21]!
  }
}

function hashSeed(seed: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < seed.length; index++) hash = Math.imul(hash ^ seed.charCodeAt(index), 0x01000193)
  return scramble(hash)
}

/** The finalizer of MurmurHash3: each bit of the input moves about half of the bits of the output. */
function scramble(value: number): number {
  let mixed = value
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
