import type { StringColumn } from './column.ts'
import type { RankedCodes } from './ranked-text.ts'

/** Cells of a stretch of a text column, read one at a time: what screens look at in few of many rows. */
export interface TextChunk {
  /** Bytes in memory. */
  readonly bytes: number
  /** Units of a cell. */
  lengthOf(cell: number): number
  /**
   * Writes the units of a cell into `target`, each as `map` translates it, and gives their number; −1 where `map` gives 0 for one.
   * `target` has room for {@link lengthOf}.
   */
  read(cell: number, target: Uint16Array, map: Uint16Array): number
  /** The cell's original text. */
  text(cell: number): string
}

/** A chunk as units: two bytes a character, one where all is ASCII. */
export class UnitsChunk implements TextChunk {
  private readonly first: number

  /** `offsets` (cells + 1) are those of the cells within the whole column. */
  constructor(
    readonly units: Uint8Array | Uint16Array,
    private readonly offsets: Uint32Array,
  ) {
    this.first = offsets[0]!
  }

  get bytes(): number {
    return this.units.byteLength
  }

  /** Where a cell begins in {@link units}. */
  startOf(cell: number): number {
    return this.offsets[cell]! - this.first
  }

  lengthOf(cell: number): number {
    return this.offsets[cell + 1]! - this.offsets[cell]!
  }

  read(cell: number, target: Uint16Array, map: Uint16Array): number {
    const { units } = this
    const length = this.lengthOf(cell)
    const start = this.startOf(cell)
    for (let index = 0; index < length; index++) {
      const unit = map[units[start + index]!]!
      if (unit === 0) return -1
      target[index] = unit
    }
    return length
  }

  text(cell: number): string {
    const start = this.startOf(cell)
    return textOf(this.units.subarray(start, start + this.lengthOf(cell)))
  }
}

/** A chunk as it is stored (`ranked-text.ts`), of which cells are decoded as they are read. */
export class RankedChunk implements TextChunk {
  /** `offsets` (cells + 1) count units, `starts` the bytes of the codes; both need not begin at 0. */
  constructor(
    readonly codes: RankedCodes,
    private readonly offsets: Uint32Array,
    private readonly starts: Uint32Array,
  ) {}

  get bytes(): number {
    return this.codes.bytes.byteLength + this.starts.byteLength
  }

  /** Where the codes of a cell begin; those of the next begin at its end. */
  startOf(cell: number): number {
    return this.starts[cell]!
  }

  lengthOf(cell: number): number {
    return this.offsets[cell + 1]! - this.offsets[cell]!
  }

  read(cell: number, target: Uint16Array, map: Uint16Array): number {
    const { bytes, table, lastSingle, base } = this.codes
    const length = this.lengthOf(cell)
    let at = this.starts[cell]!
    for (let index = 0; index < length; index++) {
      const first = bytes[at]!
      const isPair = (lastSingle - first) >> 31
      const unit = map[table[base[first]! + (bytes[at + 1]! & isPair)]!]!
      if (unit === 0) return -1
      target[index] = unit
      at += 1 - isPair
    }
    return length
  }

  text(cell: number): string {
    const units = new Uint16Array(this.lengthOf(cell))
    const { bytes, table, lastSingle, base } = this.codes
    let at = this.starts[cell]!
    for (let index = 0; index < units.length; index++) {
      const first = bytes[at]!
      const isPair = (lastSingle - first) >> 31
      units[index] = table[base[first]! + (bytes[at + 1]! & isPair)]!
      at += 1 - isPair
    }
    return textOf(units)
  }
}

/** A text column of which some chunks are at hand; reading a row of another is a defect. */
export class ChunkedText implements StringColumn {
  constructor(
    readonly length: number,
    readonly chunkRows: number,
    private readonly chunks: readonly (TextChunk | undefined)[],
  ) {}

  get(row: number): string {
    return this.chunkOf(row).text(row % this.chunkRows)
  }

  lengthOf(row: number): number {
    return this.chunkOf(row).lengthOf(row % this.chunkRows)
  }

  /** As {@link TextChunk.read}. */
  read(row: number, target: Uint16Array, map: Uint16Array): number {
    return this.chunkOf(row).read(row % this.chunkRows, target, map)
  }

  /** The chunk in which a row lies; its cell there is `row % chunkRows`. */
  chunkOf(row: number): TextChunk {
    const chunk = this.chunks[Math.floor(row / this.chunkRows)]
    if (!chunk) throw new Error(`row ${row} was not loaded`)
    return chunk
  }
}

function textOf(units: Uint8Array | Uint16Array): string {
  if (units.length <= 8192) return String.fromCharCode.apply(null, units as unknown as number[])
  let text = ''
  for (let at = 0; at < units.length; at += 8192) text += textOf(units.subarray(at, at + 8192))
  return text
}
