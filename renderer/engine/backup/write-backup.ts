import { AppError } from '../../../shared/errors.ts'
import { encodeRecord } from '../store/codec.ts'
import type { Cell } from '../store/records.ts'
import type { Store, StoredRecord } from '../store/store.ts'
import { type Keyring, open, seal } from '../store/vault.ts'
import { encodeFrame, encodeOpening, type Seal } from './backup-format.ts'
import { type BackupHead, belongsInBackup } from './backup-frames.ts'

/** Bytes of a piece of the file, at least, but for the last. */
const PIECE_BYTES = 4 * 1024 * 1024
const RECORDS_PER_FRAME = 200

/** Seals and opens frames under a data key. */
export function sealWith(key: CryptoKey): Seal {
  return { seal: (place, bytes) => seal(key, place, bytes), open: (place, bytes) => open(key, place, bytes) }
}

/** A backup of the workspace as it stands now, written piece by piece. Batches that come later are not in it; one that goes interrupts it. */
export class BackupWriter {
  readonly records: number
  private written = 0
  private frames = 0
  private readonly pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>

  private constructor(
    private readonly store: Store,
    keyring: Keyring,
    private readonly held: readonly StoredRecord[],
    private readonly cells: readonly Pick<Cell, 'batch' | 'segment' | 'part'>[],
  ) {
    this.records = held.length + cells.length
    this.pieces = this.write(keyring)
  }

  static async begin(store: Store, keyring: Keyring): Promise<BackupWriter> {
    const records: StoredRecord[] = []
    for await (const record of store.records()) if (belongsInBackup(record)) records.push(record)
    const cells: Pick<Cell, 'batch' | 'segment' | 'part'>[] = []
    for (const { kind, id } of records) {
      if (kind === 'batch') for (const cell of await store.cellsOf(id)) cells.push({ batch: id, ...cell })
    }
    return new BackupWriter(store, keyring, records, cells)
  }

  /** Share of the records that are written, 0 to 1. */
  get done(): number {
    return this.records === 0 ? 1 : this.written / this.records
  }

  /** The next piece of the file, null after the last. */
  async next(): Promise<Uint8Array<ArrayBuffer> | null> {
    const { value, done } = await this.pieces.next()
    return done ? null : value
  }

  private async *write(keyring: Keyring): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    const parts: Uint8Array[] = [encodeOpening({ ...keyring, refused: 0 }), await this.frame(this.meta())]
    for (let at = 0; at < this.held.length; at += RECORDS_PER_FRAME) {
      const lot = this.held.slice(at, at + RECORDS_PER_FRAME)
      parts.push(await this.frame({ holds: 'records' }, encodeRecord(lot)))
      this.written += lot.length
      if (sizeOf(parts) >= PIECE_BYTES) yield join(parts)
    }
    for (const cell of this.cells) {
      const bytes = await this.store.cell(cell.batch, cell.segment, cell.part)
      if (!bytes) throw new AppError('backup.interrupted')
      parts.push(await this.frame({ holds: 'cell', ...cell }, bytes))
      this.written++
      if (sizeOf(parts) >= PIECE_BYTES) yield join(parts)
    }
    parts.push(await this.frame({ holds: 'end', frames: this.frames }))
    yield join(parts)
  }

  private frame(head: BackupHead, bytes: Uint8Array<ArrayBuffer> = new Uint8Array()): Promise<Uint8Array<ArrayBuffer>> {
    return encodeFrame(sealWith(this.store.cellKey), this.frames++, { head, bytes })
  }

  private meta(): BackupHead {
    const batches = this.held.flatMap((record) => (record.kind === 'batch' ? [record.value] : []))
    return {
      holds: 'meta',
      createdAt: new Date().toISOString(),
      datasets: this.held.filter(({ kind }) => kind === 'dataset').length,
      rows: batches.reduce((sum, { account }) => sum + account.accepted, 0),
      records: this.records,
    }
  }
}

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((size, { length }) => size + length, 0)
}

/** All parts in one; leaves none behind. */
function join(parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(sizeOf(parts))
  let at = 0
  for (const part of parts.splice(0)) {
    all.set(part, at)
    at += part.length
  }
  return all
}
