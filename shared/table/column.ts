/**
 * A column of strings, read-only, addressed by row index within its segment or table.
 * Every stored value is the source's original text; what is derived from it is computed by `shared/values`.
 */
export interface StringColumn {
  readonly length: number
  get(index: number): string
}

/** Row ordinal that stands for "no row" on the unmatched side of a link. */
export const NO_ROW = 0xffffffff

/** All values in one string, cut by `offsets` (length rows + 1, in UTF-16 units). */
export class TextColumn implements StringColumn {
  readonly length: number
  constructor(
    readonly text: string,
    readonly offsets: Uint32Array,
  ) {
    this.length = offsets.length - 1
  }
  get(index: number): string {
    return this.text.slice(this.offsets[index], this.offsets[index + 1])
  }
}

/** Few distinct values: `codes[row]` points into `values`. */
export class DictionaryColumn implements StringColumn {
  readonly length: number
  constructor(
    readonly values: readonly string[],
    readonly codes: Uint8Array | Uint16Array | Uint32Array,
  ) {
    this.length = codes.length
  }
  get(index: number): string {
    return this.values[this.codes[index]!]!
  }
}

/** A column over an array of strings; for tests and small tables. */
export function columnOf(values: readonly string[]): StringColumn {
  return { length: values.length, get: (index) => values[index] ?? '' }
}
