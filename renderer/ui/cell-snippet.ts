import type { CellHit } from '../../shared/contract/engine.ts'

export interface Snippet {
  /** Offset of `text` in the cell. */
  from: number
  text: string
}

/** Characters kept before the first hit, and in all; more than a line shows. */
const LEAD = 10
const LONGEST = 280

/** The piece of a cell that its line shows: from the beginning, or from a little before the first hit when that lies further in. */
export function snippetOf(text: string, hits: readonly CellHit[]): Snippet {
  const firstHit = hits.reduce((least, hit) => Math.min(least, hit.start), text.length)
  const isFar = hits.length > 0 && firstHit > LEAD + 6
  let from = isFar ? firstHit - LEAD : 0
  if (from > 0 && isLowSurrogate(text, from)) from--
  let end = Math.min(text.length, from + LONGEST)
  if (isLowSurrogate(text, end)) end--
  return { from, text: text.slice(from, end) }
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
