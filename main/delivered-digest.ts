import { createHash, type Hash } from 'node:crypto'

/**
 * The SHA-256 of a file as it was delivered: of its bytes in order from the start. A pass from the start begins anew; one from further on goes on where
 * the last one came to, leaving out what it had.
 */
export class DeliveredDigest {
  #hash: Hash | undefined
  #length = 0
  #digest: string | undefined

  constructor(readonly size: number) {}

  /** The digest in hexadecimal; undefined as long as not every byte was delivered. */
  get digest(): string | undefined {
    if (this.#hash && this.#length === this.size) this.#digest ??= this.#hash.digest('hex')
    return this.#digest
  }

  /** Begins a pass that starts at an offset; what it gives is called with the bytes, piece by piece. */
  pass(start: number): (bytes: Uint8Array) => void {
    if (start === 0) {
      this.#hash = createHash('sha256')
      this.#length = 0
      this.#digest = undefined
    }
    const hash = this.#hash
    let offset = start
    return (bytes) => {
      const fresh = bytes.subarray(Math.max(0, this.#length - offset))
      const isNext = offset <= this.#length
      offset += bytes.length
      if (!hash || hash !== this.#hash || !isNext || this.#digest !== undefined) return
      hash.update(fresh)
      this.#length += fresh.length
    }
  }
}
