/**
 * What people decided of single pairs, as row ordinals of the two sources that a link step meets first (part 0 of either side): pairs that are links whatever
 * the rules say, and pairs that are none. `version` changes with any of them; part of the key of a result.
 */
export interface LinkConstraints {
  version: string
  /** Judged pairs whose content so many rows share that they bind no more than the two rows that were judged. */
  rowsOnly: number
  must: { left: Uint32Array<ArrayBuffer>; right: Uint32Array<ArrayBuffer> }
  cannot: { left: Uint32Array<ArrayBuffer>; right: Uint32Array<ArrayBuffer> }
}
