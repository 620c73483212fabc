import { type CellBlock, cellStart, cellText, isBlankUnit } from '../table/cells.ts'
import { unitTextOf } from '../table/segment.ts'

/** Ticket number without its re-dispatch suffix: `20260612000412HBD1` → `20260612000412` (domain.md 1.1). */
export function baseTicketNo(ticketNo: string): string {
  return ticketNo
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[-_ ]?HBD\d+$/, '')
}

/**
 * 53-bit fingerprint of the units from `from` to `to`, never 0, for sets of millions of rows; `seed` is that of what comes before them. Two different
 * texts share one with a chance of 1 in 9 × 10¹⁵. Two rounds of the multiply-xor mix of MurmurHash3 over pairs of units. It is stored: another one needs
 * another version of the database.
 */
export function fingerprint(units: Uint16Array, from: number, to: number, seed = 0): number {
  let a = 0x9e3779b9 ^ seed
  let b = 0x85ebca6b ^ Math.floor(seed / 0x100000000)
  const length = to - from
  for (let index = from; index < to; index += 2) {
    const pair = index + 1 < to ? units[index]! | (units[index + 1]! << 16) : units[index]!
    a = Math.imul(a ^ pair, 0x2c1b3c6d)
    b = Math.imul(b ^ pair, 0x297a2d39)
    a = (a << 13) | (a >>> 19)
    b = (b << 11) | (b >>> 21)
  }
  a = Math.imul(a ^ (a >>> 16) ^ length, 0x45d9f3b)
  b = Math.imul(b ^ (b >>> 15) ^ length, 0x27d4eb2f)
  a ^= b >>> 13
  b ^= a >>> 16
  return (b >>> 0) * 0x200000 + (a >>> 11) || 1
}

/** Which columns of a batch are the ticket's number and its content; −1 for one that the source does not have. */
export interface TicketColumns {
  ticketNo: number
  content: number
  /** All columns in the order in which whole rows are compared; by name, so that the order of next month's file makes no difference. */
  order: number[]
}

/**
 * What is compared of a block's rows, two fingerprints for each: that of the base ticket number, 0 without one, and that of the row. Rows with the
 * same second key are duplicates: the same base number and the same content (trimmed) or, without a number or a column of content, the same whole row.
 * Rows that merely share a text are not duplicates.
 */
export function ticketKeys(block: CellBlock, { ticketNo, content, order }: TicketColumns): Float64Array<ArrayBuffer> {
  const keys = new Float64Array(2 * block.rows)
  for (let row = 0; row < block.rows; row++) {
    const first = row * block.width
    const number = ticketNo < 0 ? 0 : numberKey(block, first + ticketNo)
    keys[2 * row] = number
    if (number !== 0 && content >= 0) keys[2 * row + 1] = contentKey(block, first + content, number)
    else keys[2 * row + 1] = rowKey(block, first, order, number === 0 ? -1 : ticketNo, number)
  }
  return keys
}

const folded = new Uint16Array(64)

/** Of {@link baseTicketNo} of a cell, without a string where it is short, plain ASCII and without blanks; 0 where nothing remains of it. */
function numberKey(block: CellBlock, cell: number): number {
  const from = cellStart(block, cell)
  const to = block.ends[cell]!
  if (to - from > folded.length) return textKey(baseTicketNo(cellText(block, cell)))
  for (let index = from; index < to; index++) {
    const unit = block.units[index]!
    if (unit <= 0x20 || unit >= 0x7f) return textKey(baseTicketNo(cellText(block, cell)))
    folded[index - from] = unit >= 0x61 && unit <= 0x7a ? unit - 0x20 : unit
  }
  const length = withoutSuffix(folded, to - from)
  return length === 0 ? 0 : fingerprint(folded, 0, length)
}

/** Length of a folded number without `HBD` and digits at its end, and a `-` or `_` before them. */
function withoutSuffix(units: Uint16Array, length: number): number {
  let at = length
  while (at > 0 && units[at - 1]! >= 0x30 && units[at - 1]! <= 0x39) at--
  if (at === length || at < 3 || units[at - 3] !== 0x48 || units[at - 2] !== 0x42 || units[at - 1] !== 0x44) return length
  at -= 3
  return at > 0 && (units[at - 1] === 0x2d || units[at - 1] === 0x5f) ? at - 1 : at
}

function textKey(text: string): number {
  if (text === '') return 0
  const { units } = unitTextOf([text])
  return fingerprint(units, 0, units.length)
}

function contentKey(block: CellBlock, cell: number, seed: number): number {
  let from = cellStart(block, cell)
  let to = block.ends[cell]!
  while (from < to && isBlankUnit(block.units[from]!)) from++
  while (from < to && isBlankUnit(block.units[to - 1]!)) to--
  return fingerprint(block.units, from, to, seed)
}

/** Of all cells of a row but the one at `without`, one after another. */
function rowKey(block: CellBlock, first: number, order: readonly number[], without: number, seed: number): number {
  let key = seed
  for (const column of order) {
    if (column !== without) key = fingerprint(block.units, cellStart(block, first + column), block.ends[first + column]!, key)
  }
  return key
}
