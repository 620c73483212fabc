import { type StringColumn, TextColumn } from '../table/column.ts'
import { characterEnd, DirectText, type FoldedText, foldText, unitsToString } from '../values/fold.ts'
import { foldCharacter, foldTable } from '../values/fold-table.ts'

/**
 * Many cells folded into one array of UTF-16 units, cut by `offsets`: the form that is scanned.
 * Example, cells `消防`, `㎡`: units `消 防 m 2`, offsets `0 2 4`, the second not direct.
 */
export class FoldedBlock {
  readonly count: number
  constructor(
    readonly units: Uint16Array,
    readonly offsets: Uint32Array,
    /** 1 where the folded cell's offsets are those of the original (see {@link FoldedText.isDirect}). */
    private readonly direct: Uint8Array,
    private readonly original: (cell: number) => string,
  ) {
    this.count = offsets.length - 1
  }

  folded(cell: number): string {
    return unitsToString(this.units, this.offsets[cell]!, this.offsets[cell + 1]!)
  }

  text(cell: number): FoldedText {
    const original = this.original(cell)
    return this.direct[cell] === 1 ? new DirectText(original, this.folded(cell)) : foldText(original)
  }
}

/** Folds the cells of a column: all of them, or those of `rows` in their order. */
export function foldBlock(column: StringColumn, rows?: Uint32Array): FoldedBlock {
  const count = rows ? rows.length : column.length
  const rowOf = (cell: number) => (rows ? rows[cell]! : cell)
  const writer = new BlockWriter(count, column instanceof TextColumn && !rows ? column.text.length : count * 16)
  for (let cell = 0; cell < count; cell++) {
    const row = rowOf(cell)
    if (column instanceof TextColumn) writer.write(cell, column.text, column.offsets[row]!, column.offsets[row + 1]!)
    else {
      const text = column.get(row)
      writer.write(cell, text, 0, text.length)
    }
  }
  return new FoldedBlock(writer.units.subarray(0, writer.at), writer.offsets, writer.direct, (cell) => column.get(rowOf(cell)))
}

class BlockWriter {
  units: Uint16Array
  readonly offsets: Uint32Array
  readonly direct: Uint8Array
  at = 0
  private readonly table = foldTable()

  constructor(count: number, units: number) {
    this.units = new Uint16Array(units + (units >> 5) + 64)
    this.offsets = new Uint32Array(count + 1)
    this.direct = new Uint8Array(count)
  }

  write(cell: number, text: string, from: number, to: number): void {
    if (this.at + to - from > this.units.length) this.grow(to - from)
    const { units } = this.table
    const target = this.units
    let at = this.at
    let index = from
    for (; index < to; index++) {
      const folded = units[text.charCodeAt(index)]!
      if (folded === 0) break
      target[at++] = folded
    }
    this.at = at
    if (index === to) this.direct[cell] = 1
    else this.writeMapped(text, from, index, to)
    this.offsets[cell + 1] = this.at
  }

  /** Goes on from `index`, where a character is that folds to other than one unit or joins the one before. */
  private writeMapped(text: string, from: number, index: number, to: number): void {
    const { units, joining } = this.table
    let start = index
    if (start > from && joining[text.charCodeAt(start)] === 1) {
      start--
      this.at--
    }
    const rest = text.slice(start, to)
    for (let at = 0; at < rest.length; ) {
      const unit = rest.charCodeAt(at)
      const next = at + 1 < rest.length ? rest.charCodeAt(at + 1) : 0x20
      if (units[unit] !== 0 && units[next] !== 0) {
        this.push(units[unit]!)
        at++
        continue
      }
      const end = characterEnd(rest, at)
      const folded = foldCharacter(rest.slice(at, end))
      for (let piece = 0; piece < folded.length; piece++) this.push(folded.charCodeAt(piece))
      at = end
    }
  }

  private push(unit: number): void {
    if (this.at === this.units.length) this.grow(1)
    this.units[this.at++] = unit
  }

  private grow(by: number): void {
    const units = new Uint16Array(Math.max(this.units.length * 2, this.at + by + 64))
    units.set(this.units.subarray(0, this.at))
    this.units = units
  }
}
