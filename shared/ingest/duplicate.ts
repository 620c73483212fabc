import { type CellBlock, cellStart, cellText, isBlankUnit } from '../table/cells.ts'

/** Ticket number without its re-dispatch suffix: `20260612000412HBD1` → `20260612000412` (domain.md 1.1). */
export function baseTicketNo(ticketNo: string): string {
  return ticketNo
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[-_ ]?HBD\d+$/, '')
}

/**
 * 53-bit fingerprint of the units from `from` to `to`, never 0, for sets of millions of rows. Two different texts share one with a chance of 1 in
 * 9 × 10¹⁵. Two rounds of the multiply-xor mix of MurmurHash3. It is stored: another one needs another version of the database.
 */
export function fingerprint(units: Uint16Array, from: number, to: number): number {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (let index = from; index < to; index++) {
    const unit = units[index]!
    a = Math.imul(a ^ unit, 0x2c1b3c6d)
    b = Math.imul(b ^ unit, 0x297a2d39)
    a = (a << 13) | (a >>> 19)
    b = (b << 11) | (b >>> 21)
  }
  const length = to - from
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
export function ticketKeys(block: CellBlock, columns: TicketColumns): Float64Array<ArrayBuffer> {
  const keys = new Float64Array(2 * block.rows)
  const scratch = new KeyScratch()
  for (let row = 0; row < block.rows; row++) {
    const first = row * block.width
    scratch.length = 0
    if (columns.ticketNo >= 0) scratch.addTicketNo(block, first + columns.ticketNo)
    const hasNumber = scratch.length > 0
    if (hasNumber) keys[2 * row] = scratch.fingerprint()
    scratch.addUnit(0)
    if (hasNumber && columns.content >= 0) scratch.addTrimmed(block, first + columns.content)
    else scratch.addRow(block, first, columns.order, hasNumber ? columns.ticketNo : -1)
    keys[2 * row + 1] = scratch.fingerprint()
  }
  return keys
}

class KeyScratch {
  length = 0
  private units = new Uint16Array(1024)

  fingerprint(): number {
    return fingerprint(this.units, 0, this.length)
  }

  addUnit(unit: number): void {
    this.reserve(1)
    this.units[this.length++] = unit
  }

  /** {@link baseTicketNo} of a cell, without a string where it is plain ASCII without blanks. */
  addTicketNo(block: CellBlock, cell: number): void {
    const from = cellStart(block, cell)
    const to = block.ends[cell]!
    this.reserve(to - from)
    for (let index = from; index < to; index++) {
      const unit = block.units[index]!
      if (unit <= 0x20 || unit >= 0x7f) {
        this.length = 0
        this.addText(baseTicketNo(cellText(block, cell)))
        return
      }
      this.units[this.length++] = unit >= 0x61 && unit <= 0x7a ? unit - 0x20 : unit
    }
    this.cutSuffix()
  }

  private cutSuffix(): void {
    const { units } = this
    let at = this.length
    while (at > 0 && units[at - 1]! >= 0x30 && units[at - 1]! <= 0x39) at--
    if (at === this.length || at < 3) return
    if (units[at - 3] !== 0x48 || units[at - 2] !== 0x42 || units[at - 1] !== 0x44) return
    at -= 3
    if (at > 0 && (units[at - 1] === 0x2d || units[at - 1] === 0x5f)) at--
    this.length = at
  }

  addTrimmed(block: CellBlock, cell: number): void {
    let from = cellStart(block, cell)
    let to = block.ends[cell]!
    while (from < to && isBlankUnit(block.units[from]!)) from++
    while (from < to && isBlankUnit(block.units[to - 1]!)) to--
    this.addUnits(block.units, from, to)
  }

  /** All cells of a row with U+0001 before each; the one at `without` counts as empty. */
  addRow(block: CellBlock, first: number, order: readonly number[], without: number): void {
    for (const column of order) {
      this.addUnit(1)
      if (column !== without) this.addUnits(block.units, cellStart(block, first + column), block.ends[first + column]!)
    }
  }

  private addText(text: string): void {
    this.reserve(text.length)
    for (let index = 0; index < text.length; index++) this.units[this.length++] = text.charCodeAt(index)
  }

  private addUnits(units: Uint16Array, from: number, to: number): void {
    this.reserve(to - from)
    const target = this.units
    let at = this.length
    for (let index = from; index < to; index++) target[at++] = units[index]!
    this.length = at
  }

  private reserve(more: number): void {
    if (this.length + more <= this.units.length) return
    const units = new Uint16Array(2 * (this.length + more))
    units.set(this.units.subarray(0, this.length))
    this.units = units
  }
}
