import { joinedKeys } from '../../../shared/linkage/choose-keys.ts'
import { joinedMasked, type MaskedKeys } from '../../../shared/linkage/masked-keys.ts'
import type { NumericKeys } from '../../../shared/linkage/numeric-keys.ts'
import type { ColumnType } from '../../../shared/table/schema.ts'
import type { LinkPool } from '../linking/link-pool.ts'
import {
  type KeyWish,
  type SegmentColumn,
  type SegmentColumns,
  segmentContents,
  segmentDays,
  segmentKeys,
  segmentMasked,
} from '../linking/segment-keys.ts'
import type { RecordColumn } from '../record-content.ts'
import type { SegmentCache } from './segment-cache.ts'
import type { Store } from './store.ts'
import { columnIn, type TableSegment } from './table-segment.ts'

/** What links and judged records need of a table's columns. Each segment is read once, in threads where there are some, and kept in the cache of segments. */
export class DerivedColumns {
  constructor(
    private readonly store: Store,
    private readonly cache: SegmentCache,
    private readonly segments: readonly TableSegment[],
    private readonly links: LinkPool | undefined,
  ) {}

  /** Keys of a whole column; what was read of segments is kept, and so is the whole. */
  async numericKeys(name: string, wish: KeyWish, signal: AbortSignal): Promise<NumericKeys> {
    const [keys] = await this.cache.getAll([`${this.versions}/${name}/${keysOf(wish)}`], async () => {
      const parts = await this.keysOfSegments(name, wish, this.segments, signal)
      const value = joinedKeys(parts)
      return [{ value, bytes: parts.length === 1 ? 0 : bytesOfKeys(value) }]
    })
    return keys!
  }

  /** Keys of a column in some segments, rows counted from the first of each segment. */
  keysOfSegments(name: string, wish: KeyWish, segments: readonly TableSegment[], signal: AbortSignal): Promise<NumericKeys[]> {
    const read = (of: SegmentColumn) => segmentKeys(this.store, of, wish)
    return this.partsOf<NumericKeys>(name, segments, keysOf(wish), 'keys', wish, read, bytesOfKeys, signal)
  }

  /** Masked patterns of a whole column, read and kept likewise. */
  async masked(name: string, type: ColumnType | undefined, signal: AbortSignal): Promise<MaskedKeys> {
    const what = `masked/${type ?? ''}`
    const [keys] = await this.cache.getAll([`${this.versions}/${name}/${what}`], async () => {
      const read = (of: SegmentColumn) => segmentMasked(this.store, of, type)
      const parts = await this.partsOf<MaskedKeys>(name, this.segments, what, 'masked', type, read, bytesOfMasked, signal)
      const value = joinedMasked(parts)
      return [{ value, bytes: parts.length === 1 ? 0 : bytesOfMasked(value) }]
    })
    return keys!
  }

  /** Days of a whole column, as {@link daysOf} gives them. */
  async days(name: string, signal: AbortSignal): Promise<Int32Array<ArrayBuffer>> {
    const [days] = await this.cache.getAll([`${this.versions}/${name}/days`], async () => {
      const read = (of: SegmentColumn) => segmentDays(this.store, of)
      const bytesOf = (days: Int32Array) => days.byteLength
      const parts = await this.partsOf<Int32Array<ArrayBuffer>>(name, this.segments, 'days', 'days', null, read, bytesOf, signal)
      const value = new Int32Array(this.segments.reduce((sum, { rows }) => sum + rows, 0))
      for (const [index, part] of parts.entries()) value.set(part, this.segments[index]!.start)
      return [{ value, bytes: value.byteLength }]
    })
    return days!
  }

  /** What each row says in some columns, by segment: two numbers a row, as `record-content.ts` has them. */
  async contents(columns: readonly RecordColumn[], signal: AbortSignal): Promise<Float64Array<ArrayBuffer>[]> {
    const wish = columns.map(({ name, type, field }): RecordColumn => ({ name, type, ...(field && { field }) }))
    const parts = this.segments.map(({ batch, segment, rows }): SegmentColumns => {
      return { batch: batch.id, segment, rows, columns: wish.map(({ name }) => columnIn(batch, name)) }
    })
    const keys = parts.map(({ batch, segment }) => `${batch}/${segment}?contents/${JSON.stringify(wish)}`)
    const read = (of: SegmentColumns) => segmentContents(this.store, of, wish)
    return this.readParts(keys, parts, 'contents', wish, read, ({ byteLength }) => byteLength, signal)
  }

  /** One value of a column for each segment. */
  private partsOf<T>(
    name: string,
    segments: readonly TableSegment[],
    what: string,
    work: string,
    wish: KeyWish | ColumnType | null | undefined,
    read: (of: SegmentColumn) => Promise<T>,
    bytesOf: (value: T) => number,
    signal: AbortSignal,
  ): Promise<T[]> {
    const columns = segments.map(({ batch, segment, rows }): SegmentColumn => {
      return { batch: batch.id, segment, rows, column: columnIn(batch, name) }
    })
    const keys = columns.map(({ batch, segment, column }) => `${batch}/${segment}/${column}?${what}`)
    return this.readParts(keys, columns, work, wish, read, bytesOf, signal)
  }

  /** One value for each part, from the cache, the threads, or read here. */
  private readParts<Part, Wish, T>(
    keys: readonly string[],
    parts: readonly Part[],
    work: string,
    wish: Wish,
    read: (of: Part) => Promise<T>,
    bytesOf: (value: T) => number,
    signal: AbortSignal,
  ): Promise<T[]> {
    return this.cache.getAll(keys, async (places) => {
      const wanted = places.map((place) => parts[place]!)
      const values: T[] = []
      if (this.links) {
        for await (const value of this.links.map<Wish, Part, T>(work, wish, wanted, signal)) values.push(value)
      } else {
        for (const of of wanted) {
          signal.throwIfAborted()
          values.push(await read(of))
        }
      }
      return values.map((value) => ({ value, bytes: bytesOf(value) }))
    })
  }

  /** Stands for the segments: the same rows in the same order. */
  private get versions(): string {
    return this.segments
      .filter(({ segment }) => segment === 0)
      .map(({ batch }) => batch.id)
      .join('.')
  }
}

function keysOf({ kind, type }: KeyWish): string {
  return `keys/${kind}/${type ?? ''}`
}

function bytesOfKeys({ keys, checks, rows }: NumericKeys): number {
  return keys.byteLength + (checks?.byteLength ?? 0) + (rows?.byteLength ?? 0)
}

function bytesOfMasked({ shapeOf, units, starts }: MaskedKeys): number {
  return shapeOf.byteLength + units.byteLength + starts.byteLength
}
