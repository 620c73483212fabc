import { Dexie } from 'dexie'
import { AppError } from '../../../shared/errors.ts'
import { Database, storageError } from './database.ts'
import type { Cell } from './records.ts'
import { open, seal } from './vault.ts'

/** The parts of segments, sealed. Import workers have one of their own: it needs the name of the database and the key for cells, no more. */
export class CellStore {
  #key: CryptoKey | undefined

  constructor(
    protected readonly database: Database,
    key: CryptoKey,
  ) {
    this.#key = key
  }

  /** Fails with `vault.locked` when it was forgotten. */
  get cellKey(): CryptoKey {
    if (!this.#key) throw new AppError('vault.locked')
    return this.#key
  }

  /** Name of the database, for {@link openCells} in a worker. */
  get name(): string {
    return this.database.name
  }

  /** Seals and writes all of them or none. A full disk is `storage.full`. */
  async putCells(cells: readonly Cell[]): Promise<void> {
    const sealed = await Promise.all(
      cells.map(async (cell) => ({ ...cell, bytes: await seal(this.cellKey, placeOf(cell), cell.bytes) })),
    )
    try {
      await this.database.cells.bulkPut(sealed)
    } catch (error) {
      throw storageError(error)
    }
  }

  /** Undefined where there is none; one that was not sealed for its place is `storage.damaged`. */
  async cell(batch: string, segment: number, part: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const key = this.cellKey
    const found = await this.database.cells.get([batch, segment, part])
    return found && this.opened(key, found)
  }

  /** Several parts of one segment in one go, in the order of `parts`; as {@link cell}, which takes many times as long for each. */
  async cellsAt(batch: string, segment: number, parts: readonly string[]): Promise<(Uint8Array<ArrayBuffer> | undefined)[]> {
    const key = this.cellKey
    const found = await this.database.cells.bulkGet(parts.map((part): [string, number, string] => [batch, segment, part]))
    return Promise.all(found.map((cell) => cell && this.opened(key, cell)))
  }

  /** What is stored of a batch, without reading it. */
  async cellsOf(batch: string): Promise<Pick<Cell, 'segment' | 'part'>[]> {
    const keys = (await this.#ofBatch(batch).primaryKeys()) as [string, number, string][]
    return keys.map(([, segment, part]) => ({ segment, part }))
  }

  /** Ids of all batches of which anything is stored. */
  async batches(): Promise<string[]> {
    const found: string[] = []
    for (;;) {
      const after = this.database.cells.where('[batch+segment+part]').above([found.at(-1) ?? '', Dexie.maxKey])
      const [key] = (await after.limit(1).primaryKeys()) as [string, number, string][]
      if (!key) return found
      found.push(key[0])
    }
  }

  async removeCells(batch: string): Promise<void> {
    await this.#ofBatch(batch).delete()
  }

  /** Drops the key: whoever holds this still can read and write nothing more. */
  async forget(): Promise<void> {
    this.#key = undefined
  }

  /** For a worker that is done. */
  close(): void {
    this.database.close()
  }

  private async opened(key: CryptoKey, cell: Cell): Promise<Uint8Array<ArrayBuffer>> {
    try {
      return await open(key, placeOf(cell), cell.bytes)
    } catch (cause) {
      const { batch, segment, part } = cell
      throw new AppError('storage.damaged', { kind: 'cells', batch, segment, part }, { cause })
    }
  }

  #ofBatch(batch: string) {
    return this.database.cells.where('[batch+segment+part]').between([batch], [batch, Dexie.maxKey])
  }
}

/** The cells of the workspace that an engine has opened, for a worker of it. */
export async function openCells(name: string, cellKey: CryptoKey): Promise<CellStore> {
  const database = new Database(name)
  await database.open()
  return new CellStore(database, cellKey)
}

function placeOf({ batch, segment, part }: Pick<Cell, 'batch' | 'segment' | 'part'>): string {
  return `cells/${batch}/${segment}/${part}`
}
