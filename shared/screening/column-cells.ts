import { ChunkedText, RankedChunk, type UnitsChunk } from '../table/chunked-text.ts'
import { DictionaryColumn, type StringColumn } from '../table/column.ts'
import { DirectText, type FoldedText, foldText, unitsToString } from '../values/fold.ts'
import { foldTable } from '../values/fold-table.ts'
import type { LiteralScanner } from './literal-scanner.ts'

/** Cells of one column of a segment, folded one at a time into a buffer that the next call overwrites. */
export class ColumnCells {
  /** Folded units of the cell read last. */
  units = new Uint16Array(1024)
  /** The value of each row by number, where values repeat: equal numbers, equal cells. */
  readonly codes: DictionaryColumn['codes'] | null
  /** Different cells at most. */
  readonly distinct: number
  private readonly chunked: ChunkedText | null
  private readonly map = foldTable().units

  constructor(private readonly column: StringColumn) {
    const isDictionary = column instanceof DictionaryColumn
    this.codes = isDictionary ? column.codes : null
    this.distinct = isDictionary ? column.values.length : column.length
    this.chunked = column instanceof ChunkedText ? column : null
  }

  original(row: number): string {
    return this.column.get(row)
  }

  /** Folds a cell into {@link units}; gives its length, −1 where a character of it is not one folded unit or the column is not in chunks. */
  unitsOf(row: number): number {
    const { chunked } = this
    if (!chunked) return -1
    this.reserve(chunked.lengthOf(row))
    return chunked.read(row, this.units, this.map)
  }

  /** Folds a cell into {@link units}; gives its length. */
  fold(row: number): number {
    const length = this.unitsOf(row)
    if (length >= 0) return length
    const { folded } = foldText(this.column.get(row))
    this.reserve(folded.length)
    for (let index = 0; index < folded.length; index++) this.units[index] = folded.charCodeAt(index)
    return folded.length
  }

  /** The literals of a scanner within a cell: how many it {@link LiteralScanner.found}. */
  scan(scanner: LiteralScanner, row: number): number {
    const count = this.scanPlaces(scanner, row)
    if (count >= 0) return count
    const length = this.fold(row)
    return scanner.scan(this.units, length)
  }

  /** As {@link scan}, only where every character of the cell is one folded unit, so that places are characters of the original; else −1. */
  scanPlaces(scanner: LiteralScanner, row: number): number {
    const { chunked } = this
    if (!chunked) return -1
    const chunk = chunked.chunkOf(row)
    const cell = row % chunked.chunkRows
    if (chunk instanceof RankedChunk) return scanner.scanRanked(chunk, cell)
    const { units } = chunk as UnitsChunk
    return scanner.scanOriginal(units, (chunk as UnitsChunk).startOf(cell), chunk.lengthOf(cell))
  }

  folded(row: number): string {
    if (!this.chunked) return foldText(this.column.get(row)).folded
    const length = this.fold(row)
    return unitsToString(this.units, 0, length)
  }

  text(row: number): FoldedText {
    const length = this.unitsOf(row)
    if (length < 0) return foldText(this.column.get(row))
    const folded = unitsToString(this.units, 0, length)
    return new DirectText(folded, folded)
  }

  private reserve(length: number): void {
    if (this.units.length < length) this.units = new Uint16Array(length + (length >> 1))
  }
}
