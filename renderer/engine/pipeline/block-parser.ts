import { type CellBlock, isBlankUnit } from '../../../shared/table/cells.ts'
import type { PlainDialect } from '../sources/table-source.ts'
import type { RecordBlock } from './record-scanner.ts'
import { type DecodeText, textDecoder } from './text-decoding.ts'

const QUOTE = 0x22
const LF = 0x0a
const CR = 0x0d
const UNDECODABLE = 0xfffd
/** Greatest unit that can end a cell beside the delimiter. */
const LINE_END = CR

/** Rows of a block, blank records left out, up to the first record that another reader must judge. */
export interface ParsedBlock extends CellBlock {
  /** Index among the block's records of one with another number of cells, undecodable bytes or the header's texts; null where all are regular. */
  irregular: number | null
}

/** Takes the records of blocks apart. The grammar is what {@link RecordScanner} let through, so it is not checked again. */
export class BlockParser {
  private readonly decode: DecodeText
  private spare: Uint16Array<ArrayBuffer>[] = []

  constructor(
    { encoding, delimiter, titles = '' }: Pick<PlainDialect, 'encoding' | 'delimiter'> & Partial<PlainDialect>,
    private readonly width: number,
  ) {
    this.decode = textDecoder(encoding)
    this.delimiter = delimiter
    this.titles = Uint16Array.from({ length: titles.length }, (_, at) => titles.charCodeAt(at))
  }

  private readonly delimiter: number
  private readonly titles: Uint16Array

  parse({ bytes, records }: Pick<RecordBlock, 'bytes' | 'records'>): ParsedBlock {
    const units = this.roomFor(bytes.length)
    const length = this.decode(bytes, units)
    return splitCells(units, length, records, this.width, this.delimiter, this.titles)
  }

  /** Gives the room of a block's units back, for the blocks to come. */
  release({ units }: CellBlock): void {
    this.spare.push(units)
  }

  private roomFor(length: number): Uint16Array<ArrayBuffer> {
    const spare = this.spare.pop()
    return spare && spare.length >= length ? spare : new Uint16Array(length + (length >> 4))
  }
}

/** Splits decoded records in place: what remains of the cells moves to the front, quotes and ends go. */
function splitCells(
  units: Uint16Array<ArrayBuffer>,
  length: number,
  records: number,
  width: number,
  delimiter: number,
  titles: Uint16Array,
): ParsedBlock {
  const ends = new Uint32Array(records * width)
  const undecodable = units.subarray(0, length).indexOf(UNDECODABLE)
  const bad = undecodable < 0 ? length : undecodable
  const highest = Math.max(delimiter, LINE_END)
  let source = 0
  let target = 0
  let cell = 0
  let record = 0
  for (; source < length; record++) {
    const rowStart = target
    const firstCell = cell
    let unit: number
    do {
      unit = units[source]!
      if (unit === QUOTE) {
        for (;;) {
          unit = units[++source]!
          if (unit === QUOTE && units[++source] !== QUOTE) break
          units[target++] = unit
        }
        unit = units[source]!
      } else {
        while (unit > highest || (unit !== delimiter && unit !== LF && unit !== CR)) {
          units[target++] = unit
          unit = units[++source]!
        }
      }
      ends[cell++] = target
      source++
    } while (unit === delimiter)
    if (unit === CR) source++
    if (isBlankBetween(units, rowStart, target)) {
      target = rowStart
      cell = firstCell
    } else if (cell - firstCell !== width || bad < source || isText(units, rowStart, target, titles)) {
      return { units, ends, rows: firstCell / width, width, irregular: record }
    }
  }
  return { units, ends, rows: cell / width, width, irregular: null }
}

/** Whether units are a text that is not empty: the header once more. */
function isText(units: Uint16Array, from: number, to: number, text: Uint16Array): boolean {
  if (to - from !== text.length || text.length === 0) return false
  for (let at = 0; at < text.length; at++) if (units[from + at] !== text[at]) return false
  return true
}

function isBlankBetween(units: Uint16Array, from: number, to: number): boolean {
  let at = from
  while (at < to && isBlankUnit(units[at]!)) at++
  return at === to
}
