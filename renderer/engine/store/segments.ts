import { AppError } from '../../../shared/errors.ts'
import type { CompareKind } from '../../../shared/linkage/key.ts'
import type { MaskedKeys } from '../../../shared/linkage/masked-keys.ts'
import type { NumericKeys } from '../../../shared/linkage/numeric-keys.ts'
import type { ScreenOptions, TableReader } from '../../../shared/model/relation.ts'
import type { Bitset } from '../../../shared/screening/bitset.ts'
import type { CompiledScreen } from '../../../shared/screening/evaluate.ts'
import type { SegmentAnswer } from '../../../shared/screening/screen-segment.ts'
import type { SegmentSource } from '../../../shared/screening/segment-source.ts'
import { NO_ROW, type StringColumn } from '../../../shared/table/column.ts'
import type { ColumnSchema, ColumnType } from '../../../shared/table/schema.ts'
import { CHUNK_ROWS, type ColumnHead, decodeChunk, decodeHead, decodeText } from '../../../shared/table/segment.ts'
import type { LinkPool } from '../linking/link-pool.ts'
import type { ScreenPool } from '../screening/screen-pool.ts'
import { type SegmentPlace, StoredSegment } from '../screening/stored-segment.ts'
import type { CellStore } from './cells.ts'
import { DerivedColumns } from './derived-columns.ts'
import type { BatchRecord, DatasetRecord } from './records.ts'
import type { SegmentCache } from './segment-cache.ts'
import type { Store } from './store.ts'
import { columnIn, type TableSegment } from './table-segment.ts'

/** 1-based source row numbers of a segment, ascending; undefined where there is none. */
export async function readRowNumbers(store: CellStore, batch: string, segment: number): Promise<Uint32Array | undefined> {
  const bytes = await store.cell(batch, segment, 'rows')
  return bytes && new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
}

/** Two fingerprints for each row of a ticket segment, as `shared/ingest/duplicate.ts` made them; undefined where there are none. */
export async function readTicketKeys(store: CellStore, batch: string, segment: number): Promise<Float64Array | undefined> {
  const bytes = await store.cell(batch, segment, 'keys')
  return bytes && new Float64Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 8)
}

/** Below it the first screen takes little longer than the next. */
const WORTH_WARMING_ROWS = 200_000

/**
 * A dataset as one table over an ordered list of batches; row ordinals run through the batches' segments.
 * Example: batches of 70,000 and 10 rows have segments at 0, 65,536 and 70,000.
 */
export class StoredTable implements TableReader {
  readonly columns: readonly ColumnSchema[]
  readonly segments: readonly TableSegment[]
  readonly rowCount: number
  /** Keys, masked patterns, days and contents of its columns. */
  readonly derived: DerivedColumns
  private readonly numbers = new Map<number, Uint32Array>()

  constructor(
    private readonly store: Store,
    private readonly cache: SegmentCache,
    readonly dataset: DatasetRecord,
    readonly batches: readonly BatchRecord[],
    /** Threads for screens; without them they run here. */
    private readonly screens?: ScreenPool,
    /** Threads for keys; without them they are read here. */
    private readonly links?: LinkPool,
  ) {
    this.columns = dataset.columns
    const segments: TableSegment[] = []
    let start = 0
    for (const batch of batches) {
      batch.segments.forEach((rows, segment) => {
        segments.push({ batch, segment, start, rows })
        start += rows
      })
    }
    this.segments = segments
    this.rowCount = start
    this.derived = new DerivedColumns(store, cache, segments, links)
  }

  /** The same table with column types as a model gives them. */
  withTypes(types: Readonly<Record<string, ColumnType>>): StoredTable {
    const given = new Map(Object.entries(types))
    const columns = this.columns.map((column) => ({ ...column, type: given.get(column.name) ?? column.type }))
    return new StoredTable(this.store, this.cache, { ...this.dataset, columns }, this.batches, this.screens, this.links)
  }

  screenSegment(segment: number, screen: CompiledScreen, among: Bitset, options: ScreenOptions): Promise<SegmentAnswer> {
    if (this.screens) return this.screens.answer(this.placeOf(segment), screen, among, options)
    return screen.answer(this.segmentSource(segment), among, options)
  }

  /** Lets the threads read index and text beforehand; a small table is quick without. */
  warm(): void {
    if (this.rowCount < WORTH_WARMING_ROWS) return
    this.screens?.warm(this.segments.map((_, segment) => this.placeOf(segment)))
  }

  /** Index and values of a segment, columns by their number in {@link columns}; read here, not in a thread. */
  segmentSource(segment: number): SegmentSource {
    return new StoredSegment(this.store, this.cache, this.placeOf(segment))
  }

  private placeOf(index: number): SegmentPlace {
    const { batch, segment, rows } = this.segments[index]!
    const columns = this.columns.map(({ name }) => columnIn(batch, name))
    return { batch: batch.id, segment, rows, columns, texts: columns.map((own) => batch.columns[own]?.type === 'text') }
  }

  /** Index of the segment that holds a row. */
  segmentOf(row: number): number {
    let low = 0
    let high = this.segments.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.segments[middle]!.start <= row) low = middle
      else high = middle - 1
    }
    return low
  }

  /** Values of a column in one segment; a column that the batch did not have is empty. */
  async segmentColumn(index: number, name: string): Promise<StringColumn> {
    const { batch, segment, rows } = this.segments[index]!
    const column = columnIn(batch, name)
    if (column < 0) return { length: rows, get: () => '' }
    const head = await this.head(batch.id, segment, column)
    if ('dictionary' in head) return head.dictionary
    return this.cache.get(`${batch.id}/${segment}/${column}`, async () => {
      const chunks: Uint8Array<ArrayBuffer>[] = []
      for (let chunk = 0; chunk * CHUNK_ROWS < rows; chunk++) {
        chunks.push(await this.read(batch.id, segment, `c${column}.${chunk}`))
      }
      return { value: decodeText(head.offsets, chunks), bytes: 2 * head.offsets.at(-1)! }
    })
  }

  /** One value, `at` rows into a segment: reads no more of the column than lies around it. */
  async cell(index: number, name: string, at: number): Promise<string> {
    const { batch, segment } = this.segments[index]!
    const column = columnIn(batch, name)
    if (column < 0) return ''
    const whole = this.cache.peek<StringColumn>(`${batch.id}/${segment}/${column}`)
    if (whole) return whole.get(at)
    const head = await this.head(batch.id, segment, column)
    if ('dictionary' in head) return head.dictionary.get(at)
    const chunk = Math.floor(at / CHUNK_ROWS)
    const text = await this.cache.get(`${batch.id}/${segment}/${column}.${chunk}`, async () => {
      const bytes = await this.read(batch.id, segment, `c${column}.${chunk}`)
      const value = decodeChunk(bytes)
      return { value, bytes: 2 * value.length }
    })
    const start = head.offsets[chunk * CHUNK_ROWS]!
    return text.slice(head.offsets[at]! - start, head.offsets[at + 1]! - start)
  }

  /** Values of a column in some rows, '' for {@link NO_ROW}: what is not in memory is read in one go for each segment. */
  async cells(name: string, ordinals: readonly number[]): Promise<string[]> {
    const chunks = new Map<number, Set<number>>()
    for (const ordinal of ordinals) {
      if (ordinal === NO_ROW) continue
      const index = this.segmentOf(ordinal)
      const ofSegment = chunks.get(index) ?? new Set()
      chunks.set(index, ofSegment.add(Math.floor((ordinal - this.segments[index]!.start) / CHUNK_ROWS)))
    }
    await Promise.all([...chunks].map(([index, ofSegment]) => this.readChunks(index, name, [...ofSegment])))
    const cells: string[] = []
    for (const ordinal of ordinals) {
      const index = ordinal === NO_ROW ? -1 : this.segmentOf(ordinal)
      cells.push(index < 0 ? '' : await this.cell(index, name, ordinal - this.segments[index]!.start))
    }
    return cells
  }

  private async readChunks(index: number, name: string, chunks: readonly number[]): Promise<void> {
    const { batch, segment } = this.segments[index]!
    const column = columnIn(batch, name)
    const key = `${batch.id}/${segment}/${column}`
    if (column < 0 || this.cache.peek(key) || 'dictionary' in (await this.head(batch.id, segment, column))) return
    const parts = chunks.map((chunk) => `c${column}.${chunk}`)
    await this.cache.getAll(
      chunks.map((chunk) => `${key}.${chunk}`),
      async (places) => {
        const wanted = places.map((place) => parts[place]!)
        const found = await this.store.cellsAt(batch.id, segment, wanted)
        return Promise.all(
          found.map(async (bytes, at) => {
            const value = decodeChunk(bytes ?? (await this.missing(batch.id, segment, wanted[at]!)))
            return { value, bytes: 2 * value.length }
          }),
        )
      },
    )
  }

  /** A column of the whole table. */
  async column(name: string): Promise<StringColumn> {
    const parts: StringColumn[] = []
    for (let index = 0; index < this.segments.length; index++) parts.push(await this.segmentColumn(index, name))
    if (parts.length === 1) return parts[0]!
    return {
      length: this.rowCount,
      get: (row) => {
        if (row === NO_ROW) return ''
        const index = this.segmentOf(row)
        return parts[index]!.get(row - this.segments[index]!.start)
      },
    }
  }

  numericKeys(name: string, kind: CompareKind, type: ColumnType | undefined, signal: AbortSignal): Promise<NumericKeys> {
    return this.derived.numericKeys(name, { kind, type }, signal)
  }

  masked(name: string, type: ColumnType | undefined, signal: AbortSignal): Promise<MaskedKeys> {
    return this.derived.masked(name, type, signal)
  }

  days(name: string, signal: AbortSignal): Promise<Int32Array<ArrayBuffer>> {
    return this.derived.days(name, signal)
  }

  /** The batch that a row came with, and its 1-based row in that batch's file. */
  async origin(row: number): Promise<{ batch: BatchRecord; row: number }> {
    const index = this.segmentOf(row)
    const { batch, start } = this.segments[index]!
    return { batch, row: (await this.segmentRowNumbers(index))[row - start]! }
  }

  /** 1-based row numbers of one segment, ascending. */
  async segmentRowNumbers(index: number): Promise<Uint32Array> {
    const known = this.numbers.get(index)
    if (known) return known
    const { batch, segment } = this.segments[index]!
    const numbers = (await readRowNumbers(this.store, batch.id, segment)) ?? (await this.missing(batch.id, segment, 'rows'))
    this.numbers.set(index, numbers)
    return numbers
  }

  private head(batch: string, segment: number, column: number): Promise<ColumnHead> {
    return this.cache.get(`${batch}/${segment}/${column}#`, async () => {
      const bytes = await this.read(batch, segment, `c${column}`)
      return { value: decodeHead(bytes), bytes: bytes.length }
    })
  }

  private async read(batch: string, segment: number, part: string): Promise<Uint8Array<ArrayBuffer>> {
    return (await this.store.cell(batch, segment, part)) ?? this.missing(batch, segment, part)
  }

  private async missing(batch: string, segment: number, part: string): Promise<never> {
    if (!(await this.store.get('batch', batch))) throw new AppError('batch.missing', { batch, dataset: this.dataset.name })
    throw new AppError('storage.damaged', { dataset: this.dataset.name, kind: 'cells', segment, part })
  }
}
