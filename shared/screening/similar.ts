import { fold, foldText } from '../values/fold.ts'
import type { Stretch } from './cue-scope.ts'
import type { Posting } from './posting-rows.ts'

/** Bigrams by which candidates are looked for: the rarest of a text that occur elsewhere at all. */
export const MOST_PROBES = 30

/**
 * The distinct pairs of neighbouring letters of a text in folded form, in the order in which they first occur: what the index of a text column is made
 * of. Pairs with a digit, a sign or a blank are left out: numbers and dates make no two tickets alike.
 *
 * Example: `消防通道，1号楼` has 消防, 防通, 通道 and 号楼.
 */
export function gramsOf(text: string): Set<string> {
  const folded = fold(text)
  const grams = new Set<string>()
  for (let at = 0; at + 1 < folded.length; at++) {
    if (isLetter(folded.charCodeAt(at)) && isLetter(folded.charCodeAt(at + 1))) grams.add(folded.slice(at, at + 2))
  }
  return grams
}

/** Latin letters, Han characters with their extensions (as surrogates), and other scripts; no digits, signs and blanks. */
export function isLetter(unit: number): boolean {
  return unit >= 0x61 ? unit <= 0x7a || (unit >= 0x3400 && unit < 0xe000) || (unit >= 0xe0 && unit < 0x2000) : false
}

/** What a text is compared by: its bigrams with their weights. */
export interface Likeness {
  readonly weights: ReadonlyMap<string, number>
  /** Sum of the weights. */
  readonly total: number
  /** Weight that a bigram counts with which the text lacks. */
  readonly mean: number
}

/**
 * Weighs the bigrams of a text by their rarity: ln((rows + 1) / (rows with it + 1)) + 1, the smoothed inverse document frequency: what
 * every row has still counts a little. `rowsWith` is how many rows
 * of all hold a bigram; of those which it does not know none is assumed.
 */
export function likenessOf(grams: Iterable<string>, rowsWith: ReadonlyMap<string, number>, rows: number): Likeness {
  const weights = new Map<string, number>()
  let total = 0
  for (const gram of grams) {
    const weight = Math.log((rows + 1) / (Math.min(rows, rowsWith.get(gram) ?? 0) + 1)) + 1
    weights.set(gram, weight)
    total += weight
  }
  return { weights, total, mean: weights.size === 0 ? 0 : total / weights.size }
}

/** The bigrams that are looked for: rarest first, at most {@link MOST_PROBES}, none that only the text itself has. */
export function probesOf(grams: Iterable<string>, rowsWith: ReadonlyMap<string, number>): string[] {
  const known = [...grams].flatMap((gram) => {
    const rows = rowsWith.get(gram) ?? 0
    return rows >= 2 ? [{ gram, rows }] : []
  })
  return known
    .sort((a, b) => a.rows - b.rows)
    .slice(0, MOST_PROBES)
    .map(({ gram }) => gram)
}

/**
 * How alike a text is to the other, between 0 and 1: Dice's coefficient of the weighted bigrams, 2·shared / (one + other). Bigrams that only the other
 * text has count with the mean weight, so that no index is asked for them. The same text gives 1, one without a common bigram 0.
 */
export function similarity({ weights, total, mean }: Likeness, other: ReadonlySet<string>): number {
  let shared = 0
  let common = 0
  for (const gram of other) {
    const weight = weights.get(gram)
    if (weight === undefined) continue
    shared += weight
    common++
  }
  const whole = total + shared + (other.size - common) * mean
  return whole === 0 ? 0 : (2 * shared) / whole
}

/** Adds a weight to the score of every row of a posting. */
export function addWeight(scores: Float32Array, posting: Posting, weight: number): void {
  if (posting.rows) {
    for (const row of posting.rows) scores[row]! += weight
    return
  }
  const { bits } = posting
  for (let index = 0; index < bits.length; index++) {
    for (let byte = bits[index]!, row = index << 3; byte !== 0; byte >>>= 1, row++) if (byte & 1) scores[row]! += weight
  }
}

/** Keeps the best of many scores; of equal ones those offered first. */
export class BestRows {
  private kept: { row: number; score: number }[] = []
  private least = 0

  constructor(private readonly size: number) {}

  offer(row: number, score: number): void {
    if (score <= this.least) return
    this.kept.push({ row, score })
    if (this.kept.length >= 4 * this.size) this.trim()
  }

  /** The best, the first being the best of all. */
  best(): { row: number; score: number }[] {
    this.trim()
    return [...this.kept]
  }

  private trim(): void {
    this.kept.sort((a, b) => b.score - a.score || a.row - b.row)
    this.kept.length = Math.min(this.kept.length, this.size)
    if (this.kept.length === this.size) this.least = this.kept.at(-1)!.score
  }
}

/**
 * The phrases of a text that are made of the other's bigrams, as UTF-16 ranges of the original; shorter or commoner ones than two bigrams of mean weight
 * are left out.
 */
export function sharedPhrases({ weights, mean }: Likeness, original: string): Stretch[] {
  const text = foldText(original)
  const { folded } = text
  const ranges: Stretch[] = []
  for (let at = 0; at + 1 < folded.length; at++) {
    let weight = 0
    let end = at
    for (let gram = weights.get(folded.slice(end, end + 2)); gram !== undefined; gram = weights.get(folded.slice(end, end + 2))) {
      weight += gram
      end++
    }
    if (end === at) continue
    if (weight >= 2 * mean) ranges.push({ start: text.originalStart(at), end: text.originalEnd(end + 1) })
    at = end
  }
  return ranges
}
