/**
 * Cells of some rows, row after row, as UTF-16 units: cell c of row r ends at `ends[r × width + c]` and begins where the one before it ends.
 * Example, rows 消防|1 and 路灯|: units `消防1路灯`, ends `2 3 5 5`.
 */
export interface CellBlock {
  units: Uint16Array<ArrayBuffer>
  ends: Uint32Array<ArrayBuffer>
  rows: number
  width: number
}

/** Values one after the other, cut by `offsets` (their number + 1). */
export interface UnitText {
  units: Uint16Array
  offsets: Uint32Array
}

/** True for what `String.prototype.trim` takes away. */
export function isBlankUnit(unit: number): boolean {
  if (unit <= 0x20) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  if (unit < 0xa0 || (unit > 0x3000 && unit < 0xfeff)) return false
  if (unit >= 0x2000 && unit <= 0x200a) return true
  return rareBlanks.has(unit)
}

const rareBlanks: ReadonlySet<number> = new Set([0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff])

/** Where the cell `index` (row × width + column) of a block begins. */
export function cellStart({ ends }: CellBlock, index: number): number {
  return index === 0 ? 0 : ends[index - 1]!
}

/** The cell `index` (row × width + column) of a block. */
export function cellText(block: CellBlock, index: number): string {
  return textOf(block.units, cellStart(block, index), block.ends[index]!)
}

/** Units as a string. */
export function textOf(units: Uint16Array, from: number, to: number): string {
  if (to - from <= 4096) return String.fromCharCode.apply(null, units.subarray(from, to) as unknown as number[])
  const pieces: string[] = []
  for (let at = from; at < to; at += 4096) pieces.push(textOf(units, at, Math.min(to, at + 4096)))
  return pieces.join('')
}

/** Collects rows of strings as a {@link CellBlock}. */
export class CellBlockWriter {
  private units = new Uint16Array(4096)
  private ends: Uint32Array<ArrayBuffer>
  private length = 0
  private cells = 0

  constructor(private readonly width: number) {
    this.ends = new Uint32Array(64 * width)
  }

  get rows(): number {
    return this.cells / this.width
  }

  /** UTF-16 units of all cells so far. */
  get size(): number {
    return this.length
  }

  /** Adds a row; cells that it lacks are empty, cells beyond the width are left out. */
  add(row: readonly string[]): void {
    if (this.cells + this.width > this.ends.length)
      this.ends = grown(this.ends, new Uint32Array(2 * this.ends.length + this.width))
    for (let column = 0; column < this.width; column++) {
      const text = row[column] ?? ''
      const needed = this.length + text.length
      if (needed > this.units.length) this.units = grown(this.units, new Uint16Array(Math.max(needed, 2 * this.units.length)))
      for (let index = 0; index < text.length; index++) this.units[this.length + index] = text.charCodeAt(index)
      this.length = needed
      this.ends[this.cells++] = needed
    }
  }

  /** The rows so far; the writer is used up. */
  finish(): CellBlock {
    return { units: this.units, ends: this.ends, rows: this.rows, width: this.width }
  }
}

function grown<A extends Uint16Array | Uint32Array>(from: A, to: A): A {
  to.set(from)
  return to
}
