import { type FoldedText, foldText } from '../values/fold.ts'
import { type Stretch, TextParts } from './cue-scope.ts'
import { cueWords } from './cue-words.ts'
import { DenialWords, NegationWords } from './negation.ts'
import { StatementWords } from './statement-cue.ts'

/** What a cue says of a hit, the strongest first: denied, said to be over, asked about, thanked for. */
export const cueKinds = ['negated', 'resolved', 'enquiry', 'thanks'] as const
export type CueKind = (typeof cueKinds)[number]

/** The cue that governs a hit. `start` and `end` are those of the cue's words in the original text, in UTF-16 units; `hit` is an index into the hits. */
export interface HitCue {
  readonly kind: CueKind
  readonly start: number
  readonly end: number
  readonly hit: number
}

const negation = new NegationWords(cueWords)
const denial = new DenialWords(cueWords)
const statements = new StatementWords(cueWords)

/**
 * The cues that govern hits in a cell: for each hit the strongest one or none, in the order of the hits. Hits are UTF-16 ranges of `original`; both are
 * compared folded, so traditional characters and full width are recognised as in a query.
 *
 * ```
 * 消防通道没有占用        占用 ← negated 没有
 * 没有处理占用的问题      no cue: what is denied is that it was handled
 * 想咨询占用归谁管        占用 ← enquiry 想咨询
 * ```
 * A cue says how the sentence speaks of the words, not whether the ticket matters: rows with cues are ranked apart, never left out.
 * Cost: one pass over the cell where it holds any cue's word at all, some µs a hit.
 */
export function cuesOf(original: string, hits: readonly Stretch[]): HitCue[] {
  if (hits.length === 0) return []
  const text = foldText(original)
  const isDenying = negation.occursIn(text.folded)
  const isStating = statements.occursIn(text.folded)
  if (!isDenying && !isStating) return []
  const parts = new TextParts(text.folded)
  const found: HitCue[] = []
  for (const [hit, range] of hits.entries()) {
    const place = { start: foldedStart(text, range.start), end: foldedEnd(text, range.end) }
    const cue = (isDenying && deniedBy(parts, place)) || (isStating && statements.about(parts, place))
    if (cue) found.push({ kind: cue.kind, start: text.originalStart(cue.start), end: text.originalEnd(cue.end), hit })
  }
  return found
}

/** Whether folded text holds a word without which there is no cue. Rules out a good half of ordinary tickets. */
export function mayHaveCue(folded: string): boolean {
  return negation.occursIn(folded) || statements.occursIn(folded)
}

function deniedBy(parts: TextParts, hit: Stretch): (Stretch & { kind: CueKind }) | null {
  const word = negation.before(parts, hit) ?? denial.after(parts, hit)
  return word && { ...word, kind: 'negated' }
}

/** The folded offset of the character that starts at, or holds, an original offset. */
function foldedStart(text: FoldedText, original: number): number {
  if (text.isDirect) return original
  let low = 0
  let high = text.folded.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (text.originalStart(middle) < original) low = middle + 1
    else high = middle
  }
  return low
}

function foldedEnd(text: FoldedText, original: number): number {
  return text.isDirect ? original : foldedStart(text, original)
}
