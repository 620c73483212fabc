import { unitsToString } from '../values/fold.ts'
import { foldCharacter, foldTable, isJoining } from '../values/fold-table.ts'

/** Folded cells of one column, and how often each folded unit occurs in them. Valid until the next {@link PostingText.fold}. */
export class PostingText {
  /** Folded units, cell after cell; only the first `offsets[rows]` count. */
  units = new Uint16Array(0)
  /** Where each cell starts in `units`, and at the end their number: rows + 1. */
  offsets = new Uint32Array(1)
  /** Occurrences of every unit. */
  readonly occurrences = new Uint32Array(0x10000)
  rows = 0

  /**
   * Folds cells given as UTF-16 units of the original, as `fold` folds each of them: a table look-up per unit, and character by character
   * where one folds to other than one unit or is joined by the next (about 1 % of real text).
   */
  fold(text: Uint16Array, offsets: Uint32Array): void {
    this.rows = Math.max(0, offsets.length - 1)
    if (this.offsets.length < this.rows + 1) this.offsets = new Uint32Array(this.rows + 1)
    const length = this.rows === 0 ? 0 : offsets[this.rows]! - offsets[0]!
    if (this.units.length < length) this.units = new Uint16Array(length + (length >> 5) + 64)
    this.occurrences.fill(0)
    let at = 0
    for (let row = 0; row < this.rows; row++) {
      this.offsets[row] = at
      at = this.foldCell(text, offsets[row]!, offsets[row + 1]!, at)
    }
    this.offsets[this.rows] = at
  }

  private foldCell(text: Uint16Array, from: number, to: number, start: number): number {
    const { units: table } = foldTable()
    const occurrences = this.occurrences
    if (start + to - from > this.units.length) this.grow(start + to - from)
    let target = this.units
    let at = start
    for (let index = from; index < to; ) {
      const unit = table[text[index]!]!
      if (unit !== 0) {
        target[at++] = unit
        occurrences[unit]!++
        index++
        continue
      }
      if (index > from && table[text[index - 1]!] !== 0 && isJoining(codePointAt(text, index, to))) {
        index--
        occurrences[target[--at]!]!--
      }
      const end = characterEndAt(text, index, to)
      const folded = foldCharacter(unitsToString(text, index, end))
      if (at + folded.length + to - end > target.length) target = this.grow(at + folded.length + to - end)
      for (let piece = 0; piece < folded.length; piece++) {
        const foldedUnit = folded.charCodeAt(piece)
        target[at++] = foldedUnit
        occurrences[foldedUnit]!++
      }
      index = end
    }
    return at
  }

  private grow(needed: number): Uint16Array<ArrayBuffer> {
    const units = new Uint16Array(needed + (needed >> 3) + 64)
    units.set(this.units)
    this.units = units
    return units
  }
}

function codePointAt(text: Uint16Array, index: number, to: number): number {
  const high = text[index]!
  if (high < 0xd800 || high > 0xdbff || index + 1 >= to) return high
  const low = text[index + 1]!
  return low < 0xdc00 || low > 0xdfff ? high : (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000
}

/** As `characterEnd` of fold.ts: the end of the code point at `index` and of every joining one after it. */
function characterEndAt(text: Uint16Array, index: number, to: number): number {
  let end = index + (codePointAt(text, index, to) > 0xffff ? 2 : 1)
  while (end < to) {
    const next = codePointAt(text, end, to)
    if (!isJoining(next)) break
    end += next > 0xffff ? 2 : 1
  }
  return end
}
