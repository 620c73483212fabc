/** A stretch of a text, `end` excluded. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** Signs that end a clause, in folded form; `、` goes on with it. Line breaks and wide gaps end it too. */
const CLAUSE_END = /[,;:。!?…()"\n\r\t]| {2,}/g
const SENTENCE_END = /[;。!?…\n\r]+/g

/** A folded text cut into clauses and sentences, each cut made when it is first asked for. */
export class TextParts {
  private clauses: number[] | undefined
  private sentences: number[] | undefined

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

  /** The part after the one that ends here, null at the end of the text. */
  sentenceAfter(sentence: Stretch): Stretch | null {
    this.sentences ??= cuts(this.text, SENTENCE_END)
    const next = this.sentences.findIndex((start, index) => index % 2 === 0 && start >= sentence.end && start > 0)
    return next < 0 || this.sentences[next]! >= this.text.length
      ? null
      : { start: this.sentences[next]!, end: this.sentences[next + 1]! }
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
