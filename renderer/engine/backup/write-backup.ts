import { AppError } from '../../../shared/errors.ts'
import { encodeRecord } from '../store/codec.ts'
import type { Cell, Kind } from '../store/records.ts'
import type { Store, StoredRecord } from '../store/store.ts'
import { type Keyring, open, seal } from '../store/vault.ts'
import { newId } from '../workspace.ts'
import { encodeFrame, encodeOpening, type Seal } from './backup-format.ts'
import { type BackupHead, belongsInBackup } from './backup-frames.ts'

/** Bytes of a piece of the file, at least, but for the last. */
const PIECE_BYTES = 4 * 1024 * 1024
const RECORDS_PER_FRAME = 200
/** Records of these kinds may have megabytes: each is read when its turn comes, and has a frame of its own. */
const large: ReadonlySet<Kind> = new Set(['rejects', 'comparison', 'result'])

/** The head of a backup file. `backup` is its own: a frame of another backup of the same workspace opens in none but that one. */
export type Opening = Keyring & { backup: string }

/** Seals and opens the frames of one backup under a data key. */
export function sealWith(key: CryptoKey, backup: string): Seal {
  return {
    seal: (place, bytes) => seal(key, `${backup}/${place}`, bytes),
    open: (place, bytes) => open(key, `${backup}/${place}`, bytes),
  }
}

/** A backup of the workspace as it stands now, written piece by piece. Batches that come later are not in it; one that goes interrupts it. */
export class BackupWriter {
  readonly records: number
  private readonly id = newId()
  private written = 0
  private frames = 0
  private readonly pieces: AsyncGenerator<Uint8Array<ArrayBuffer>>

  private constructor(
    private readonly store: Store,
    keyring: Keyring,
    private readonly held: readonly StoredRecord[],
    private readonly toRead: readonly Omit<StoredRecord, 'value'>[],
    private readonly cells: readonly Pick<Cell, 'batch' | 'segment' | 'part'>[],
  ) {
    this.records = held.length + toRead.length + cells.length
    this.pieces = this.write(keyring)
  }

  static async begin(store: Store, keyring: Keyring): Promise<BackupWriter> {
    const records: StoredRecord[] = []
    const toRead: Omit<StoredRecord, 'value'>[] = []
    const cells: Pick<Cell, 'batch' | 'segment' | 'part'>[] = []
    // Nothing is written meanwhile: the end of the audit log and its entries belong together.
    await store.change(async () => {
      for await (const record of store.records()) {
        const { value: _, ...place } = record
        if (large.has(record.kind)) toRead.push(place)
        else if (belongsInBackup(record)) records.push(record)
      }
      for (const { kind, id } of records) {
        if (kind === 'batch') for (const cell of await store.cellsOf(id)) cells.push({ batch: id, ...cell })
      }
      return []
    })
    return new BackupWriter(store, keyring, records, toRead, cells)
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
    const opening: Opening = { ...keyring, refused: 0, backup: this.id }
    const parts: Uint8Array[] = [encodeOpening(opening), await this.frame(this.meta())]
    for (let at = 0; at < this.held.length; at += RECORDS_PER_FRAME) {
      const lot = this.held.slice(at, at + RECORDS_PER_FRAME)
      parts.push(await this.frame({ holds: 'records' }, encodeRecord(lot)))
      this.written += lot.length
      if (sizeOf(parts) >= PIECE_BYTES) yield join(parts)
    }
    for (const place of this.toRead) {
      const value = await this.store.get(place.kind, place.id)
      if (!value) throw new AppError('backup.interrupted')
      parts.push(await this.frame({ holds: 'records' }, encodeRecord([{ ...place, value }])))
      this.written++
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
    return encodeFrame(sealWith(this.store.cellKey, this.id), this.frames++, { head, bytes })
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
