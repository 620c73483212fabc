import type { Reject } from '../../../shared/ingest/import.ts'
import type { SourceRow } from '../sources/table-source.ts'
import type { Store } from '../store/store.ts'

const REJECTS_PER_BLOCK = 1000

/** A faulty row as it is kept. */
export function rejectOf({ row, line, fault }: SourceRow): Reject {
  const { code, text, raw } = fault!
  return { row, line, column: '', code, text, raw }
}

/** Stores the rejects of a batch in blocks, in the order of the file. */
export class RejectWriter {
  blocks = 0
  private waiting: Reject[] = []

  constructor(
    private readonly store: Store,
    private readonly batch: string,
  ) {}

  add(reject: Reject): void {
    this.waiting.push(reject)
  }

  /** Writes the blocks that are full. */
  async flush(): Promise<void> {
    while (this.waiting.length >= REJECTS_PER_BLOCK) await this.write(this.waiting.splice(0, REJECTS_PER_BLOCK))
  }

  /** Writes all of them. */
  async finish(): Promise<void> {
    await this.flush()
    if (this.waiting.length > 0) await this.write(this.waiting.splice(0))
  }

  private write(rejects: Reject[]): Promise<void> {
    const block = this.blocks++
    const value = { batch: this.batch, block, rejects }
    return this.store.write([{ put: 'rejects', id: `${this.batch}/${block}`, group: this.batch, value }])
  }
}
