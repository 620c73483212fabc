import type { StringColumn } from './column.ts'

/** Cells of a text column as units, read one at a time: what screens look at in few of many rows. Two bytes a character, one where all is ASCII. */
export class TextChunk {
  private readonly first: number

  /** `offsets` (cells + 1) are those of the cells within the whole column. */
  constructor(
    readonly units: Uint8Array | Uint16Array,
    private readonly offsets: Uint32Array,
  ) {
    this.first = offsets[0]!
  }

  /** Bytes in memory. */
  get bytes(): number {
    return this.units.byteLength
  }

  /** Where a cell begins in {@link units}. */
  startOf(cell: number): number {
    return this.offsets[cell]! - this.first
  }

  /** Units of a cell. */
  lengthOf(cell: number): number {
    return this.offsets[cell + 1]! - this.offsets[cell]!
  }

  /**
   * Writes the units of a cell into `target`, each as `map` translates it, and gives their number; −1 where `map` gives 0 for one.
   * `target` has room for {@link lengthOf}.
   */
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

  /** The cell's original text. */
  text(cell: number): string {
    const start = this.startOf(cell)
    return textOf(this.units.subarray(start, start + this.lengthOf(cell)))
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
