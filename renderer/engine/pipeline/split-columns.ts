import { type CellBlock, cellStart, type UnitText } from '../../../shared/table/cells.ts'

/** Turns rows into columns: one pass over the cells, which lie row after row. Its buffer serves one block after the other. */
export class ColumnSplitter {
  private units = new Uint16Array(0)

  /** Every column of the `kept` rows; what it gives holds until the next call. */
  split(block: CellBlock, kept: Uint32Array): UnitText[] {
    const { width, ends } = block
    const offsets = Array.from({ length: width }, () => new Uint32Array(kept.length + 1))
    for (let index = 0; index < kept.length; index++) {
      const first = kept[index]! * width
      let from = cellStart(block, first)
      for (let column = 0; column < width; column++) {
        const to = ends[first + column]!
        const own = offsets[column]!
        own[index + 1] = own[index]! + to - from
        from = to
      }
    }
    const starts = this.layOut(offsets.map((own) => own[kept.length]!))
    this.copy(block, kept, offsets, starts)
    return offsets.map((own, column) => {
      const start = starts[column]!
      return { units: this.units.subarray(start, start + own[kept.length]!), offsets: own }
    })
  }

  /** Where each column begins, one behind the other. */
  private layOut(lengths: readonly number[]): number[] {
    let length = 0
    const starts = lengths.map((own) => {
      length += own
      return length - own
    })
    if (this.units.length < length) this.units = new Uint16Array(length + (length >> 3))
    return starts
  }

  private copy(block: CellBlock, kept: Uint32Array, offsets: readonly Uint32Array[], starts: readonly number[]): void {
    const { width, ends, units: source } = block
    const target = this.units
    for (let index = 0; index < kept.length; index++) {
      const first = kept[index]! * width
      let from = cellStart(block, first)
      for (let column = 0; column < width; column++) {
        const to = ends[first + column]!
        let at = starts[column]! + offsets[column]![index]!
        while (from < to) target[at++] = source[from++]!
      }
    }
  }
}
