import { AppError } from '../../../shared/errors.ts'
import { NO_ROW, type StringColumn } from '../../../shared/table/column.ts'
import type { ColumnSchema, ColumnType } from '../../../shared/table/schema.ts'
import { decodeColumn, encodeColumn, SEGMENT_ROWS } from '../../../shared/table/segment.ts'
import type { BatchRecord, Cell, DatasetRecord } from './records.ts'
import type { Store } from './store.ts'

/** Part in which a segment's source row numbers stand, as u32. */
const ROW_NUMBERS = 'rows'
const CACHE_BYTES = 384 * 1024 * 1024

/** Collects accepted rows and writes a segment whenever one is full. */
export class SegmentWriter {
  readonly segments: number[] = []
  private columns: string[][]
  private rowNumbers: number[] = []

  constructor(
    private readonly store: Store,
    private readonly batch: string,
    private readonly width: number,
  ) {
    this.columns = Array.from({ length: width }, () => [])
  }

  /** Adds a row of `width` cells; `row` is its 1-based number in the source. */
  add(cells: readonly string[], row: number): void {
    for (let column = 0; column < this.width; column++) this.columns[column]!.push(cells[column] ?? '')
    this.rowNumbers.push(row)
  }

  get isFull(): boolean {
    return this.rowNumbers.length >= SEGMENT_ROWS
  }

  async flush(): Promise<void> {
    if (this.rowNumbers.length === 0) return
    const key = { batch: this.batch, segment: this.segments.length }
    const rowBytes = new Uint8Array(Uint32Array.from(this.rowNumbers).buffer)
    const cells: Cell[] = [{ ...key, part: ROW_NUMBERS, bytes: rowBytes }]
    this.columns.forEach((values, column) => {
      cells.push({ ...key, part: `c${column}`, bytes: encodeColumn(values) })
    })
    await this.store.putCells(cells)
    this.segments.push(this.rowNumbers.length)
    this.columns = Array.from({ length: this.width }, () => [])
    this.rowNumbers = []
  }
}

interface TableSegment {
  batch: BatchRecord
  segment: number
  start: number
  rows: number
}

/** Decoded columns, least recently used out first; segments are immutable, so an entry never goes stale. */
export class ColumnCache {
  private readonly entries = new Map<string, { column: StringColumn; bytes: number }>()
  private bytes = 0

  async get(key: string, load: () => Promise<{ column: StringColumn; bytes: number }>): Promise<StringColumn> {
    const found = this.entries.get(key)
    if (found) {
      this.entries.delete(key)
      this.entries.set(key, found)
      return found.column
    }
    const loaded = await load()
    if (!this.entries.has(key)) {
      this.entries.set(key, loaded)
      this.bytes += loaded.bytes
    }
    for (const [oldest, entry] of this.entries) {
      if (this.bytes <= CACHE_BYTES || oldest === key) break
      this.entries.delete(oldest)
      this.bytes -= entry.bytes
    }
    return loaded.column
  }
}

/**
 * A dataset as one table over an ordered list of batches; row ordinals run through the batches' segments.
 * Example: batches of 70,000 and 10 rows have segments at 0, 65,536 and 70,000.
 */
export class StoredTable {
  readonly columns: readonly ColumnSchema[]
  readonly segments: readonly TableSegment[]
  readonly rowCount: number
  private readonly numbers = new Map<number, Uint32Array>()

  constructor(
    private readonly store: Store,
    private readonly cache: ColumnCache,
    readonly dataset: DatasetRecord,
    readonly batches: readonly BatchRecord[],
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
  }

  /** The same table with column types as a model gives them. */
  withTypes(types: Readonly<Record<string, ColumnType>>): StoredTable {
    const columns = this.columns.map((column) => ({ ...column, type: types[column.name] ?? column.type }))
    return new StoredTable(this.store, this.cache, { ...this.dataset, columns }, this.batches)
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
    const column = batch.columns.findIndex((one) => one.name === name)
    if (column < 0) return { length: rows, get: () => '' }
    return this.cache.get(`${batch.id}/${segment}/${column}`, async () => {
      const bytes = await this.read(batch.id, segment, `c${column}`)
      return { column: decodeColumn(bytes), bytes: bytes.byteLength }
    })
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
    const bytes = await this.read(batch.id, segment, ROW_NUMBERS)
    const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
    this.numbers.set(index, numbers)
    return numbers
  }

  private async read(batch: string, segment: number, part: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.store.cell(batch, segment, part)
    if (bytes) return bytes
    if (!(await this.store.get('batch', batch))) throw new AppError('batch.missing', { batch, dataset: this.dataset.name })
    throw new AppError('storage.damaged', { dataset: this.dataset.name, kind: 'cells', segment, part })
  }
}
