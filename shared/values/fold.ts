import { foldCharacter, foldTable, isJoining } from './fold-table.ts'

/**
 * A cell's text and its folded form: NFKC, lower case, traditional to simplified character by character (interfaces.md, Screen
 * language). Texts are folded character by character, a character being a code point with the marks that join it, so that the folded
 * text equals the folding of the whole and every folded offset belongs to exactly one original character.
 *
 * Example: original `㎡ＡＢ後` folds to `m2ab后`; folded offsets 0 and 1 both belong to original offset 0.
 */
export interface FoldedText {
  readonly original: string
  readonly folded: string
  /** True where every original unit became one folded unit and there are no surrogates: offsets and character counts coincide. */
  readonly isDirect: boolean
  /** Original offset (UTF-16) at which the character of this folded offset starts; the original's length at the end. */
  originalStart(foldedIndex: number): number
  /** Original offset (UTF-16) at which the character before this folded offset ends; 0 at the start. */
  originalEnd(foldedIndex: number): number
  /** Number of code points of the original before this original offset. */
  characterIndex(originalOffset: number): number
}

/** Folds a text for which offsets are of no interest, such as a term of a query or a category's value. */
export function fold(text: string): string {
  return foldText(text).folded
}

export function foldText(original: string): FoldedText {
  const { units: table } = foldTable()
  let changed = false
  for (let index = 0; index < original.length; index++) {
    const unit = original.charCodeAt(index)
    const folded = table[unit]!
    if (folded === 0) return new MappedText(original)
    if (folded !== unit) changed = true
  }
  return new DirectText(original, changed ? mapUnits(original, table) : original)
}

function mapUnits(text: string, table: Uint16Array): string {
  const units = new Uint16Array(text.length)
  for (let index = 0; index < text.length; index++) units[index] = table[text.charCodeAt(index)]!
  return unitsToString(units, 0, units.length)
}

/** The string of these UTF-16 units, lone surrogates kept. */
export function unitsToString(units: Uint16Array, start: number, end: number): string {
  if (end - start <= 8192) return String.fromCharCode.apply(null, units.subarray(start, end) as unknown as number[])
  let text = ''
  for (let at = start; at < end; at += 8192) text += unitsToString(units, at, Math.min(end, at + 8192))
  return text
}

/** A text of which every unit folds to one unit. `folded` may be given where it is known already. */
export class DirectText implements FoldedText {
  readonly isDirect = true
  constructor(
    readonly original: string,
    readonly folded: string,
  ) {}
  originalStart(foldedIndex: number): number {
    return foldedIndex
  }
  originalEnd(foldedIndex: number): number {
    return foldedIndex
  }
  characterIndex(originalOffset: number): number {
    return originalOffset
  }
}

class MappedText implements FoldedText {
  readonly isDirect = false
  readonly folded: string
  /** For each folded unit, where its original character starts and ends. */
  private readonly starts: Uint32Array
  private readonly ends: Uint32Array
  private characters: Uint32Array | undefined

  constructor(readonly original: string) {
    let folded = ''
    const starts: number[] = []
    const ends: number[] = []
    for (let start = 0; start < original.length; ) {
      const end = characterEnd(original, start)
      const piece = foldCharacter(original.slice(start, end))
      for (let unit = 0; unit < piece.length; unit++) {
        starts.push(start)
        ends.push(end)
      }
      folded += piece
      start = end
    }
    this.folded = folded
    this.starts = Uint32Array.from(starts)
    this.ends = Uint32Array.from(ends)
  }
  originalStart(foldedIndex: number): number {
    return this.starts[foldedIndex] ?? this.original.length
  }
  originalEnd(foldedIndex: number): number {
    return foldedIndex === 0 ? 0 : this.ends[foldedIndex - 1]!
  }
  characterIndex(originalOffset: number): number {
    this.characters ??= countCharacters(this.original)
    return this.characters[originalOffset]!
  }
}

function countCharacters(text: string): Uint32Array {
  const counts = new Uint32Array(text.length + 1)
  let count = 0
  for (let offset = 0; offset < text.length; ) {
    const width = text.codePointAt(offset)! > 0xffff ? 2 : 1
    counts.fill(count, offset, offset + width)
    offset += width
    count++
  }
  counts[text.length] = count
  return counts
}

/** End of the character that starts at `start`: its code point and every joining one after it. */
export function characterEnd(text: string, start: number): number {
  let end = start + (text.codePointAt(start)! > 0xffff ? 2 : 1)
  while (end < text.length) {
    const next = text.codePointAt(end)!
    if (!isJoining(next)) break
    end += next > 0xffff ? 2 : 1
  }
  return end
}
