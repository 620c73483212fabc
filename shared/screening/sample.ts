/**
 * Seeded samples without replacement by permanent random numbers: every row has a number of its own that depends on the seed and on where the row comes from,
 * and a sample is the rows with the smallest numbers of a set, in their order.
 *
 * - The same seed and the same rows give the same sample.
 * - A sample of 100 is the first half of the sample of 200, and whoever stops judging after 37 has judged a random sample of 37.
 * - A set that gains or loses rows (another layer, another batch) keeps the sampled rows that it still has, so that verdicts go on counting.
 *
 * Method: E. Ohlsson, "Coordination of samples using permanent random numbers", in: Business Survey Methods, Wiley 1995, ch. 9 (sequential simple random sampling).
 */

/** A row's number, 0 … 2³² − 1, by its row number within one batch. Pure; constant time. */
export function rowNumbers(seed: string, batch: string): (row: number) => number {
  const first = hashOf(`${seed}\n${batch}`)
  const second = hashOf(`${batch}\n${seed}`)
  return (row) => scramble(scramble(Math.imul(row, 0x9e3779b1) ^ first) ^ second) >>> 0
}

/** Gathers the positions with the smallest numbers of all that are offered. Memory is that of the sample; n offers cost O(n) and a logarithm for each that gets in. */
export class SmallestNumbers {
  readonly #numbers: Float64Array
  readonly #positions: Uint32Array
  #count = 0

  /** `size`: how many positions are wanted, at least 1. */
  constructor(size: number) {
    this.#numbers = new Float64Array(size)
    this.#positions = new Uint32Array(size)
  }

  offer(position: number, number: number): void {
    if (this.#count < this.#numbers.length) {
      this.#put(this.#count++, position, number)
      this.#rise(this.#count - 1)
      return
    }
    if (!isBefore(number, position, this.#numbers[0]!, this.#positions[0]!)) return
    this.#put(0, position, number)
    this.#sink()
  }

  /** The positions by their numbers, smallest first; all that were offered where they are fewer than wanted. */
  positions(): Uint32Array<ArrayBuffer> {
    const order = Array.from({ length: this.#count }, (_, at) => at)
    order.sort((a, b) => this.#numbers[a]! - this.#numbers[b]! || this.#positions[a]! - this.#positions[b]!)
    return Uint32Array.from(order, (at) => this.#positions[at]!)
  }

  #put(at: number, position: number, number: number): void {
    this.#numbers[at] = number
    this.#positions[at] = position
  }

  #isAfter(at: number, other: number): boolean {
    return isBefore(this.#numbers[other]!, this.#positions[other]!, this.#numbers[at]!, this.#positions[at]!)
  }

  #swap(at: number, other: number): void {
    const [number, position] = [this.#numbers[at]!, this.#positions[at]!]
    this.#put(at, this.#positions[other]!, this.#numbers[other]!)
    this.#put(other, position, number)
  }

  #rise(from: number): void {
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1
      if (!this.#isAfter(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #sink(): void {
    for (let at = 0; ; ) {
      const left = 2 * at + 1
      if (left >= this.#count) return
      const last = left + 1 < this.#count && this.#isAfter(left + 1, left) ? left + 1 : left
      if (!this.#isAfter(last, at)) return
      this.#swap(at, last)
      at = last
    }
  }
}

function isBefore(number: number, position: number, other: number, otherPosition: number): boolean {
  return number < other || (number === other && position < otherPosition)
}

/** FNV-1a over the UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return scramble(hash)
}

/** The finalizer of MurmurHash3: each bit of the input moves about half of the bits of the output. */
function scramble(value: number): number {
  let mixed = value
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}
