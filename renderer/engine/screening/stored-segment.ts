import { AppError } from '../../../shared/errors.ts'
import type { Bitset } from '../../../shared/screening/bitset.ts'
import { readPostingKeys } from '../../../shared/screening/posting-keys.ts'
import { IndexUnreadable, type SegmentSource, type TextIndex } from '../../../shared/screening/segment-source.ts'
import { ChunkedText, type TextChunk } from '../../../shared/table/chunked-text.ts'
import { columnOf, type StringColumn } from '../../../shared/table/column.ts'
import { CHUNK_ROWS, type ColumnHead, decodeHead, openChunk } from '../../../shared/table/segment.ts'
import type { CellStore } from '../store/cells.ts'
import type { SegmentCache } from '../store/segment-cache.ts'

/** A stored segment as threads are told of it. */
export interface SegmentPlace {
  batch: string
  segment: number
  rows: number
  /** For each column of the dataset its number in the batch; −1 for one that the batch did not have. */
  columns: readonly number[]
  /** For each column whether the batch took it for text: then it has an index. */
  texts: readonly boolean[]
}

/** Reads of a stored segment what a screen asks for, no more, through a cache. */
export class StoredSegment implements SegmentSource {
  readonly rows: number

  constructor(
    private readonly store: CellStore,
    private readonly cache: SegmentCache,
    private readonly place: SegmentPlace,
  ) {
    this.rows = place.rows
  }

  async index(column: number): Promise<TextIndex | undefined> {
    const own = this.place.columns[column]!
    if (own < 0) return undefined
    try {
      const keys = await this.part(`x${own}`, (bytes) => ({ value: readPostingKeys(bytes), bytes: bytes.length }))
      const { batch, segment } = this.place
      return {
        keys,
        chunks: (numbers) => this.indexChunks(own, numbers),
        loaded: (number) => this.cache.peek(`${batch}/${segment}/x${own}.${number}`),
      }
    } catch (error) {
      if (!isUnreadable(error)) throw error
      if (this.place.texts[column]) throw new IndexUnreadable()
      return undefined
    }
  }

  async values(column: number, rows: Bitset): Promise<StringColumn> {
    const own = this.place.columns[column]!
    if (own < 0) return { ...columnOf([]), length: this.rows }
    const head = await this.part(`c${own}`, (bytes): { value: ColumnHead; bytes: number } => ({
      value: decodeHead(bytes),
      bytes: bytes.length,
    }))
    if ('dictionary' in head) return head.dictionary
    const asked: number[] = []
    for (let from = 0; from < this.rows; from += CHUNK_ROWS) {
      if (rows.hasAny(from, Math.min(this.rows, from + CHUNK_ROWS))) asked.push(from / CHUNK_ROWS)
    }
    const chunks = new Array<TextChunk | undefined>(Math.ceil(this.rows / CHUNK_ROWS))
    const opened = await this.textChunks(own, asked, head.offsets)
    for (const [index, number] of asked.entries()) chunks[number] = opened[index]
    return new ChunkedText(this.rows, CHUNK_ROWS, chunks)
  }

  private textChunks(own: number, numbers: readonly number[], offsets: Uint32Array): Promise<TextChunk[]> {
    return this.parts(`c${own}`, numbers, ' units', (bytes, number) => {
      const from = number * CHUNK_ROWS
      const chunk = openChunk(bytes, offsets.subarray(from, Math.min(this.rows, from + CHUNK_ROWS) + 1), this.cache.isTight)
      return { value: chunk, bytes: chunk.bytes }
    })
  }

  private async indexChunks(own: number, numbers: readonly number[]): Promise<Uint8Array[]> {
    try {
      return await this.parts(`x${own}`, numbers, '', (bytes) => ({ value: bytes, bytes: bytes.length }))
    } catch (error) {
      throw isUnreadable(error) ? new IndexUnreadable() : error
    }
  }

  /** The numbered chunks of a part, as decoded; one that is not there is `storage.damaged`. */
  private parts<T>(
    name: string,
    numbers: readonly number[],
    form: string,
    decode: (bytes: Uint8Array<ArrayBuffer>, number: number) => { value: T; bytes: number },
  ): Promise<T[]> {
    const { batch, segment } = this.place
    const keys = numbers.map((number) => `${batch}/${segment}/${name}.${number}${form}`)
    return this.cache.getAll(keys, async (places) => {
      const wanted = places.map((place) => `${name}.${numbers[place]!}`)
      const found = await this.store.cellsAt(batch, segment, wanted)
      return found.map((bytes, index) => {
        if (!bytes) throw new AppError('storage.damaged', { kind: 'cells', batch, segment, part: wanted[index]! })
        return decode(bytes, numbers[places[index]!]!)
      })
    })
  }

  /** A part, as decoded; one that is not there is `storage.damaged`. */
  private part<T>(part: string, decode: (bytes: Uint8Array<ArrayBuffer>) => { value: T; bytes: number }, form = ''): Promise<T> {
    const { batch, segment } = this.place
    return this.cache.get(`${batch}/${segment}/${part}${form}`, async () => {
      const bytes = await this.store.cell(batch, segment, part)
      if (!bytes) throw new AppError('storage.damaged', { kind: 'cells', batch, segment, part })
      return decode(bytes)
    })
  }
}

function isUnreadable(error: unknown): boolean {
  return error instanceof AppError && error.code === 'storage.damaged'
}
