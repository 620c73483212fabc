import type { StringColumn } from './column.ts'
import type { RankedText } from './ranked-text.ts'

/**
 * Cells of a text column as they are stored (`segment.ts`), unpacked one at a time: what screens look at in few of many rows. Takes about
 * 1.4 bytes a character and 4 a cell; opening a ranked chunk walks its codes once.
 *
 * A code below `singles` is a rank itself, any other begins a pair (`ranked-text.ts`); where the text is not ranked every code is a unit, and a unit its
 * own rank.
 */
export class PackedChunk {
  /** The units of the ranks translated by the last `map`. */
  private translated: Uint16Array | undefined
  private translatedBy: Uint16Array | undefined
  /** For each first byte the rank it leads to, and 255 where the byte behind it is to be added, else 0; null where codes are units. */
  readonly leads: { readonly base: Uint16Array; readonly mask: Uint8Array } | null

  private constructor(
    readonly codes: Uint8Array | Uint16Array,
    readonly singles: number,
    /** Where each cell begins in `codes`. */
    readonly starts: Uint32Array,
    /** The unit of each rank; null where a unit is its own. */
    private readonly table: Uint16Array | null,
    /** Where each cell begins in units, and the end of the last. */
    private readonly offsets: Uint32Array,
  ) {
    this.leads = table && leadsOf(singles)
  }

  static ofUnits(units: Uint8Array | Uint16Array, offsets: Uint32Array): PackedChunk {
    const starts = offsets.map((offset) => offset - offsets[0]!)
    return new PackedChunk(units, 0x10000, starts, null, offsets)
  }

  static ofRanked({ codes, table, singles }: RankedText, offsets: Uint32Array): PackedChunk {
    const cells = offsets.length - 1
    const starts = new Uint32Array(cells)
    let at = 0
    for (let cell = 0; cell < cells; cell++) {
      starts[cell] = at
      for (let left = offsets[cell + 1]! - offsets[cell]!; left > 0; left--) at += codes[at]! < singles ? 1 : 2
    }
    return new PackedChunk(codes, singles, starts, table, offsets)
  }

  /** Bytes in memory. */
  get bytes(): number {
    return this.codes.byteLength + this.starts.byteLength + (this.table?.byteLength ?? 0) * 2
  }

  /** Units of a cell. */
  lengthOf(cell: number): number {
    return this.offsets[cell + 1]! - this.offsets[cell]!
  }

  /** For each rank its unit as `map` translates it. */
  unitsBy(map: Uint16Array): Uint16Array {
    if (this.table === null) return map
    if (this.translatedBy === map) return this.translated!
    this.translatedBy = map
    this.translated = this.table.map((unit) => map[unit]!)
    return this.translated
  }

  /**
   * Writes the units of a cell into `target`, each as `map` translates it, and gives their number; −1 where `map` gives 0 for one.
   * `target` has room for {@link lengthOf}.
   */
  read(cell: number, target: Uint16Array, map: Uint16Array): number {
    const { codes, leads } = this
    const units = this.unitsBy(map)
    const length = this.lengthOf(cell)
    let at = this.starts[cell]!
    let isWhole = true
    if (leads === null) {
      for (let index = 0; index < length; index++) {
        const unit = units[codes[at++]!]!
        if (unit === 0) isWhole = false
        target[index] = unit
      }
      return isWhole ? length : -1
    }
    const { base, mask } = leads
    for (let index = 0; index < length; index++) {
      const first = codes[at]!
      const more = mask[first]!
      const unit = units[base[first]! + (codes[at + 1]! & more)]!
      at += 1 + (more & 1)
      if (unit === 0) isWhole = false
      target[index] = unit
    }
    return isWhole ? length : -1
  }

  /** The cell's original text. */
  text(cell: number): string {
    const { codes, singles, table } = this
    const units = new Array<number>(this.lengthOf(cell))
    let at = this.starts[cell]!
    for (let index = 0; index < units.length; index++) {
      const first = codes[at++]!
      const rank = first < singles ? first : singles + ((first - singles) << 8) + codes[at++]!
      units[index] = table ? table[rank]! : rank
    }
    return textOf(units)
  }
}

const leadsBySingles = new Map<number, { base: Uint16Array; mask: Uint8Array }>()

/** Without a branch for each character: whether it has one byte or two cannot be foretold. */
function leadsOf(singles: number): { base: Uint16Array; mask: Uint8Array } {
  let leads = leadsBySingles.get(singles)
  if (!leads) {
    const base = Uint16Array.from({ length: 256 }, (_, first) => (first < singles ? first : singles + ((first - singles) << 8)))
    leads = { base, mask: Uint8Array.from({ length: 256 }, (_, first) => (first < singles ? 0 : 255)) }
    leadsBySingles.set(singles, leads)
  }
  return leads
}

/** A text column of which some chunks are at hand; reading a row of another is a defect. */
export class PackedText implements StringColumn {
  constructor(
    readonly length: number,
    readonly chunkRows: number,
    private readonly chunks: readonly (PackedChunk | undefined)[],
  ) {}

  get(row: number): string {
    return this.chunkOf(row).text(row % this.chunkRows)
  }

  lengthOf(row: number): number {
    return this.chunkOf(row).lengthOf(row % this.chunkRows)
  }

  /** As {@link PackedChunk.read}. */
  read(row: number, target: Uint16Array, map: Uint16Array): number {
    return this.chunkOf(row).read(row % this.chunkRows, target, map)
  }

  /** The chunk in which a row lies; its cell there is `row % chunkRows`. */
  chunkOf(row: number): PackedChunk {
    const chunk = this.chunks[Math.floor(row / this.chunkRows)]
    if (!chunk) throw new Error(`row ${row} was not loaded`)
    return chunk
  }
}

function textOf(units: readonly number[]): string {
  if (units.length <= 8192) return String.fromCharCode.apply(null, units as number[])
  let text = ''
  for (let at = 0; at < units.length; at += 8192) text += textOf(units.slice(at, at + 8192))
  return text
}
