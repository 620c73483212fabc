/** Ticket number without its re-dispatch suffix: `20260612000412HBD1` → `20260612000412` (domain.md 1.1). */
export function baseTicketNo(ticketNo: string): string {
  return ticketNo
    .normalize('NFKC')
    .trim()
    .toUpperCase()
    .replace(/[-_ ]?HBD\d+$/, '')
}

/**
 * 53-bit fingerprint of a text, for sets of millions of rows. Two different texts share one with a chance of 1 in 9 × 10¹⁵.
 * Two rounds of the multiply-xor mix of MurmurHash3.
 */
export function fingerprint(text: string): number {
  let a = 0x9e3779b9
  let b = 0x85ebca6b
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    a = Math.imul(a ^ unit, 0x2c1b3c6d)
    b = Math.imul(b ^ unit, 0x297a2d39)
    a = (a << 13) | (a >>> 19)
    b = (b << 11) | (b >>> 21)
  }
  a = Math.imul(a ^ (a >>> 16) ^ text.length, 0x45d9f3b)
  b = Math.imul(b ^ (b >>> 15) ^ text.length, 0x27d4eb2f)
  a ^= b >>> 13
  b ^= a >>> 16
  return (b >>> 0) * 0x200000 + (a >>> 11)
}

/**
 * Finds tickets received twice: an earlier row with the same base number and the same content or, without a number,
 * the whole row the same. Rows that merely share a text are not duplicates.
 */
export class DuplicateFinder {
  private readonly seen = new Set<number>()

  /** `ticketNo` and `content` are column indexes; −1 when the source has no such column. */
  constructor(
    private readonly ticketNo: number,
    private readonly content: number,
  ) {}

  /** True when the row was seen before; remembers it otherwise. */
  isDuplicate(cells: readonly string[]): boolean {
    const number = baseTicketNo(cells[this.ticketNo] ?? '')
    const rest = number !== '' && this.content >= 0 ? (cells[this.content] ?? '').trim() : this.wholeRow(cells, number !== '')
    const key = fingerprint(`${number}\u0000${rest}`)
    if (this.seen.has(key)) return true
    this.seen.add(key)
    return false
  }

  private wholeRow(cells: readonly string[], hasNumber: boolean): string {
    return cells.map((cell, column) => (hasNumber && column === this.ticketNo ? '' : cell)).join('\u0001')
  }
}
