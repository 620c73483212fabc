import type { TextRange } from './HighlightedText.tsx'

export interface Snippet {
  /** Offset of `text` in the cell. */
  from: number
  text: string
}

/** Characters kept before the first hit, and in all; more than a line shows. */
const LEAD = 10
const LONGEST = 280

/** The words of a cue this close before the first hit are shown with it. */
const CUE_LEAD = 24

/**
 * The piece of a cell that its line shows: from the beginning, or from a little before the first hit, or before the words of its cue, when that
 * lies further in.
 */
export function snippetOf(text: string, hits: readonly TextRange[], cues: readonly TextRange[] = []): Snippet {
  const firstHit = hits.reduce((least, hit) => Math.min(least, hit.start), text.length)
  const isFar = hits.length > 0 && firstHit > LEAD + 6
  const nearCue = cues.reduce((least, { start }) => (firstHit - start <= CUE_LEAD ? Math.min(least, start - 2) : least), firstHit)
  let from = isFar ? Math.max(0, Math.min(firstHit - LEAD, nearCue)) : 0
  if (from > 0 && isLowSurrogate(text, from)) from--
  let end = Math.min(text.length, from + LONGEST)
  if (isLowSurrogate(text, end)) end--
  return { from, text: text.slice(from, end) }
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
