/** A stretch of a text, `end` excluded. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Signs that end a clause, in folded form; `、` goes on with it. Line breaks and wide gaps end it too. */
const CLAUSE_END = /[,;:。!?…()"\n\r\t]| {2,}/g
const SENTENCE_END = /[;。!?…\n\r]+/g
const SENTENCE_SIGN = /[;。!?…\n\r]/

/** A folded text cut into clauses and sentences, each cut made when it is first asked for. */
export class TextParts {
  private clauses: number[] | undefined
  private sentences: number[] | undefined

  private readonly found = new Map<RegExp, Stretch[]>()
  private readonly held = new Map<RegExp, Map<number, boolean>>()

  constructor(readonly text: string) {}

  /** The clause in which an offset lies, without the sign at its end. */
  clauseAt(offset: number): Stretch {
    this.clauses ??= cuts(this.text, CLAUSE_END)
    return partAt(this.clauses, offset)
  }

  sentenceAt(offset: number): Stretch {
    this.sentences ??= cuts(this.text, SENTENCE_END)
    return partAt(this.sentences, offset)
  }

  /** The sentence after the one that ends here, null at the end of the text. */
  sentenceAfter({ end }: Stretch): Stretch | null {
    if (end >= this.text.length) return null
    let start = end
    while (start < this.text.length && SENTENCE_SIGN.test(this.text[start]!)) start++
    return start < this.text.length ? this.sentenceAt(start) : null
  }

  /** Whether a pattern occurs in a part of the text; remembered by where the part starts. */
  holds(pattern: RegExp, part: Stretch): boolean {
    const known = this.held.get(pattern) ?? new Map<number, boolean>()
    this.held.set(pattern, known)
    const found = known.get(part.start) ?? pattern.test(this.slice(part))
    known.set(part.start, found)
    return found
  }

  /** The places of a pattern that lie within a part of the text, in their order. */
  placesIn(pattern: RegExp, part: Stretch): Stretch[] {
    const all = this.places(pattern)
    let low = 0
    let high = all.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (all[middle]!.start < part.start) low = middle + 1
      else high = middle
    }
    const found: Stretch[] = []
    for (let at = low; at < all.length && all[at]!.start < part.end; at++) if (all[at]!.end <= part.end) found.push(all[at]!)
    return found
  }

  private places(pattern: RegExp): readonly Stretch[] {
    let found = this.found.get(pattern)
    if (!found) {
      found = [...this.text.matchAll(pattern)].map(({ index, 0: word }) => ({ start: index, end: index + word.length }))
      this.found.set(pattern, found)
    }
    return found
  }

  slice({ start, end }: Stretch): string {
    return this.text.slice(start, end)
  }
}

/** Start and end of every part, one after the other. */
function cuts(text: string, ends: RegExp): number[] {
  const places = [0]
  for (const sign of text.matchAll(ends)) places.push(sign.index, sign.index + sign[0].length)
  places.push(text.length)
  return places
}

function partAt(places: readonly number[], offset: number): Stretch {
  let low = 0
  let high = places.length / 2 - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (places[2 * middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { start: places[2 * low]!, end: places[2 * low + 1]! }
}

/** Words as one pattern, the longest first, so that it finds the longest that fits. */
export function anyOf(words: readonly string[]): string {
  return [...words]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|')
}
