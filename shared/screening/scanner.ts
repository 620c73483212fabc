import { isBlank, isEscapable, type Operator, opensOperator, operatorOf, signAt } from './characters.ts'
import { type QueryError, type QueryErrorCode, QueryFault } from './query-error.ts'

/** A word read from the query: `text` with escapes resolved, `pattern` with them kept for wildcards. */
export interface Word {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly pattern: string
  readonly wildcards: number
}

export interface OperatorToken {
  readonly operator: Operator
  readonly word: string
  readonly start: number
  readonly end: number
}

/** A run of characters that mean only themselves, inside a word of any kind. */
const plainRun = /[^\s()（）"＂“”|｜,，、:：<>=＜＞＝≥≤?？*＊\\]*/y

/** Reads the signs and words of a query's text from left to right; knows nothing of precedence. */
export class Scanner {
  at = 0
  /** Above 0 inside the list of an OF: a comma parts items there and is a plain character elsewhere. */
  listDepth = 0
  /** Round brackets that are open: groups and lists. */
  openBrackets = 0

  constructor(readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at >= this.text.length
  }

  sign(ahead = 0): string {
    return signAt(this.text, this.at + ahead)
  }

  skipBlanks(): void {
    while (isBlank(this.text.charAt(this.at))) this.at++
  }

  /** Consumes the sign if it is next. */
  accept(sign: string): boolean {
    if (this.sign() !== sign) return false
    this.at++
    return true
  }

  fault(
    code: QueryErrorCode,
    start: number,
    end: number,
    details: QueryError['details'] = {},
    suggestion: string | null = null,
  ): QueryFault {
    const length = Math.min(end, this.text.length) - start
    return new QueryFault({ code, position: start, length, details, suggestion: suggestion || null })
  }

  /** The query's text with a stretch replaced, for suggestions. */
  mended(start: number, end: number, replacement: string): string {
    return (this.text.slice(0, start) + replacement + this.text.slice(end)).trim()
  }

  /** The operator word that is next, not consumed. Call behind blanks, brackets, quotes or at the start. */
  peekOperator(): OperatorToken | undefined {
    if (!opensOperator(this.text.charAt(this.at))) return undefined
    const end = this.hardEnd()
    const word = this.text.slice(this.at, end)
    const operator = word.length <= 40 ? operatorOf(word) : undefined
    return operator && { operator, word, start: this.at, end }
  }

  /** Reads a word; `untilColon` also ends it before a colon or a comparison sign, and resolves escapes and wildcards. */
  readWord(untilColon: boolean): Word {
    const start = this.at
    let text = ''
    let pattern = ''
    let wildcards = 0
    for (;;) {
      const run = this.skipPlain()
      text += run
      pattern += run
      if (this.isAtEnd || this.isHardEnd()) break
      const sign = this.sign()
      if (untilColon && ':<>=≥≤'.includes(sign)) break
      const character = this.text.charAt(this.at)
      if (character === '\\' && isEscapable(this.text, this.at + 1)) {
        const literal = this.text.charAt(++this.at)
        text += literal
        pattern += '?*\\'.includes(literal) ? `\\${literal}` : literal
      } else {
        const isWildcard = sign === '?' || sign === '*'
        if (isWildcard) wildcards++
        text += character
        pattern += isWildcard ? sign : character === '\\' ? '\\\\' : character
      }
      this.at++
    }
    return { start, end: this.at, text, pattern, wildcards }
  }

  /** Reads up to the next blank, bracket, quote, bar or list comma, nothing resolved. */
  readRaw(): string {
    const start = this.at
    this.at = this.hardEnd()
    return this.text.slice(start, this.at)
  }

  /** Whether a quote is next: straight ones close straight, curly ones close curly. */
  isAtQuote(): boolean {
    const sign = this.sign()
    return sign === '"' || sign === '“'
  }

  readQuoted(): string {
    const start = this.at
    const quote = this.sign()
    this.at++
    let text = ''
    for (; !this.isAtEnd; this.at++) {
      const character = this.text.charAt(this.at)
      const next = signAt(this.text, this.at + 1)
      if (character === '\\' && (next === '\\' || next === '"' || next === '“')) text += this.text.charAt(++this.at)
      else if (this.sign() === quote) {
        this.at++
        return text
      } else text += character
    }
    const closed = text.trim() === '' ? this.mended(start, this.text.length, '') : `${this.text}${quote === '"' ? '"' : '”'}`
    throw this.fault('quoteUnclosed', start, this.text.length, {}, closed)
  }

  private skipPlain(): string {
    plainRun.lastIndex = this.at
    const [run] = plainRun.exec(this.text)!
    this.at += run.length
    return run
  }

  private hardEnd(): number {
    const before = this.at
    for (this.skipPlain(); !this.isAtEnd && !this.isHardEnd(); this.skipPlain()) this.at++
    const end = this.at
    this.at = before
    return end
  }

  private isHardEnd(): boolean {
    const sign = this.sign()
    return '()"“|'.includes(sign) || (sign === ',' && this.listDepth > 0) || isBlank(sign)
  }
}

/** Where the first word of a part's text ends, quotes included: the name of its column. */
export function leadingWordEnd(text: string): number {
  const scanner = new Scanner(text)
  if (scanner.isAtQuote()) scanner.readQuoted()
  else scanner.readWord(true)
  return scanner.at
}
