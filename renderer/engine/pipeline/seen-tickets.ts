import { FingerprintTable } from '../../../shared/ingest/fingerprint-table.ts'
import type { CellStore } from '../store/cells.ts'
import type { BatchRecord } from '../store/records.ts'
import { readTicketKeys } from '../store/segments.ts'

/** Rows of the batch under way, each with the key that an earlier row has as well: 12 bytes a row, of which an import that repeats all has millions. */
export class KnownRows {
  length = 0
  private rows = new Uint32Array(1024)
  private keys = new Float64Array(1024)

  add(row: number, key: number): void {
    if (this.length === this.rows.length) {
      this.rows = grown(this.rows, new Uint32Array(2 * this.length))
      this.keys = grown(this.keys, new Float64Array(2 * this.length))
    }
    this.rows[this.length] = row
    this.keys[this.length++] = key
  }

  /** Undefined behind the last. */
  rowAt(index: number): number | undefined {
    return index < this.length ? this.rows[index] : undefined
  }

  keyAt(index: number): number {
    return this.keys[index]!
  }
}

function grown<A extends Uint32Array | Float64Array>(from: A, to: A): A {
  to.set(from)
  return to
}

/** Every ticket accepted so far, of the batches before and of this one: 32 bytes a row at most. */
export class SeenTickets {
  /** Rows of this batch that repeat an earlier one, by the row's key; ascending. */
  readonly duplicates = new KnownRows()
  /** Accepted rows of this batch whose number an earlier row has, by the number's key; ascending. */
  readonly changed = new KnownRows()
  /** Numbers of all rows of this batch, duplicates among them; kept where there is a batch before. */
  readonly received: FingerprintTable | null
  private readonly rows = new FingerprintTable()
  private readonly numbers = new FingerprintTable()

  private constructor(hasEarlier: boolean) {
    this.received = hasEarlier ? new FingerprintTable() : null
  }

  /** Reads the keys of the batches before; their rows are not needed. */
  static async of(store: CellStore, earlier: readonly BatchRecord[], signal: AbortSignal): Promise<SeenTickets> {
    const seen = new SeenTickets(earlier.length > 0)
    for (const batch of earlier) {
      for (let segment = 0; segment < batch.segments.length; segment++) {
        const keys = (await readTicketKeys(store, batch.id, segment)) ?? new Float64Array()
        for (let at = 0; at < keys.length; at += 2) {
          if (keys[at] !== 0) seen.numbers.add(keys[at]!)
          seen.rows.add(keys[at + 1]!)
        }
        signal.throwIfAborted()
      }
    }
    return seen
  }

  /** Which of the next rows are new: their indexes, ascending. `keys` are two a row; `rowOf` gives the number of the row at an index. */
  judge(keys: Float64Array, rowOf: (index: number) => number): Uint32Array<ArrayBuffer> {
    const kept = new Uint32Array(keys.length / 2)
    let count = 0
    for (let index = 0; index < kept.length; index++) {
      const number = keys[2 * index]!
      const key = keys[2 * index + 1]!
      if (number !== 0) this.received?.add(number)
      if (!this.rows.add(key)) {
        this.duplicates.add(rowOf(index), key)
        continue
      }
      kept[count++] = index
      if (number !== 0 && !this.numbers.add(number)) this.changed.add(rowOf(index), number)
    }
    return kept.slice(0, count)
  }
}
