import { type ColumnShape, learnShapes, misfit } from './column-shape.ts'
import { type Repair, repairRecord } from './record-repair.ts'
import { type Dialect, isBlankCell, type RawRecord } from './tokenizer.ts'

/** The table that records are read into. */
export interface ReadTable {
  dialect: Dialect
  width: number
  /** The header's texts; null without one. */
  header: readonly string[] | null
  /** The records that the header was joined from. */
  headerLines: readonly (readonly string[])[]
  /** Regular records of the table, from which its columns are known. */
  sample: readonly (readonly string[])[]
  /** Whether records end before their last cells so often that it is the way of the file. */
  isRagged: boolean
}

/** Records that are divided anew by all means; after so many a file is irregular throughout and only simple repairs are made. */
const MOST_REPAIRS = 20_000
/** Cells that the columns are learned from, at most. */
const MOST_SAMPLE_CELLS = 60_000
/** Delimiters that may stand in a single record of another hand, and what it costs to assume one. */
const OTHER_DELIMITERS = [';', '\t', ',', '|', ' ']
const OTHER_DELIMITER_COST = 6
/** A division that costs more than a usual record by this is compared with those by other delimiters. */
const DOUBTFUL = 20

/** Mends the irregular records of one table, by what its regular ones look like. */
export class RecordMender {
  /** Records that were divided anew so far. */
  repairs = 0
  private readonly table: ReadTable
  private shapes: ColumnShape[] | null = null
  /** What the cells of a usual record cost together. */
  private typical = 0

  constructor(table: ReadTable) {
    this.table = table
  }

  /** Whether cells look like those of their columns; cells that are not there are not judged. */
  fits(cells: readonly string[]): boolean {
    const shapes = this.columns()
    const cost = cells.reduce((sum, cell, column) => sum + misfit(cell, shapes[column]!), 0)
    return cost <= (this.typical * cells.length) / shapes.length + 4 * Math.sqrt(cells.length) + 8
  }

  /**
   * The cells of an irregular record, or null where the evidence does not give them. Blank cells behind the last column are dropped; where records end
   * early throughout the file, the last cells are blank; anything else is divided anew, if what comes out is not much less likely than the table's
   * usual records.
   */
  mend(raw: string, record: RawRecord, isWhole: boolean): string[] | null {
    const { width, isRagged } = this.table
    const { cells } = record
    const isSimple = isWhole && !record.isOdd
    if (isSimple && cells.length > width && cells.slice(width).every(isBlankCell) && this.fits(cells.slice(0, width))) {
      return cells.slice(0, width)
    }
    const isSpent = this.repairs >= MOST_REPAIRS
    if (isSimple && cells.length < width && (isRagged || isSpent) && this.fits(cells)) {
      return [...cells, ...Array.from({ length: width - cells.length }, () => '')]
    }
    if (isSpent) return null
    this.repairs++
    const best = this.divide(raw, record, isWhole)
    return best && best.cost <= this.typical + Math.min(30 + 2 * width, 4 + 6 * width) ? best.cells : null
  }

  /** The table's columns, learned when they are first asked for. */
  columns(): ColumnShape[] {
    if (this.shapes) return this.shapes
    const { sample, width } = this.table
    const records = sample.slice(0, Math.max(5, Math.floor(MOST_SAMPLE_CELLS / width)))
    const shapes = learnShapes(records, width)
    const costs = records
      .slice(0, 100)
      .map((cells) => shapes.reduce((sum, shape, column) => sum + misfit(cells[column]!, shape), 0))
      .sort((a, b) => a - b)
    this.typical = costs[Math.floor(costs.length / 2)] ?? 0
    this.shapes = shapes
    return shapes
  }

  private divide(raw: string, record: RawRecord, isWhole: boolean): Repair | null {
    const { dialect, width } = this.table
    const shapes = this.columns()
    const count = record.cells.length
    const isNear = record.isOdd || !isWhole || dialect.delimiter === ' ' || (count * 2 >= width && count <= 2 * width + 4)
    let best = isNear ? repairRecord(raw, dialect, shapes, record.isOdd || count < width) : null
    if (best && best.cost <= this.typical + DOUBTFUL) return best
    for (const delimiter of OTHER_DELIMITERS) {
      if (delimiter === dialect.delimiter || raw.split(delimiter).length < width) continue
      const other = repairRecord(raw, { ...dialect, delimiter }, shapes, false)
      const cost = (other?.cost ?? Number.POSITIVE_INFINITY) + OTHER_DELIMITER_COST
      if (other && cost < (best?.cost ?? Number.POSITIVE_INFINITY)) best = { cells: other.cells, cost }
    }
    return best
  }
}
