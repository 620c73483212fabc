import { AppError } from '../../../shared/errors.ts'
import { joinedKeys } from '../../../shared/linkage/choose-keys.ts'
import type { CompareKind } from '../../../shared/linkage/key.ts'
import { joinedMasked, type MaskedKeys, maskedKeys } from '../../../shared/linkage/masked-keys.ts'
import type { NumericKeys } from '../../../shared/linkage/numeric-keys.ts'
import { numericKeys, phoneKeysOfBytes } from '../../../shared/linkage/read-keys.ts'
import { daysOf } from '../../../shared/linkage/window.ts'
import { type StringColumn, TextColumn } from '../../../shared/table/column.ts'
import type { ColumnType } from '../../../shared/table/schema.ts'
import { CHUNK_ROWS, decodeChunk, decodeHead, plainBytes } from '../../../shared/table/segment.ts'
import { contentsOf, type RecordColumn } from '../record-content.ts'
import type { CellStore } from '../store/cells.ts'

/** A column of a stored segment. */
export interface SegmentColumn {
  batch: string
  segment: number
  rows: number
  /** Its number in the batch; −1 for a column that the batch did not have. */
  column: number
}

/** Which keys of a column are read, as for `keysOf`. */
export interface KeyWish {
  kind: CompareKind
  type: ColumnType | undefined
}

/** Reads the keys of one column of a segment from its cells. */
export async function segmentKeys(cells: CellStore, of: SegmentColumn, { kind, type }: KeyWish): Promise<NumericKeys> {
  if (of.column < 0) return numericKeys(kind, { length: of.rows, get: () => '' }, type)
  const parts: NumericKeys[] = []
  for await (const part of columnParts(cells, of)) {
    const bytes = kind === 'phone' ? part.bytes : null
    parts.push(bytes ? phoneKeysOfBytes(bytes, part.offsets) : numericKeys(kind, part.column(), type))
  }
  return joinedKeys(parts)
}

/** Masked patterns of one column of a segment. */
export async function segmentMasked(cells: CellStore, of: SegmentColumn, type: ColumnType | undefined): Promise<MaskedKeys> {
  if (of.column < 0) return maskedKeys({ length: of.rows, get: () => '' }, type)
  const parts: MaskedKeys[] = []
  for await (const part of columnParts(cells, of)) parts.push(maskedKeys(part.column(), type))
  return joinedMasked(parts)
}

/** Days of one column of a segment. */
export async function segmentDays(cells: CellStore, of: SegmentColumn): Promise<Int32Array<ArrayBuffer>> {
  if (of.column < 0) return daysOf({ length: of.rows, get: () => '' })
  const days = new Int32Array(of.rows)
  let at = 0
  for await (const part of columnParts(cells, of)) {
    const ofPart = daysOf(part.column())
    days.set(ofPart, at)
    at += ofPart.length
  }
  return days
}

/** Several columns of a segment; −1 for one that the batch did not have. */
export interface SegmentColumns extends Omit<SegmentColumn, 'column'> {
  columns: number[]
}

/** What each row of a segment says in some columns, as {@link contentsOf} gives it. */
export async function segmentContents(
  cells: CellStore,
  { columns, ...of }: SegmentColumns,
  wish: readonly RecordColumn[],
): Promise<Float64Array<ArrayBuffer>> {
  const values: StringColumn[] = []
  for (const column of columns) values.push(await wholeColumn(cells, { ...of, column }))
  return contentsOf(wish, values)
}

async function wholeColumn(cells: CellStore, of: SegmentColumn): Promise<StringColumn> {
  if (of.column < 0) return { length: of.rows, get: () => '' }
  const parts: StringColumn[] = []
  for await (const part of columnParts(cells, of)) parts.push(part.column())
  if (parts.length === 1) return parts[0]!
  return { length: of.rows, get: (row) => parts[Math.floor(row / CHUNK_ROWS)]!.get(row % CHUNK_ROWS) }
}

interface ColumnPart {
  /** Text of one byte a character, where it is that; cells begin and end at `offsets`. */
  bytes: Uint8Array | null
  offsets: Uint32Array
  column(): StringColumn
}

/** A column in the parts in which it is stored: a dictionary is one, text comes in chunks. */
async function* columnParts(cells: CellStore, { batch, segment, rows, column }: SegmentColumn): AsyncGenerator<ColumnPart> {
  const chunks = Math.ceil(rows / CHUNK_ROWS)
  const names = [`c${column}`, ...Array.from({ length: chunks }, (_, chunk) => `c${column}.${chunk}`)]
  const [first, ...texts] = await cells.cellsAt(batch, segment, names)
  const head = decodeHead(first ?? missing(batch, segment, names[0]!))
  if ('dictionary' in head) {
    yield { bytes: null, offsets: new Uint32Array(0), column: () => head.dictionary }
    return
  }
  for (let chunk = 0; chunk < chunks; chunk++) {
    const from = chunk * CHUNK_ROWS
    const offsets = head.offsets.subarray(from, Math.min(rows, from + CHUNK_ROWS) + 1)
    const text = texts[chunk] ?? missing(batch, segment, names[chunk + 1]!)
    yield {
      bytes: plainBytes(text),
      offsets,
      column: () =>
        new TextColumn(
          decodeChunk(text),
          offsets.map((offset) => offset - offsets[0]!),
        ),
    }
  }
}

function missing(batch: string, segment: number, part: string): never {
  throw new AppError('storage.damaged', { kind: 'cells', batch, segment, part })
}
