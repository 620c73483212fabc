const scratch = new Uint16Array(64)

/** The UTF-16 units of a text of at most 64, from 0 on; they hold until the next call. For readers of units that are given a string. */
export function shortUnits(text: string): Uint16Array {
  for (let index = 0; index < text.length; index++) scratch[index] = text.charCodeAt(index)
  return scratch
}

/** True for 0–9. */
export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39
}

/** The number whose digits stand in `[from, to)`, −1 where something else does. */
export function digitsAt(units: Uint16Array, from: number, to: number): number {
  let value = 0
  for (let index = from; index < to; index++) {
    const digit = units[index]! - 0x30
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value
}

/** Number of `*` in `[from, to)`, −1 where anything but these, digits and X stands. */
export function starsIn(units: Uint16Array, from: number, to: number): number {
  let stars = 0
  for (let index = from; index < to; index++) {
    const unit = units[index]!
    if (unit === 0x2a) stars++
    else if (!isDigit(unit) && unit !== 0x58) return -1
  }
  return stars
}
