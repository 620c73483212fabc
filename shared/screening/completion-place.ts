import { operatorOf } from './characters.ts'
import { QueryFault } from './query-error.ts'
import { Scanner } from './scanner.ts'

/** What may be written at a caret. */
export interface CompletionPlace {
  /** An operand or an operator; a value behind `列名:` or `列名>=`; a group behind `@`. */
  readonly kind: 'operand' | 'value' | 'comparison' | 'lexicon'
  /** Where what is typed so far begins; it reaches to the caret. */
  readonly start: number
  /** What is typed so far, escapes resolved. */
  readonly typed: string
  /** The column named around the place. */
  readonly column: string | null
  /** Whether an operand stands before, so that AND, OR, NEAR may follow. */
  readonly isBehindOperand: boolean
  /** Whether what stands before is a number, so that OF may follow. */
  readonly isBehindCount: boolean
}

/** The place at the end of a text; null inside quotes, a regular expression or a range, and directly behind one of them. Linear; never throws. */
export function completionPlace(before: string): CompletionPlace | null {
  try {
    return new PlaceReader(before).read()
  } catch (fault) {
    if (fault instanceof QueryFault) return null
    throw fault
  }
}

interface Bracket {
  readonly column: string | null
  readonly isList: boolean
}

/** Reads a text that may break off anywhere, as far as needed to know what its last word is. */
class PlaceReader {
  private readonly scanner: Scanner
  private readonly brackets: Bracket[] = []
  private isBehindOperand = false
  private isBehindOf = false
  /** The word that was read last, which a colon would make a column. */
  private lastWord: string | null = null
  /** The column whose value is next, and whether a comparison sign asks for it. */
  private pending: { readonly column: string; readonly isCompared: boolean } | null = null

  constructor(before: string) {
    this.scanner = new Scanner(before)
  }

  read(): CompletionPlace | null {
    const { scanner } = this
    for (;;) {
      scanner.skipBlanks()
      const start = scanner.at
      if (scanner.isAtEnd) return this.isParted(start) ? this.place(start, '') : null
      const place = this.readSign() ?? this.readOperand(start)
      if (place !== 'on') return place
    }
  }

  /** Consumes a sign that is no part of a word. */
  private readSign(): 'on' | undefined {
    const { scanner } = this
    const sign = scanner.sign()
    if (sign === '(') {
      this.brackets.push({ column: this.pending?.column ?? this.column, isList: this.isBehindOf })
      this.expectOperand()
    } else if (sign === ')') {
      this.brackets.pop()
      this.expectOperator(null)
    } else if (sign === '|' || (sign === ',' && scanner.listDepth > 0)) this.expectOperand()
    else if (':<>=≥≤'.includes(sign)) {
      const column = this.pending?.column ?? this.lastWord
      this.expectOperand()
      if (column !== null) this.pending = { column, isCompared: sign !== ':' }
    } else if (sign === '-' && !this.pending) this.isBehindOperand = false
    else return undefined
    scanner.at++
    scanner.listDepth = this.brackets.at(-1)?.isList ? 1 : 0
    return 'on'
  }

  private readOperand(start: number): CompletionPlace | null | 'on' {
    const { scanner } = this
    if (scanner.isAtQuote()) {
      this.expectOperator(scanner.readQuoted())
      return 'on'
    }
    if (scanner.sign() === '@') return this.readLexicon(start)
    if (scanner.sign() === '/') return this.skipTo('/')
    if (scanner.sign() === '[' && this.pending) return this.skipTo(']')
    const { text } = scanner.readWord(this.pending === null)
    if (scanner.isAtEnd) return this.place(start, text)
    const isSplit = ':<>=≥≤'.includes(scanner.sign())
    const operator = this.pending || isSplit ? undefined : operatorOf(scanner.text.slice(start, scanner.at))
    if (operator === undefined) this.expectOperator(text)
    else {
      this.expectOperand()
      this.isBehindOf = operator === 'of'
    }
    return 'on'
  }

  private readLexicon(start: number): CompletionPlace | 'on' {
    const { scanner } = this
    scanner.at++
    if (scanner.isAtQuote()) scanner.readQuoted()
    else {
      const name = scanner.readRaw()
      if (scanner.isAtEnd) return { ...this.place(start, name), kind: 'lexicon' }
    }
    this.expectOperator(null)
    return 'on'
  }

  /** Steps over a regular expression or a range; null where it does not end before the caret. */
  private skipTo(sign: string): 'on' | null {
    const { scanner } = this
    for (scanner.at++; scanner.sign() !== sign; scanner.at++) {
      if (scanner.isAtEnd) return null
      if (scanner.sign() === '\\') scanner.at++
    }
    scanner.at++
    this.expectOperator(null)
    return 'on'
  }

  private expectOperand(): void {
    this.isBehindOperand = false
    this.isBehindOf = false
    this.lastWord = null
    this.pending = null
  }

  private expectOperator(word: string | null): void {
    this.expectOperand()
    this.isBehindOperand = true
    this.lastWord = word
  }

  private get column(): string | null {
    return this.brackets.at(-1)?.column ?? null
  }

  /** Whether a new word may begin here: not directly behind a quote, a bracket or a regular expression. */
  private isParted(at: number): boolean {
    return !this.isBehindOperand || at === 0 || /\s/.test(this.scanner.text[at - 1]!)
  }

  private place(start: number, typed: string): CompletionPlace {
    const { pending, isBehindOperand } = this
    return {
      kind: pending ? (pending.isCompared ? 'comparison' : 'value') : 'operand',
      start,
      typed,
      column: pending?.column ?? this.column,
      isBehindOperand,
      isBehindCount: isBehindOperand && /^[0-9０-９]+$/.test(this.lastWord ?? ''),
    }
  }
}
