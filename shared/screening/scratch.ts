import { Bitset } from './bitset.ts'

/** Sets of a segment's size that are handed out before more room is made. */
const SETS = 256

/**
 * Sets of rows for one evaluation, cut from one buffer: a screen of fifty words needs hundreds, and in Chromium a buffer of its own for each costs more than what
 * is done with it. All of them are taken back at once by {@link reset}: whoever keeps one longer copies it.
 */
export class Scratch {
  private words = new Uint32Array(0)
  private at = 0

  /** Takes all sets back. */
  reset(): void {
    this.at = 0
  }

  empty(size: number): Bitset {
    const words = this.take(size)
    words.fill(0)
    return new Bitset(size, words)
  }

  copyOf({ size, words: original }: Bitset): Bitset {
    const words = this.take(size)
    words.set(original)
    return new Bitset(size, words)
  }

  private take(size: number): Uint32Array<ArrayBuffer> {
    const length = (size + 31) >>> 5
    if (this.at + length > this.words.length) {
      this.words = new Uint32Array(Math.max(length * SETS, 1))
      this.at = 0
    }
    const words = this.words.subarray(this.at, this.at + length)
    this.at += length
    return words
  }
}
