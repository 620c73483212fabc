import type { Cell } from '../store/records.ts'

export type PutCells = (cells: Cell[]) => Promise<void>

/** Bytes written at a time: one transaction costs as much as several megabytes. */
const WRITE_BYTES = 8 * 1024 * 1024
/** Writes under way at most; whoever adds more waits. */
const WRITES = 2

/** Writes cells while the next ones are being made. */
export class CellQueue {
  private waiting: Cell[] = []
  private bytes = 0
  private readonly running = new Set<Promise<void>>()

  constructor(private readonly put: PutCells) {}

  /** Takes cells; returns when there is room for more. Fails with what an earlier write failed with. */
  async add(cells: readonly Cell[]): Promise<void> {
    this.waiting.push(...cells)
    this.bytes += cells.reduce((sum, { bytes }) => sum + bytes.length, 0)
    if (this.bytes >= WRITE_BYTES) await this.write()
  }

  /** Waits until everything is written. */
  async finish(): Promise<void> {
    if (this.waiting.length > 0) await this.write()
    await Promise.all(this.running)
  }

  /** Waits until no write is under way, whether or not it went well. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.running)
  }

  private async write(): Promise<void> {
    while (this.running.size >= WRITES) await Promise.race(this.running)
    const writing = this.put(this.waiting)
    this.waiting = []
    this.bytes = 0
    this.running.add(writing)
    const done = () => this.running.delete(writing)
    writing.then(done, () => {})
  }
}
