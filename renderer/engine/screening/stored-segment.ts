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
        chunk: (number) => this.indexChunk(own, number),
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
    const chunks: Promise<TextChunk | undefined>[] = []
    for (let from = 0; from < this.rows; from += CHUNK_ROWS) {
      const number = from / CHUNK_ROWS
      const isAsked = rows.hasAny(from, Math.min(this.rows, from + CHUNK_ROWS))
      chunks.push(isAsked ? this.textChunk(own, number, head.offsets) : Promise.resolve(undefined))
    }
    return new ChunkedText(this.rows, CHUNK_ROWS, await Promise.all(chunks))
  }

  private textChunk(own: number, number: number, offsets: Uint32Array): Promise<TextChunk> {
    const from = number * CHUNK_ROWS
    return this.part(
      `c${own}.${number}`,
      (bytes) => {
        const chunk = openChunk(bytes, offsets.subarray(from, Math.min(this.rows, from + CHUNK_ROWS) + 1))
        return { value: chunk, bytes: chunk.bytes }
      },
      ' units',
    )
  }

  private async indexChunk(own: number, number: number): Promise<Uint8Array> {
    try {
      return await this.part(`x${own}.${number}`, (bytes) => ({ value: bytes, bytes: bytes.length }))
    } catch (error) {
      throw isUnreadable(error) ? new IndexUnreadable() : error
    }
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
