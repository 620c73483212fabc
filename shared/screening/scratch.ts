import { Bitset } from './bitset.ts'

/** Words of a block: 64 sets of a whole segment's rows. */
const BLOCK_WORDS = 64 * 2048
/** Blocks that are kept from one evaluation to the next. */
const MOST_BLOCKS = 16

/**
 * Sets of rows for one evaluation, cut from blocks that are used again: a screen of fifty words needs hundreds, and in Chromium a buffer of its own for each costs
 * more than what is done with it. All are taken back at once by {@link reset}, or those of a stretch of work by {@link during}: whoever keeps one longer copies it.
 */
export class Scratch {
  private readonly blocks: Uint32Array<ArrayBuffer>[] = []
  private block = 0
  /** Words of the block at hand that are given out. */
  private at = 0

  /** Takes all sets back. */
  reset(): void {
    this.block = 0
    this.at = 0
    this.blocks.length = Math.min(this.blocks.length, MOST_BLOCKS)
  }

  /** Takes back what `work` was given. */
  during<T>(work: () => T): T {
    const { block, at } = this
    const result = work()
    this.block = block
    this.at = at
    return result
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
    let words = this.blocks[this.block]
    while (words && this.at + length > words.length) {
      this.at = 0
      words = this.blocks[++this.block]
    }
    if (!words) {
      words = new Uint32Array(Math.max(BLOCK_WORDS, length))
      this.blocks.push(words)
    }
    const taken = words.subarray(this.at, this.at + length)
    this.at += length
    return taken
  }
}
